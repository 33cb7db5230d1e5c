"""How an event that another took in is free again, and what a split founds."""

from collections.abc import Set
from dataclasses import replace
from hashlib import sha256

from core.linking.draft import Draft
from core.linking.facts import EventFact, correction_key
from core.linking.gather import gather
from schemas.mention import Mention


def part(event: EventFact, draft: Draft) -> None:
    """The event forwards no more."""
    onward = draft.event(event.forward or "")
    if onward is not None and onward.block == event.block:
        left = tuple(e for e in onward.absorbed if e != event.event_id)
        draft.put("events", onward.event_id, replace(onward, absorbed=left))
    draft.put("events", event.event_id, replace(event, forward=None, forward_by="", forward_at=None))


def part_whole(block: str, event_id: str, merge_id: str, split_id: str, draft: Draft) -> None:
    """The event forwards no more, and the merge that made it do so is laid no more while the split stands."""
    key = correction_key(block, merge_id)
    merge = draft.correction(key)
    if merge is not None:
        draft.put("corrections", key, replace(merge, parted_by=split_id))
    event = draft.event(event_id)
    if event is not None and event.forward_by == merge_id:
        part(event, draft)


def whole(event: EventFact, named: Set[str], draft: Draft) -> dict[str, frozenset[str]]:
    """The events taken in whose mentions are all named, each with its mentions: split, they part whole."""
    out = {}
    for absorbed in event.absorbed:
        other = draft.event(absorbed)
        own = (
            frozenset(m.mention.mention_id for m in gather(draft, other) if m.live)
            if other is not None
            else frozenset()
        )
        if own and named >= own:
            out[absorbed] = own
    return out


def made_id(block: str, correction_id: str, first: Mention) -> str:
    """The id of the event that a split founds of its mentions, the first of which is given."""
    day = first.when.start if first.when else first.published_at.date()
    digest = sha256(f"{correction_id} {first.mention_id}".encode()).hexdigest()[:8]
    return f"{block}-{day:%Y%m%d}-{digest}"
