"""Roads named by the towns they join: "on the Lodwar-Kitale highway". They lie in the country of both."""

from collections.abc import Sequence

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import TOWN, Place
from core.extraction.place_lists import country
from core.extraction.place_names import LONGEST, Name, options
from core.extraction.text import Token

_ROADS = frozenset("highway highways road roads expressway motorway freeway route railway line".split())
_DASHES = frozenset("-\u2013\u2014")
LEAST = 15_000
"""People of a town that a road is named by."""


def road(name: Name, tokens: Sequence[Token]) -> bool:
    """Make a town's name the name of the road it begins; False, and nothing done, where it begins none."""
    at = name.last
    if at + 2 >= len(tokens) or tokens[at].text not in _DASHES:
        return False
    end = next((i for i in range(at + 2, min(at + 2 + LONGEST, len(tokens))) if tokens[i].lower in _ROADS), 0)
    if not end or not all(t.text[0].isupper() for t in tokens[at + 1 : end]):
        return False
    second = _countries(options(key(" ".join(t.text for t in tokens[at + 1 : end]))))
    both = _countries(name.options) & second
    place = country(next(iter(both))) if len(both) == 1 else None
    if place is None:
        return False
    inside = Name(name.sentence, name.first, name.last, (place,), cue=True, whole=(name.first, name.last))
    name.last, name.whole, name.options, name.kind, name.cue = end + 1, (name.first, end + 1), (), "highway", True
    name.inside, name.outer = inside, [inside]
    name.renamed()
    return True


def _countries(found: Sequence[Place]) -> set[str]:
    return {p.country for p in found if p.kind == TOWN and p.population >= LEAST}
