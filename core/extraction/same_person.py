"""One who died, told first as found with wounds: the same person, no injured one besides (tolls.md, Transitions).

Local news tells of a single death in many words: "a woman lay there with stab wounds … doctors could not save her".
"""

from collections.abc import Sequence

from core.extraction.figures import Figure
from core.extraction.lexicon import person
from core.extraction.marked import Marked

_FOUND_SO = (
    "suffering",
    "sustaining",
    "with ",
    "bleeding",
    "taken to",
    "rushed",
    "transported",
    "suffered",
    "received",
)
"""How somebody is found or brought away, whatever comes of it; "was wounded" tells of one who lived."""
_DYING = ("critical", "grave", "life support", "life-threatening")
_WHAT_CAME = ("died", "dies", "die", "pronounced", "succumb", "declared", "dead")
_MEN = frozenset("man men boy boys father son husband brother male he him".split())
_WOMEN = frozenset("woman women girl girls mother daughter wife sister female she her".split())


def without_the_dead(found: Sequence[Figure]) -> list[Figure]:
    """The figures, less those that tell of the one dead person how he was found."""
    found = [f for f in found if not _all_the_dead(f, found)]
    dead = [f for f in found if f.measure == "killed" and f.best > 0 and f.stance.scope == "event" and not f.from_]
    hurt = [f for f in found if f.measure == "injured" and f.best > 0]
    if not dead or not hurt or any(f.best > 1 or f.attacker or f.own_hand for f in dead):
        return list(found)
    if any(f.others or f.best > 1 or not _one(f) for f in hurt):
        return list(found)
    gone = [f for f in hurt if _found_so(f, dead) and not any(_another(f, d) for d in dead)]
    return [f for f in found if f not in gone] if len(gone) == len(hurt) else list(found)


def _all_the_dead(figure: Figure, found: Sequence[Figure]) -> bool:
    """ "Two were found dead. Both had suffered gunshot wounds": the two who died."""
    group = figure.findings[0].group
    words = figure.findings[0].marked.words[group.first : group.first + 2]
    everybody = group.kind in ("pronoun", "definite") or bool({"both", "all", "they"} & set(words))
    if figure.measure != "injured" or figure.best < 2 or not everybody:
        return False
    phrase = figure.findings[0].trigger.phrase
    same = [f for f in found if f.measure == "killed" and f.best == figure.best and not f.stance.feared]
    at = figure.findings[0].marked.sentence.index
    near = any(0 <= at - x.marked.sentence.index <= _NEXT for f in same for x in f.findings)
    return near and phrase.startswith(_FOUND_SO) and "condition" not in phrase


_NEXT = 2
"""Sentences behind that of the dead in which "both" are they."""


def _one(figure: Figure) -> bool:
    group = figure.findings[0].group
    return figure.singular or group.kind in ("definite", "one")


def _found_so(figure: Figure, dead: Sequence[Figure]) -> bool:
    told = figure.findings[0]
    phrase = told.trigger.phrase
    if any(word in phrase for word in _DYING):
        at = told.marked.sentence.index
        later = [f for d in dead for f in d.findings if f.marked.sentence.index >= at]
        return any(f.trigger.phrase.startswith(_WHAT_CAME) for f in later)
    return phrase.startswith(_FOUND_SO) and "condition" not in phrase


def _another(hurt: Figure, dead: Figure) -> bool:
    """Whether they must be two: told side by side, of two sexes, two names or two ages."""
    a, b = hurt.findings[0], dead.findings[0]
    beside = [f for f in dead.findings if f.marked is a.marked and f.group.first != a.group.first]
    if beside and not any(f.group.kind == "pronoun" for f in beside) and a.group.kind != "pronoun":
        return True
    if hurt.name and dead.name and hurt.name.split()[-1] != dead.name.split()[-1]:
        return True
    sexes = {_sex(a.marked, a.group.first, a.group.last), _sex(b.marked, b.group.first, b.group.last)} - {""}
    ages = [_ages(x.marked, x.group.first, x.group.last) for x in (a, b)]
    return (
        len(sexes) > 1
        or bool(ages[0])
        and bool(ages[1])
        and not ages[0] & ages[1]
        or _of_two_sides(a.group.head, b.group.head)
    )


def _of_two_sides(a: str, b: str) -> bool:
    """ "An officer" and "a farmer" are two; "a man" and "the victim" may be one."""
    sides = {noun.side for noun in (person(a), person(b)) if noun is not None} - {"unknown"}
    return len(sides) > 1


def _sex(marked: Marked, first: int, last: int) -> str:
    words = set(marked.words[first:last])
    return "m" if words & _MEN else "f" if words & _WOMEN else ""


def _ages(marked: Marked, first: int, last: int) -> set[float]:
    near = range(first, min(last + 3, len(marked.words)))
    return {q.best for i, q in marked.quantity_at.items() if i in near and q.unit == "age"}
