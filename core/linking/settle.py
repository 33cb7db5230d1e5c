"""From facts to records: the ledger entry of a mention, the event and its revision, each with its version.

A view whose digest is the stored one goes out again as it was; another digest raises the version.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.linking import view
from core.linking.blocking import lasting_keys
from core.linking.draft import Draft
from core.linking.facts import EventFact, KeyFact, Output, mention_key
from core.linking.gather import Member, gather, voices
from core.linking.history import History, history
from core.linking.profile import profile
from core.linking.rulings import standing
from core.tallying.giving import scopes_given
from core.tolls.history import changes
from schemas import topics
from schemas.claim import MEASURES
from schemas.event import Change, Entry, Event, Lowered, Reason, Revision
from schemas.operations import Correction
from schemas.toll import Figure, Range, Toll
from schemas.wire import digest

KEY_EVENTS = 16  # events remembered under one lasting key


def entry(block: str, mention_id: str, draft: Draft, now: datetime) -> None:
    """Put the mention's fact with its version, and send its ledger entry."""
    key = mention_key(block, mention_id)
    fact = draft.mention(key)
    if fact is None:
        return
    judgement = fact.verdicts[0].judgement if fact.verdicts else "same"
    event_id = draft.root(fact.event_id)

    def record_of(version: int, at: datetime) -> Entry:
        return Entry(mention=fact.mention, version=version, at=at, event_id=event_id, judgement=judgement)

    stamp = digest(record_of(0, fact.first_arrival))
    changed = stamp != fact.digest
    record = record_of(fact.version + 1, now) if changed else record_of(fact.version, fact.entry_at or now)
    draft.put("mentions", key, replace(fact, version=record.version, digest=stamp, entry_at=record.at))
    root = draft.event(record.event_id)
    if root is None or root.forward is None:  # a mention moved to another block is that block's to tell
        draft.outputs.append(Output(topic=topics.LEDGER.name, key=f"{mention_id}@{record.version}", record=record))


def settle(event_id: str, draft: Draft, policy: str, now: datetime) -> None:
    """Put the event's fact with its views and version, and send the event and its latest revision."""
    stored = draft.event(event_id)
    if stored is None:
        return
    members = gather(draft, stored)
    told = history(members, stored if stored.version else None, voices(members), policy, tolls=draft.tolls)
    shown = show(stored, members, told, draft, policy)
    stamp = digest(shown)
    version = stored.version if stamp == stored.digest else stored.version + 1
    revision = stored.revision if version == stored.version else _revision(version, told, stored, shown, now)
    fact = replace(
        stored,
        profile=profile(members),
        toll=told.toll,
        history=told.changes,
        revisions=told.revisions,
        steps=told.steps,
        folded=told.folded,
        last_arrival=max((m.fact.first_arrival for m in members), default=None),
        version=version,
        digest=stamp,
        revision=revision,
    )
    _remember(fact, members, draft)
    draft.put("events", event_id, fact)
    dated = replace(
        shown,
        version=fact.version,
        first_known_at=min((m.fact.first_arrival for m in members), default=None),
        revised_at=revision.at if revision is not None else None,
        lowered=revision.lowered if revision is not None else {},
    )
    draft.outputs.append(Output(topic=topics.EVENTS.name, key=event_id, record=dated))
    if revision is not None and revision.version == fact.version:
        draft.outputs.append(Output(topic=topics.LEDGER.name, key=f"{event_id}@{fact.version}", record=revision))


def show(
    fact: EventFact,
    members: Sequence[Member],
    told: History,
    draft: Draft,
    policy: str,
    limit: int | None = view.LIMIT,
) -> Event:
    """The event, with what people ruled about its date and place."""
    ruled = ruled_on(fact, draft)
    when = next((c.when for c in reversed(ruled) if c.kind == "date" and c.when), None)
    where = next((c.where for c in reversed(ruled) if c.kind == "place" and c.where), None)
    hidden = tuple(q for c in ruled if c.kind == "withhold" for q in c.quotes)
    shown = view.event(fact, members, told, policy=policy, when=when, where=where, limit=limit)
    return view.withhold(shown, hidden) if hidden else shown


def ruled_on(fact: EventFact, draft: Draft) -> list[Correction]:
    """Corrections laid upon the event that nobody has undone, oldest first."""
    ruled = [c for i in fact.rulings if (c := standing(fact.block, i, draft)) is not None]
    return sorted(ruled, key=lambda c: (c.received_at or c.at, c.correction_id))


def _remember(fact: EventFact, members: Sequence[Member], draft: Draft) -> None:
    """Keep the lasting keys by which a late article finds the event."""
    told = fact.profile
    keys = lasting_keys(fact.block, told.people, told.when, told.where)
    for key in keys:
        held = draft.key(key)
        ids = held if fact.event_id in held else (*held, fact.event_id)[-KEY_EVENTS:]
        draft.put("keys", key, KeyFact(event_ids=ids))


def _revision(version: int, told: History, stored: EventFact, shown: Event, now: datetime) -> Revision | None:
    """What changed since the stored version, where toll, status or the scopes given to did; else the stored one."""
    scopes = scopes_given(shown)
    last = stored.revision
    before = last.toll if last is not None else {}
    if last is not None and (last.toll, last.status, last.contributions) == (shown.toll, shown.status, scopes):
        return last
    if last is None and not shown.toll:
        return None
    # A text revised in place re-folds the history without a step of its own: then the tolls say what changed.
    change = _main_change(told, stored)
    measure, was, now_is = (change.measure, change.before, change.after) if change else _differs(before, shown.toll)
    others = _others(before, shown.toll, measure, now)
    return Revision(
        event_id=stored.event_id,
        version=version,
        at=now,
        reason=change.reason if change else _reason(told, stored, bool(before)),
        measure=measure,
        before=was,
        after=now_is,
        others=others,
        status=shown.status,
        follows=last.version if last is not None else None,
        event_type=shown.event_type,
        event_subtype=shown.event_subtype,
        when=shown.when,
        where=shown.where,
        headline=shown.headline,
        toll=shown.toll,
        lowered=_lowered(last, [(was, now_is), *((c.before, c.after) for c in others)], now),
        contributions=scopes,
    )


def _main_change(told: History, stored: EventFact) -> Change | None:
    """Of the changes since the stored version the one a reader asks for first: the dead before the hurt."""
    new = told.changes[-(told.revisions - stored.revisions) :] if told.revisions > stored.revisions else ()
    order: dict[str, int] = {measure: n for n, measure in enumerate(MEASURES)}
    return min(new, key=lambda c: order.get(c.measure, len(order)), default=None)


def _others(before: Toll, after: Toll, told: str, now: datetime) -> tuple[Change, ...]:
    """The other measures whose figure changed: a lowering must not hide behind a rise of the dead."""
    return tuple(each for each in changes(before, after, at=now) if each.measure != told and each.before != each.after)


def _lowered(last: Revision | None, moved: Sequence[tuple[Range | None, Range | None]], now: datetime) -> Lowered:
    """When figures were lowered or taken back, now included: a history that is folded anew may tell of it no more."""
    told = dict(last.lowered) if last is not None else {}
    for way in sorted({way for before, after in moved if (way := _way(before, after))}):
        told[way] = (*told.get(way, ()), now)[-view.LIMIT :]
    return told


def _way(before: Range | None, after: Range | None) -> str:
    """`down`, `gone`, or "" for what is neither, by the best figure."""
    was, is_now = (each.best if each else None for each in (before, after))
    if was is None or is_now is None:
        return "gone" if was is not None else ""
    return "down" if is_now < was else ""


def _differs(before: Toll, after: Toll) -> tuple[str, Range | None, Range | None]:
    """The first measure whose figure is another, the dead before the hurt; "" where none is."""
    told = ((measure, _range(before.get(measure)), _range(after.get(measure))) for measure in MEASURES)
    return next((each for each in told if each[1] != each[2]), ("", None, None))


def _range(figure: Figure | None) -> Range | None:
    return None if figure is None else Range(low=figure.low, best=figure.best, high=figure.high)


def _reason(told: History, stored: EventFact, known: bool) -> Reason:
    if stored.forward is not None:
        return "merged"
    undone = told.revisions < stored.revisions  # steps that are no more: a ruling was taken back
    return "corrected_by_hand" if stored.rulings or undone else "article_revised" if known else "new_claim"
