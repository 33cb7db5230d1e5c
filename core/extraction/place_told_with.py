"""Words right behind a name that make it a town or an area: its state or country, its council."""

from collections.abc import Sequence

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, REGION, TOWN
from core.extraction.place_context import within
from core.extraction.place_lists import states
from core.extraction.place_names import Name, options
from core.extraction.text import Token


def with_its_state(name: Name, tokens: Sequence[Token]) -> bool:
    """ "The Macon, Georgia, mill", "from Reading, Pa.": the state or country behind its comma makes it a town."""
    at = name.last + 1
    if at >= len(tokens) or tokens[name.last].text != "," or not tokens[at].text[0].isupper():
        return False
    state = states().get(tokens[at].text)
    outer = [options(key(" ".join(t.text for t in tokens[at : at + n]))) for n in (1, 2)]
    areas = [p for found in outer for p in found if p.kind in (COUNTRY, REGION)] + ([state] if state else [])
    return any(p.kind == TOWN for p in within(name.options, areas))


_COUNCILS = (
    ("local", "government", "area"),
    ("lga",),
    ("local", "council"),
    ("council", "area"),
    ("district", "council"),
)
"""What stands behind the name of an area with a council of its own: "Ardo Local Government Area"."""


_COUNCIL = frozenset(words[0] for words in _COUNCILS)


def council(name: Name, tokens: Sequence[Token]) -> int:
    """How many tokens behind the name say so."""
    if name.last >= len(tokens) or tokens[name.last].lower not in _COUNCIL:
        return 0
    behind = tuple(t.lower for t in tokens[name.last : name.last + 3])
    return next((len(words) for words in _COUNCILS if behind[: len(words)] == words), 0)
