"""Some of those of whom more is told: "two of the ten injured on Monday died", "a girl among the wounded died"."""

from dataclasses import replace

from core.extraction.finding import Finding
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger


def tells_of_whole(marked: Marked, t: Trigger, group: Group) -> bool:
    """In "two of the ten people injured on Monday died" it is the ten who were injured."""
    if group.out_of is None or group.last > t.first or t.measure in ("killed", "freed", "found"):
        return False
    between = [marked.word(i) for i in range(group.last, t.first)]
    return not between or between[0] in _RELATIVE


_RELATIVE = ("who", "that", "whom", "they", "it", "he", "she", "feared")


def some_of_those(marked: Marked, t: Trigger, group: Group) -> bool:
    """ "Two of the people wounded on Monday": some of those who were wounded, and nobody says how many those were."""
    if not group.partitive or group.out_of is not None or not group.head or t.measure in ("killed", "freed", "found"):
        return False
    between = [marked.word(i) for i in range(group.last, t.first)]
    return t.first >= group.last and between in ([], ["who", "were"], ["who", "was"], ["still"])


def left_before(marked: Marked, known: tuple[Group, ...], t: Trigger) -> Group | None:
    """The "two of the people wounded when a bomb went off" who, far behind, "have died"."""
    if t.measure not in ("killed", "freed", "found"):
        return None
    for group in reversed([g for g in known if g.last < t.first]):
        end, _ = among_the_hurt(marked, group)
        counts_kin = marked.word(group.first - 1) == "of" and any(g.last == group.first - 1 for g in known)
        if 0 < end <= t.first and not counts_kin:
            return group
        if not group.partitive:
            continue
        at = group.last + 2 * (marked.word(group.last) == "who")
        participle = marked.trigger_of.get(at)
        if participle is not None and participle.last < t.first and participle.measure in LEFT:
            return group
    return None


LEFT = frozenset(("injured", "missing", "kidnapped", "shot"))
_LINKING = frozenset(", who that was were had has been being is".split())
_HURT = {"wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing", "hostages": "kidnapped"}
_LINKS = 5
"""Tokens between somebody and "among the wounded": ", who had been"."""


def among_the_hurt(marked: Marked, group: Group) -> tuple[int, str]:
    """Where "a girl who was among the wounded" ends, and what she was; 0 where it is not said of the group."""
    at = group.last
    if marked.word(at) == "of" and at + 1 in marked.quantity_at:
        at = marked.quantity_at[at + 1].last  # "a father of four"
    start = at
    while at - start < _LINKS and marked.word(at) in _LINKING:
        at += 1
    if marked.word(at) != "among" or marked.word(at + 1) not in ("the", "those", "dozens", "several"):
        return 0, ""
    for i in range(at + 2, at + _LINKS):
        if marked.word(i) in _HURT:
            return i + 1, _HURT[marked.word(i)]
    return 0, ""


def whole(group: Group) -> Group:
    q = group.out_of
    assert q is not None
    return replace(
        group, first=q.first, low=q.low, best=q.best, high=q.high, qualifier=q.qualifier, partitive=False, out_of=None,
        definite=True, others=False,
    )  # fmt: skip


def died_of_the_hurt(marked: Marked, found: list[Finding]) -> list[Finding]:
    """ "One of the injured, a 40-year-old woman, died": one of the injured, and a woman."""
    out = list(found)
    for dead in [f for f in found if f.measure == "killed" and not f.left and not f.subset]:
        end, left = among_the_hurt(marked, dead.group)
        if 0 < end <= dead.trigger.first:
            out[out.index(dead)] = replace(dead, left=left)
            out = [f for f in out if f.measure != left or f.group.first != dead.group.first]
            continue
        for hurt in [f for f in found if f.measure == "injured" and f.group.partitive and f.group.out_of is None]:
            between = set(marked.words[hurt.group.last : dead.group.first])
            if hurt.group.last < dead.group.first and between <= {",", "both"} and hurt in out:
                out[out.index(dead)] = replace(dead, group=replace(hurt.group, like=dead.group), left="injured")
                out.remove(hurt)
    return out


def unnumbered(marked: Marked, known: tuple[Group, ...]) -> dict[int, str]:
    """Where "two of the people" ends that a participle follows → what those people were."""
    out = {}
    for group in known:
        t = marked.trigger_of.get(group.last) or marked.trigger_of.get(group.last + 2)
        if t is not None and t.measure in LEFT and some_of_those(marked, t, group):
            out[group.last] = "injured" if t.measure == "shot" else t.measure
    return out
