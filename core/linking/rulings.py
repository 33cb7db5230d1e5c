"""What people ruled, laid upon mentions and events: each ruling can be laid again with the same result, and lifted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from core.linking.draft import Draft
from core.linking.facts import (
    CorrectionFact,
    EventFact,
    MentionFact,
    RulingsFact,
    Stay,
    correction_key,
    mention_key,
)
from core.linking.gather import gather
from core.linking.parting import made_id, part, part_whole, whole
from schemas.mention import Mention
from schemas.operations import Correction

NAMED = 8
HOUSE = "linking"  # who rules where no person does: two events that a later article shows to be one (`union`)


def standing(block: str, correction_id: str, draft: Draft) -> Correction | None:
    """The correction, where it has come and nobody has undone it (or the undoing was itself undone)."""
    fact = draft.correction(correction_key(block, correction_id))
    if fact is None or fact.correction is None:
        return None
    return None if fact.undone_by and standing(block, fact.undone_by, draft) is not None else fact.correction


def name(block: str, correction_id: str, mention_ids: Iterable[str], draft: Draft) -> None:
    """Remember that the correction names these mentions, whether they have come or not."""
    key = correction_key(block, correction_id)
    fact = draft.correction(key) or CorrectionFact()
    named = tuple(dict.fromkeys((*fact.mention_ids, *mention_ids)))
    draft.put("corrections", key, replace(fact, mention_ids=named))
    for mention_id in named:
        known = draft.rulings(mention_key(block, mention_id))
        ids = tuple(dict.fromkeys((*known, correction_id)))
        draft.put("rulings", mention_key(block, mention_id), RulingsFact(correction_ids=ids))


def inherit(block: str, old: Iterable[str], new: Mention, succeeds: bool, draft: Draft) -> None:
    """A mention of a newer revision takes over what was ruled about the one it follows: by quotes, where given.

    Not what the house ruled: that is of the events, and a revision founds none anew.
    """
    text = " ".join([e.quote for c in new.claims for e in c.evidence] + [p.quote for p in new.passages])
    for correction_id in dict.fromkeys(c for m in old for c in draft.rulings(mention_key(block, m))):
        fact = draft.correction(correction_key(block, correction_id))
        if fact is not None and fact.correction is not None and fact.correction.by == HOUSE:
            continue
        quotes = fact.correction.quotes if fact and fact.correction else ()
        if any(q in text for q in quotes) if quotes else succeeds:
            name(block, correction_id, (new.mention_id,), draft)


def lay_all(block: str, correction_ids: Iterable[str], draft: Draft) -> tuple[str, ...]:
    """Lay those of these corrections that stand, in the order they came; the events touched."""
    ids = sorted(dict.fromkeys(correction_ids), key=lambda i: _came(block, i, draft))
    found = (standing(block, i, draft) for i in ids)
    return tuple(dict.fromkeys(e for c in found if c is not None and not c.undoes for e in lay(block, c, draft)))


def _came(block: str, correction_id: str, draft: Draft) -> tuple[bool, str, bool, str]:
    """What orders corrections: when they came; of one moment, splits first."""
    fact = draft.correction(correction_key(block, correction_id))
    given = fact.correction if fact else None
    if given is None:
        return True, "", False, correction_id
    return False, (given.received_at or given.at).isoformat(), given.kind != "split", correction_id


def lay(block: str, correction: Correction, draft: Draft) -> tuple[str, ...]:
    """Lay a standing correction upon what it names and what has come of it; the events it touched, both sides.

    Its time is the correction's own, whenever it is laid, so that laying it again changes nothing.
    """
    now = correction.received_at or correction.at
    mentions = list(_named(block, correction.correction_id, draft))
    touched: tuple[str, ...] = ()
    key = correction_key(block, correction.correction_id)
    fact = draft.correction(key) or CorrectionFact(correction=correction)
    if fact.parted_by and standing(block, fact.parted_by, draft) is not None:
        return fact.events  # a later split took back what this merge had done
    match correction.kind:
        case "merge":
            touched = _merge(block, correction, mentions, draft, now)
        case "split":
            touched = _split(block, correction, mentions, draft, now)
        case "retract":
            touched = _retract(block, correction, mentions, draft, now)
        case "date" | "place" | "withhold":
            touched = _mark(block, correction, mentions, draft)
    fact = draft.correction(key) or fact
    ever = tuple(dict.fromkeys((*fact.events, *touched)))  # a killed worker may have written them and told nobody
    draft.put("corrections", key, replace(fact, events=ever))
    return ever


def lift(block: str, correction_id: str, draft: Draft) -> tuple[str, ...]:
    """Take back what the correction did; the events it had touched."""
    fact = draft.correction(correction_key(block, correction_id))
    if fact is None:
        return ()
    for event_id in fact.events:
        event = draft.event(event_id)
        if event is not None and event.forward_by == correction_id:
            part(event, draft)
    for mention in list(_named(block, correction_id, draft)):
        _release(block, mention, correction_id, draft)
    lay_all(block, fact.parted.values(), draft)
    return fact.events


def _release(block: str, mention: MentionFact, correction_id: str, draft: Draft) -> None:
    stays = tuple(s for s in mention.stays if s.by != correction_id)
    released = replace(mention, stays=stays or mention.stays)
    if mention.mention.retired_by == correction_id:
        told = replace(mention.mention, retired_by=None)
        released = replace(released, mention=told, retired_at=None, retired_reason=None)
    draft.put("mentions", mention_key(block, mention.mention.mention_id), released)


def _named(block: str, correction_id: str, draft: Draft) -> Iterator[MentionFact]:
    fact = draft.correction(correction_key(block, correction_id))
    for mention_id in fact.mention_ids if fact else ():
        mention = draft.mention(mention_key(block, mention_id))
        if mention is not None:
            yield mention


def _here(block: str, correction: Correction, mentions: Iterable[MentionFact], draft: Draft) -> list[EventFact]:
    """The root events of this block that the correction means, named ones first; a split by the house means the very
    events it names, whatever became of them."""
    if correction.by == HOUSE and correction.kind == "split":
        return [e for i in correction.event_ids if (e := draft.event(i)) is not None]
    events = [draft.event(draft.root(e.event_id)) for e in _meant(correction, mentions, draft)]
    return list({e.event_id: e for e in events if e is not None and e.block == block}.values())


def _meant(correction: Correction, mentions: Iterable[MentionFact], draft: Draft) -> list[EventFact]:
    """The events that the correction names, and those of the mentions it names, as they were before any forward.

    A merge means them as they stood before any later ruling; what the house merges it names in full.
    """
    merges = correction.kind == "merge"
    if merges and correction.by == HOUSE and correction.event_ids:
        mentions = ()
    stood = (_before(m, correction, draft) if merges else m.event_id for m in mentions)
    ids = dict.fromkeys((*correction.event_ids, *stood))
    return [e for e in (draft.event(i) for i in ids) if e is not None]


def _before(mention: MentionFact, correction: Correction, draft: Draft) -> str:
    """The event where the mention stood before rulings later than this one."""
    own = _came(mention.block, correction.correction_id, draft)
    earlier = (s.event_id for s in reversed(mention.stays) if not s.by or _came(mention.block, s.by, draft) <= own)
    return next(earlier, mention.stays[0].event_id)


def _merge(
    block: str, correction: Correction, mentions: list[MentionFact], draft: Draft, now: datetime
) -> tuple[str, ...]:
    """All into the first: within the block as a forward, from another block as a move (`moves`).

    Laid again it means the event it merged into before, whatever became of that one since.
    """
    found = _here(block, correction, mentions, draft)
    done = [e for e in _meant(correction, mentions, draft) if e.forward_by == correction.correction_id]
    home = correction.blocks[0] if correction.blocks else block
    first = found[0].event_id if block == home and found else next(iter(correction.event_ids), "")
    winner = next((e.forward for e in done if e.forward), first)
    aside = {winner, draft.root(winner)} if done else {winner}
    losers = [e for e in {e.event_id: e for e in (*found, *done)}.values() if e.event_id not in aside]
    for event in losers if winner else ():
        if event.forward is None:
            moved = replace(event, forward=winner, forward_by=correction.correction_id, forward_at=now)
            draft.put("events", event.event_id, moved)
        root = draft.event(winner)
        if root is not None and root.block == block:
            absorbed = tuple(dict.fromkeys((*root.absorbed, event.event_id)))
            draft.put("events", winner, replace(root, absorbed=absorbed))
    here = [winner] if any(e.event_id == winner for e in found) or done else []
    return tuple(dict.fromkeys((*here, *(e.event_id for e in losers))))


def _split(
    block: str, correction: Correction, mentions: list[MentionFact], draft: Draft, now: datetime
) -> tuple[str, ...]:
    """The named mentions leave: an absorbed event whose mentions are all named parts whole, others found a new one.

    Each mention is weighed once, when it is first there: laid again after a later merge, the split takes no more away.
    """
    touched: list[str] = []
    named = {m.mention.mention_id for m in mentions}
    key = correction_key(block, correction.correction_id)
    fact = draft.correction(key) or CorrectionFact(correction=correction)
    parted, weighed = dict(fact.parted), dict(fact.weighed)
    fresh = named - weighed.keys()
    for event in _here(block, correction, mentions, draft) if fresh or not fact.events else ():
        touched.append(event.event_id)
        for absorbed in () if fact.events else whole(event, named, draft):
            other = draft.event(absorbed)
            parted[absorbed] = other.forward_by if other is not None else ""
    for absorbed, merge_id in parted.items():
        part_whole(block, absorbed, merge_id, correction.correction_id, draft)
        touched.append(absorbed)
    roots = {e.event_id for e in _here(block, correction, mentions, draft)} - set(touched[1:])
    for m in [m for m in mentions if m.mention.mention_id in fresh]:
        here = draft.root(m.event_id) in roots and _splits(correction, m, draft)
        weighed[m.mention.mention_id] = here or _moved(m, correction)
    draft.put("corrections", key, replace(fact, parted=parted, weighed=weighed))
    staying = [m for m in mentions if weighed[m.mention.mention_id]]
    if staying:
        touched.append(_found(block, correction, staying, draft, now))
    return tuple(dict.fromkeys(touched))


def weigh_anew(block: str, mention_id: str, draft: Draft) -> None:
    """Read by other rules, a mention may stand again where a person split it from: those splits weigh it once more."""
    for correction_id in draft.rulings(mention_key(block, mention_id)):
        key = correction_key(block, correction_id)
        fact = draft.correction(key)
        if fact is not None and fact.correction is not None and fact.correction.by != HOUSE:
            left = {m: there for m, there in fact.weighed.items() if m != mention_id}
            draft.put("corrections", key, replace(fact, weighed=left))


def _splits(correction: Correction, mention: MentionFact, draft: Draft) -> bool:
    """Whether the mention stands with an event it is split from."""
    return not correction.event_ids or draft.root(mention.event_id) in {draft.root(e) for e in correction.event_ids}


def _moved(mention: MentionFact, correction: Correction) -> bool:
    """Whether the split put the mention into its own event before: it is enrolled once more, in case a kill came
    between the writes."""
    return any(s.by == correction.correction_id for s in mention.stays)


def _found(block: str, correction: Correction, mentions: list[MentionFact], draft: Draft, now: datetime) -> str:
    key = correction_key(block, correction.correction_id)
    fact = draft.correction(key) or CorrectionFact(correction=correction)
    first = mentions[0].mention
    made = fact.made or made_id(block, correction.correction_id, first)
    event = draft.event(made) or EventFact(event_id=made, block=block, founder=first.mention_id)
    for mention in mentions:
        event = draft.enrol(event, mention.mention.mention_id, known=True)
        if _moved(mention, correction):
            continue
        stay = Stay(at=max(now, mention.stays[-1].at), event_id=made, by=correction.correction_id)
        moved = replace(mention, stays=(*mention.stays, stay))
        draft.put("mentions", mention_key(block, mention.mention.mention_id), moved)
    draft.put("events", made, event)
    draft.put("corrections", key, replace(fact, made=made))
    return made


def _retract(
    block: str, correction: Correction, mentions: list[MentionFact], draft: Draft, now: datetime
) -> tuple[str, ...]:
    for mention in mentions:
        if mention.retired_at is None:
            told = replace(mention.mention, retired_by=correction.correction_id)
            at = max(now, mention.first_arrival)
            gone = replace(mention, mention=told, retired_at=at, retired_reason="retracted")
            draft.put("mentions", mention_key(block, mention.mention.mention_id), gone)
    return tuple(dict.fromkeys(draft.root(m.event_id) for m in mentions))


def _mark(block: str, correction: Correction, mentions: list[MentionFact], draft: Draft) -> tuple[str, ...]:
    events = _here(block, correction, mentions, draft)
    for event in events:
        ids = tuple(dict.fromkeys((*event.rulings, correction.correction_id)))
        draft.put("events", event.event_id, replace(event, rulings=ids))
    return tuple(e.event_id for e in events)


def expand(block: str, correction: Correction, draft: Draft) -> tuple[str, ...]:
    """The mentions a correction means: those it names, else those that count in the events it names.

    All of them for a retraction; for a merge the first few, enough to find the events again.
    """
    if correction.mention_ids or correction.kind not in ("retract", "merge"):
        return correction.mention_ids
    events = _here(block, correction, (), draft)
    bound = None if correction.kind == "retract" else NAMED
    return tuple(m.mention.mention_id for e in events for m in [m for m in gather(draft, e) if m.live][:bound])
