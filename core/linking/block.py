"""One block's decisions: deliveries and corrections in, facts to write and records to send out. Pure.

Gather (facts, candidates) → decide (judge, rulings) → Writes; `apply` or the shell carries them out.
"""

from dataclasses import replace

from core.linking import rulings
from core.linking.carry import carry_out
from core.linking.decide import decide
from core.linking.draft import Draft
from core.linking.facts import CorrectionFact, EventFact, Facts, Output, Writes, article_key, correction_key
from core.linking.index import Index
from core.linking.tell import tell, tell_ruled
from schemas import topics
from schemas.mention import Delivery
from schemas.operations import Correction


def deliver(delivery: Delivery, facts: Facts, index: Index, *, policy: str = "best") -> Writes:
    """What one article tells one block. A version below the stored one only emits again.

    The same delivery again puts the same facts and sends the same records again.
    """
    draft = Draft(facts, index.tolls)
    origin = delivery.origin or delivery.block
    key = article_key(delivery.block, origin, delivery.article_id)
    stored = draft.article(key)
    if stored is not None and delivery.version < stored.version:
        article, now = stored, stored.received_at
    else:
        article = decide(delivery, origin, stored, draft, index)
        now = article.received_at
        draft.put("articles", key, article)
        carry_out(delivery, article, draft, now)
    touched = [event_id for union in article.unions for event_id in _lay(union, delivery.block, draft)]
    tell(article, stored, draft, policy, now, touched)
    draft.outputs.extend(Output(topic=topics.CORRECTIONS.name, key=delivery.block, record=u) for u in article.unions)
    return draft.writes()


def correct(correction: Correction, block: str, facts: Facts, index: Index, *, policy: str = "best") -> Writes:
    """A person's judgement, in the copy addressed to `block` (the record's key)."""
    draft = Draft(facts, index.tolls)
    if (
        correction.by == rulings.HOUSE and not correction.undoes
    ):  # the house's own counts from the article that gave rise to it
        correction = replace(correction, received_at=correction.at)
    touched = _lay(correction, block, draft)
    named = draft.correction(correction_key(block, correction.correction_id))
    now = correction.received_at or correction.at
    tell_ruled(block, named.mention_ids if named else (), touched, draft, policy, now)
    return draft.writes()


def _lay(correction: Correction, block: str, draft: Draft) -> tuple[str, ...]:
    """Keep the correction and lay it, or lift what it undoes; the events it touched."""
    key = correction_key(block, correction.correction_id)
    known = draft.correction(key) or CorrectionFact()
    draft.put("corrections", key, replace(known, correction=correction))
    named = known.mention_ids or rulings.expand(block, correction, draft)
    rulings.name(block, correction.correction_id, named, draft)
    if correction.undoes:
        return _undo(block, correction, draft)
    if rulings.standing(block, correction.correction_id, draft) is None:
        return ()
    return rulings.lay_all(block, (correction.correction_id,), draft)


def apply(writes: Writes, facts: Facts, index: Index) -> None:
    """Write the facts and let the index learn the events among them. Sending `moves` and `outputs` is the caller's."""
    for put in writes.puts:
        getattr(facts, put.table)[put.key] = put.fact
        if isinstance(put.fact, EventFact):
            index.learn(put.fact)


def _undo(block: str, correction: Correction, draft: Draft) -> tuple[str, ...]:
    """Lift what is undone; where that was itself an undoing, what it had undone stands again."""
    target = correction.undoes or ""
    key = correction_key(block, target)
    fact = draft.correction(key) or CorrectionFact()
    draft.put("corrections", key, replace(fact, undone_by=correction.correction_id))
    touched = rulings.lift(block, target, draft) if rulings.standing(block, target, draft) is None else ()
    again = fact.correction.undoes if fact.correction else None
    restored = rulings.standing(block, again, draft) if again else None
    return (*touched, *(rulings.lay_all(block, (again,), draft) if again and restored else ()))
