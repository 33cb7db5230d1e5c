"""Those told behind the verb who suffered it too: "was killed, along with three guards"."""

from core.extraction.coordination import own_trigger, right_list
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.offices import second
from core.extraction.speech import attributions
from core.extraction.triggers import Trigger

_WANTED = frozenset(
    "reward rewards bounty information call calls called calling demand demands demanded demanding warrant warrants"
    " ordered orders seek seeks sought".split()
)
""" "A reward for the capture of A": nobody was caught."""
_SINCE = frozenset("on in at last this early late".split())
_OFFICE = 4
"""Words of an office between "of" and a name: "the killing of union lawyer A"."""
_COMMITTED = frozenset("committed perpetrated carried staged".split())


def behind_noun(marked: Marked, known: tuple[Group, ...], trigger: Trigger) -> int | None:
    """Where those who suffered begin behind a noun: "the murder of A", "the assassination on Monday of General A",
    "the murder committed by rebels against A"."""
    at = trigger.last
    if trigger.measure == "arrested" and _WANTED & set(marked.words[max(0, trigger.first - _NEAR) : trigger.first]):
        return None
    if marked.word(at) == "to" and trigger.measure == "injured":
        return at + 1
    while at < trigger.last + 5 and (at in marked.blocked or marked.word(at) in _SINCE):
        at += 1
    if marked.word(trigger.last) in _COMMITTED:
        at = next((i for i in range(at, at + _NEAR + 2) if marked.word(i) == "against"), at)
    if marked.word(at) not in ("of", "against") or at > trigger.last and marked.word(at - 1) in _SINCE:
        return None
    start = at + 1
    if trigger.measure == "arrested" or any(g.first == start for g in known):
        return start
    office = range(start, start + _OFFICE + 1)
    named = next((g.first for g in known if g.first in office and g.kind == "name"), start)
    plain = all(marked.tag(i) in ("JJ", "NN", "NNP", "VBN") for i in range(start, named))
    return named if plain else start


_BESIDES = (["along", "with"], ["together", "with"], ["as", "well", "as"])
_NEAR = 10


def besides(marked: Marked, known: tuple[Group, ...], trigger: Trigger, found: tuple[Group, ...], *,
            active: bool) -> tuple[Group, ...]:  # fmt: skip
    """Those told further behind, besides those found: "was killed in the raid, along with three guards"."""
    if found and all(g.last <= trigger.first for g in found):
        plain = not active and bool({"verb", "fate"} & set(trigger.frames))
        return _along(marked, known, trigger, trigger.last, _BESIDES) if plain else ()
    if not found or any(g.first < trigger.last for g in found):
        return ()
    told = _along(marked, known, trigger, found[-1].last, _AS_WELL if active else _BESIDES)
    other = second(marked, known, found[0], noun=not active) if len(found) == 1 and not told else None
    return told or (() if other is None else (other,))


_AS_WELL = (["as", "well", "as"],)
""" "Killed the mayor of a small town, as well as two clerks"; "along with" may tell of those who did it."""


def _along(marked: Marked, known: tuple[Group, ...], trigger: Trigger, start: int,
           phrases: tuple[list[str], ...]) -> tuple[Group, ...]:  # fmt: skip
    """ "The mayor was killed in the raid, along with three guards": the three behind the verb suffered it too."""
    near = start + _NEAR + 4 * (start > trigger.last)
    said = {i for a in attributions(marked.sentence) for i in (*range(a.first, a.last), a.verb)}
    for group in [g for g in known if start <= g.first < near and g.kind in ("number", "one") and g.best]:
        before = list(marked.words[max(0, group.first - 3) : group.first])
        gap = range(start, group.first)
        plain = not any(
            i not in said and (marked.tag(i).startswith(("VB", "W")) or i in marked.trigger_of) for i in gap
        )
        own = own_trigger(marked, group) or _of_their_own(marked, group)
        if plain and (before[-2:] in phrases or before in phrases) and not own:
            return right_list(marked, known, group.first, trigger)
    return ()


def _of_their_own(marked: Marked, group: Group) -> bool:
    """ "A man shot dead, along with two women who had been stabbed": the two suffered what is told of them."""
    fate = range(group.last + 1, group.last + 5)
    return marked.word(group.last) == "who" and any(i in marked.trigger_of for i in fate)
