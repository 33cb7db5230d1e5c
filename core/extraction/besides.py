"""Those told behind the verb who suffered it too: "was killed, along with three guards"."""

from core.extraction.coordination import own_trigger, right_list
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

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
        plain = not any(marked.tag(i).startswith(("VB", "W")) or i in marked.trigger_of for i in gap)
        own = own_trigger(marked, group) or _of_their_own(marked, group)
        if plain and (before[-2:] in _BESIDES or before in _BESIDES) and not own:
            return right_list(marked, known, group.first, trigger)
    return ()


def _of_their_own(marked: Marked, group: Group) -> bool:
    """ "A man shot dead, along with two women who had been stabbed": the two suffered what is told of them."""
    fate = range(group.last + 1, group.last + 5)
    return marked.word(group.last) == "who" and any(i in marked.trigger_of for i in fate)
