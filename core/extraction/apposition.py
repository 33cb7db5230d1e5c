"""Two names of one person: "a nurse and former teacher", "the driver, a 38-year-old nurse," are no two people."""

from core.extraction.groups import Group
from core.extraction.marked import Marked

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"))
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "MD", "WP", "WDT"))
_WHO = frozenset(("who", "that", "whom", "which"))


def same_person(marked: Marked, before: Group, out: list[Group]) -> bool:
    """ "A nurse and former teacher was arrested": two names of one person, as the singular verb says."""
    here = out[0]
    gap = [marked.word(i) for i in range(before.last, here.first)]
    if gap == [","] and len(out) == 1 and here.kind == before.kind == "one":  # "a second boy, a 9-year-old who fell"
        return not here.others and _singular_verb(marked, here.last) and marked.word(before.first - 1) != ","
    joined = gap == ["and"]
    bare = here.kind == "one" and here.first not in marked.quantity_at and not here.definite
    return joined and bare and len(out) == 1 and before.kind in ("one", "name") and _singular_verb(marked, here.last)


def _singular_verb(marked: Marked, at: int) -> bool:
    """Whether the verb that follows, a phrase between or not, is of one person."""
    verb = next((i for i in range(at, at + 8) if marked.tag(i) in FINITE and marked.word(i) not in _WHO), -1)
    return marked.word(verb) in ("was", "is", "has")


def apposed(marked: Marked, before: Group, after: Group) -> bool:
    """ "John Smith, a 31-year-old man,", "the driver, John Smith,": two names of one person, not two persons."""
    if [marked.word(i) for i in range(before.last, after.first)] != [","]:
        return False
    if before.kind == "definite" and before.best == 1 and after.kind == "one":  # "The suspect, a 30-year-old known to"
        closed = marked.word(after.last) == "," and marked.tag(after.last + 1) in _VERBAL
        return marked.word(after.first) in ("a", "an") and (closed or marked.word(after.last) not in ("and", ",", "&"))
    return (before.kind == "name") != (after.kind == "name") and after.kind in ("name", "one", "definite")
