"""Those told behind the verb who suffered it too: "was killed, along with three guards"."""

from core.extraction.coordination import own_trigger, right_list
from core.extraction.groups import Group
from core.extraction.marked import Marked
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


def besides(marked: Marked, known: tuple[Group, ...], trigger: Trigger) -> tuple[Group, ...]:
    """ "The mayor was killed in the raid, along with three guards": the three behind the verb suffered it too."""
    for group in known:
        if (
            not trigger.last <= group.first < trigger.last + _NEAR
            or group.kind not in ("number", "one")
            or not group.best
        ):
            continue
        before = list(marked.words[max(0, group.first - 3) : group.first])
        gap = range(trigger.last, group.first)
        said = {i for a in attributions(marked.sentence) for i in (*range(a.first, a.last), a.verb)}
        plain = not any(
            i not in said and (marked.tag(i).startswith(("VB", "W")) or i in marked.trigger_of) for i in gap
        )
        own = own_trigger(marked, group) or _of_their_own(marked, group)
        if plain and (before[-2:] in _BESIDES or before in _BESIDES) and not own:
            return right_list(marked, known, group.first, trigger)
    return ()


def _of_their_own(marked: Marked, group: Group) -> bool:
    """ "A man shot dead, along with two women who had been stabbed": the two suffered what is told of them."""
    fate = range(group.last + 1, group.last + 5)
    return marked.word(group.last) == "who" and any(i in marked.trigger_of for i in fate)
