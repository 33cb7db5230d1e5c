"""Personal names as groups of one, and names of bodies that are none: "the aid group World Relief"."""

from core.extraction import noun_phrases
from core.extraction.group import Group
from core.extraction.lexicon import listed
from core.extraction.marked import Marked

_BODIES = frozenset(
    "group agency charity company firm organisation organization network station newspaper club".split()
)
"""Nouns right before a name that is no person's: "the aid group World Relief"."""


def _of_a_body(marked: Marked, at: int) -> bool:
    while at > 0 and marked.tag(at - 1).startswith("NNP"):
        at -= 1
    return marked.word(at - 1) in _BODIES


def named(marked: Marked, at: int) -> Group | None:
    """A personal name: two or more capitalised words the tagger takes for a name, with an age or not."""
    if not marked.tag(at).startswith("NNP") or not marked.tokens[at].text[:1].isupper():
        return None
    last = at
    taken = marked.engaged
    while marked.tag(last).startswith("NNP") and last not in taken:
        last += 1
    if last - at < 1 or any(marked.word(i) in listed("nonpersons") for i in range(at, last)):
        return None
    if marked.word(at - 1) == "the" and last - at > 1 or _of_a_body(marked, at):
        return None
    if last - at == 1 and at > 0 and marked.word(at - 1) not in ("and", ",", '"', "that"):
        return None
    text = " ".join(marked.tokens[i].text for i in range(at, last))
    return Group(
        at, last, "name", "", last - 1, 1, 1, 1, "counted", name=text, possessive=noun_phrases.possessed(marked, last)
    )  # fmt: skip
