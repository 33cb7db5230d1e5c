"""The decision about one delivery: the article's fact, with every judgement about its mentions. Old ones are kept."""

from collections.abc import Iterable, Mapping

from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, Placed, Verdict, mention_key
from core.linking.index import Index
from core.linking.likeness import copied
from core.linking.placing import place, stands
from core.linking.told import Told, told
from schemas.mention import Delivery, Mention


def decide(delivery: Delivery, origin: str, stored: ArticleFact | None, draft: Draft, index: Index) -> ArticleFact:
    """The article's fact: every judgement about its mentions, old ones kept."""
    block = delivery.block
    now = delivery.revised_at or delivery.received_at
    known = {p.mention_id: p for p in (stored.placed if stored else ())}
    told_ids = {m.mention_id for m in delivery.mentions}
    reader = next((m.reader for m in delivery.mentions), stored.reader if stored else "")
    judged = known if stored is not None and stored.reader == reader else {}
    kept = {m.mention_id: p for m in delivery.mentions if (p := _known(block, m, judged, draft))}
    for mention in delivery.mentions:
        target = delivery.into.get(mention.mention_id)
        if target is not None:
            kept[mention.mention_id] = _moved_in(block, mention, target, draft)
    gone = {m: p for m, p in known.items() if m not in told_ids}
    new = [m for m in delivery.mentions if m.mention_id not in kept]
    taken = frozenset(stands(block, p, draft) for p in kept.values())
    before = [*gone, *(m.mention_id for m in new if m.mention_id in known)]
    views = [_told(delivery, m, before, draft) for m in new]
    made, unions = place(block, views, taken, draft, index, now)
    placed = {p.mention_id: p for p in made} | kept
    events = [p.event_id for p in placed.values()]
    return ArticleFact(
        block=block,
        origin=origin,
        article_id=delivery.article_id,
        version=delivery.version,
        published_at=delivery.published_at,
        received_at=now,
        first_arrival=stored.first_arrival if stored else now,
        title=delivery.title,
        source=delivery.source,
        fingerprint=delivery.fingerprint,
        voice=_voice(delivery, stored, placed.values(), draft),
        terms=delivery.terms,
        opening=delivery.opening,
        placed=tuple(placed[m.mention_id] for m in delivery.mentions),
        retired=_retired(stored, delivery, gone),
        events=tuple(dict.fromkeys((*(stored.events if stored else ()), *events))),
        moved_to=stored.moved_to if stored else (),
        guessed=delivery.guessed,
        unions=(*(stored.unions if stored else ()), *unions),
        reader=reader,
    )


def _told(delivery: Delivery, mention: Mention, gone: Iterable[str], draft: Draft) -> Told:
    follows = succeeds(delivery.block, mention, gone, draft)
    beside = [m for m in delivery.mentions if m is not mention]
    return told(mention, delivery.title, delivery.terms, delivery.fingerprint, follows, beside, delivery.opening)


def _known(block: str, mention: Mention, known: Mapping[str, Placed], draft: Draft) -> Placed | None:
    """A judgement made before on the same reading, in the article's fact or (a kill in between) in the mention's."""
    if mention.mention_id in known:
        return known[mention.mention_id]
    fact = draft.mention(mention_key(block, mention.mention_id))
    if fact is None or fact.mention.reader != mention.reader:
        return None
    judged = next(s for s in reversed(fact.stays) if not s.by or s is fact.stays[0])
    return Placed(mention_id=mention.mention_id, event_id=judged.event_id, verdicts=fact.verdicts)


def _moved_in(block: str, mention: Mention, target: str, draft: Draft) -> Placed:
    if draft.event(target) is None:
        draft.put("events", target, EventFact(event_id=target, block=block, founder=""))
    verdict = Verdict(event_id=target, judgement="same", score=0.0, reasons=("merged by hand across a border",))
    return Placed(mention_id=mention.mention_id, event_id=target, verdicts=(verdict,))


def succeeds(block: str, mention: Mention, gone: Iterable[str], draft: Draft) -> str | None:
    """The event in which an older revision of the article stood with a mention of this one's role."""
    for mention_id in gone:
        fact = draft.mention(mention_key(block, mention_id))
        if fact is not None and fact.mention.role == mention.role:
            return draft.root(fact.event_id)
    return None


def _voice(delivery: Delivery, stored: ArticleFact | None, placed: Iterable[Placed], draft: Draft) -> str:
    """The article whose words these are: of the events it speaks of, the first that remembers a copy."""
    if stored is not None and stored.voice and stored.fingerprint == delivery.fingerprint:
        return stored.voice
    for p in placed:
        event = draft.event(draft.root(p.event_id))
        copy = copied(delivery.fingerprint, event.profile) if event else None
        if copy is not None and copy.voice != delivery.article_id:
            return copy.voice
    return delivery.article_id


def _retired(stored: ArticleFact | None, delivery: Delivery, gone: Mapping[str, Placed]) -> tuple[str, ...]:
    """Mentions that this version took back: told again on every re-delivery of it."""
    if stored is None:
        return ()
    earlier = stored.retired if stored.version == delivery.version else ()
    told_ids = {m.mention_id for m in delivery.mentions}
    return tuple(m for m in dict.fromkeys((*earlier, *gone)) if m not in told_ids)
