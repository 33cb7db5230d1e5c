"""Where an article's mentions go: the best pairing of mentions and events, then new events for what is left."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from core.linking.blocking import lasting_keys
from core.linking.draft import Draft
from core.linking.facts import EventFact, Placed, Verdict, mention_key
from core.linking.index import Index
from core.linking.judge import judge
from core.linking.score import UNSURE
from core.linking.told import Told, telling
from schemas.mention import Mention

UNSURE_KEPT = 3


def place(block: str, told: Sequence[Told], taken: frozenset[str], draft: Draft, index: Index) -> tuple[Placed, ...]:
    """One event for each mention, none for two of them, none of `taken` (events where the article stands already)."""
    verdicts = {t.mention.mention_id: _verdicts(block, t, taken, draft, index) for t in told}
    chosen = _pair(verdicts)
    used = {v.event_id for v in chosen.values()}
    out = []
    for t in told:
        mention_id = t.mention.mention_id
        same = chosen.get(mention_id) or Verdict(event_id=found(block, t.mention, draft), judgement="same", score=0.0)
        draft.counts["linked" if mention_id in chosen else "founded"] += 1
        unsure = [v for v in verdicts[mention_id] if v.judgement == "unsure" and v.event_id != same.event_id]
        draft.counts["unsure"] += len(unsure)
        also = next((v for v in verdicts[mention_id] if v.judgement == "same" and v.event_id not in used), None)
        kept = (same, *unsure[:UNSURE_KEPT])
        out.append(Placed(mention_id=mention_id, event_id=same.event_id, verdicts=kept, also=also))
    return tuple(out)


def _verdicts(block: str, told: Told, taken: frozenset[str], draft: Draft, index: Index) -> list[Verdict]:
    out = []
    rarity, crowd = index.rarity(block), index.crowd(block, told)
    for event_id in candidates(block, told, draft, index):
        event = draft.event(event_id)
        if event is not None and event_id not in taken:
            out.append(judge(told, event_id, event.profile, rarity, crowd, least=UNSURE))
    return sorted(out, key=lambda v: (-v.score, v.event_id))


def candidates(block: str, told: Told, draft: Draft, index: Index) -> tuple[str, ...]:
    """Events that may be the mention's: from memory, from lasting keys, and the one an older revision told."""
    mention = told.mention
    lasting = lasting_keys(block, telling(mention.people), [mention.when] if mention.when else [], [mention.where])
    ids = [e for key in lasting for e in draft.key(key)]
    ids.extend(index.candidates(block, told))
    if told.succeeds is not None:
        ids.append(told.succeeds)
    return tuple(dict.fromkeys(draft.root(event_id) for event_id in ids))


def _pair(verdicts: Mapping[str, Sequence[Verdict]]) -> dict[str, Verdict]:
    """Greedy: the surest pair first; a mention and an event are each used once."""
    pairs = [(v, mention_id) for mention_id, found in verdicts.items() for v in found if v.judgement == "same"]
    chosen: dict[str, Verdict] = {}
    used: set[str] = set()
    for verdict, mention_id in sorted(pairs, key=lambda p: (-p[0].score, p[1], p[0].event_id)):
        if mention_id not in chosen and verdict.event_id not in used:
            chosen[mention_id] = verdict
            used.add(verdict.event_id)
    return chosen


def found(block: str, mention: Mention, draft: Draft) -> str:
    """The id of the event this mention founds: BLOCK-DATE-HASH, the hash longer where another event has it already."""
    day = mention.when.start if mention.when else mention.published_at.date()
    digest = sha256(mention.mention_id.encode()).hexdigest()
    for length in range(6, len(digest), 2):
        event_id = f"{block}-{day:%Y%m%d}-{digest[:length]}"
        event = draft.event(event_id)
        if event is None or event.founder in ("", mention.mention_id):
            break
    if event is None:
        draft.put("events", event_id, EventFact(event_id=event_id, block=block, founder=mention.mention_id))
    return event_id


def stands(block: str, placed: Placed, draft: Draft) -> str:
    """The root event where a mention placed before stands now, after all rulings."""
    fact = draft.mention(mention_key(block, placed.mention_id))
    return draft.root(placed.event_id if fact is None else fact.event_id)
