"""Where an article's mentions go: the best pairing of mentions and events, then new events for what is left."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from core.linking.blocking import lasting_keys
from core.linking.compare import against
from core.linking.draft import Draft
from core.linking.facts import EventFact, Placed, Verdict, mention_key
from core.linking.features import figures
from core.linking.index import Index
from core.linking.regroup import Ground, doubted, regroup, same_as, teller
from core.linking.told import Told
from schemas.mention import Mention
from schemas.operations import Correction

UNSURE_KEPT = 3
NEWS = 3.0  # points: of two mentions of one article that fit an event, its own news mostly is what the event is about


def place(
    block: str, told: Sequence[Told], taken: frozenset[str], draft: Draft, index: Index, at: datetime
) -> tuple[tuple[Placed, ...], tuple[Correction, ...]]:
    """One event for each mention, none for two of them, none of `taken` (events where the article stands already).

    And the splits and merges among events that the article's own news gives rise to.
    """
    verdicts = {t.mention.mention_id: _verdicts(block, t, taken, draft, index) for t in told}
    news = frozenset(t.mention.mention_id for t in told if t.mention.role == "primary")
    chosen = _pair(verdicts, {t.mention.mention_id: _news(t, draft) for t in told})
    out: list[Placed] = []
    rulings: list[Correction] = []
    for t in told:
        mention_id = t.mention.mention_id
        found, same = verdicts[mention_id], chosen.get(mention_id)
        target = same.event_id if same else fresh(block, t.mention, draft)
        if same is not None and mention_id in news:
            others = {v.event_id for m, v in chosen.items() if m != mention_id}
            target, made = _regrouped(target, t, [v for v in found if v.event_id not in others], draft, index, at)
            rulings += made
        out.append(_placed(block, t.mention, target, found, draft))
    return tuple(out), tuple(rulings)


def _placed(block: str, mention: Mention, target: str, verdicts: Sequence[Verdict], draft: Draft) -> Placed:
    same = next((v for v in verdicts if v.event_id == target), None)
    draft.counts["linked" if same else "founded"] += 1
    if same is None and draft.event(target) is None:
        draft.put("events", target, EventFact(event_id=target, block=block, founder=mention.mention_id))
    unsure = [v for v in verdicts if v.judgement == "unsure" and v.event_id != target]
    draft.counts["unsure"] += len(unsure)
    first = same or Verdict(event_id=target, judgement="same", score=0.0)
    return Placed(mention_id=mention.mention_id, event_id=target, verdicts=(first, *unsure[:UNSURE_KEPT]))


def _regrouped(
    target: str, told: Told, verdicts: Sequence[Verdict], draft: Draft, index: Index, at: datetime
) -> tuple[str, tuple[Correction, ...]]:
    """Where the mention goes once the events that it fits are grouped anew, where there is a question."""
    event = draft.event(target)
    if event is None:
        return target, ()
    ground = Ground(singles=index.singles, rarity=index.rarity(event.block, told), crowd=index.crowd(event.block, told))
    coming = teller(told)
    rivals = same_as(verdicts, target)
    if not rivals and not doubted(event, coming, draft, ground):
        return target, ()
    return regroup(target, rivals, fresh(event.block, told.mention, draft), coming, draft, ground, at)


def _verdicts(block: str, told: Told, taken: frozenset[str], draft: Draft, index: Index) -> list[Verdict]:
    out = []
    rarity, crowd = index.rarity(block, told), index.crowd(block, told)
    for event_id in candidates(block, told, draft, index):
        event = draft.event(event_id)
        if event is not None and event_id not in taken:
            out.append(against(told, event, draft, index.singles, rarity, crowd))
    return sorted(out, key=lambda v: (-v.score, v.event_id))


def candidates(block: str, told: Told, draft: Draft, index: Index) -> tuple[str, ...]:
    """Events that may be the mention's: from memory, from lasting keys, and the one an older revision told."""
    mention = told.mention
    lasting = lasting_keys(block, told.people, [mention.when] if mention.when else [], [mention.where])
    ids = [e for key in lasting for e in draft.key(key)]
    ids.extend(index.candidates(block, told))
    if told.succeeds is not None:
        ids.append(told.succeeds)
    return tuple(dict.fromkeys(draft.root(event_id) for event_id in ids))


def _news(told: Told, draft: Draft) -> Callable[[str], float]:
    """Points by which an article's own news goes before what it tells besides: more to an event that is news of
    others than to one told in passing, none where its figures are others and none the same."""

    def points(event_id: str) -> float:
        event = draft.event(event_id)
        if told.mention.role != "primary" or event is None:
            return 0.0
        compared = {f.name for f in figures(told, event.profile)}
        differs = "toll_differs" in compared and "same_toll" not in compared
        return (0.0 if differs else NEWS) - (0.0 if event.profile.news else NEWS)

    return points


def _pair(
    verdicts: Mapping[str, Sequence[Verdict]], before: Mapping[str, Callable[[str], float]]
) -> dict[str, Verdict]:
    """Greedy: the surest pair first; a mention and an event are each used once. `before`: points a mention is ahead."""
    pairs = [(v, mention_id) for mention_id, found in verdicts.items() for v in found if v.judgement == "same"]
    chosen: dict[str, Verdict] = {}
    used: set[str] = set()

    def order(pair: tuple[Verdict, str]) -> tuple[float, str, str]:
        verdict, mention_id = pair
        return -verdict.score - before[mention_id](verdict.event_id), mention_id, verdict.event_id

    for verdict, mention_id in sorted(pairs, key=order):
        if mention_id not in chosen and verdict.event_id not in used:
            chosen[mention_id] = verdict
            used.add(verdict.event_id)
    return chosen


def fresh(block: str, mention: Mention, draft: Draft) -> str:
    """The id of the event this mention founds: BLOCK-DATE-HASH, the hash longer where another event has it already."""
    day = mention.when.start if mention.when else mention.published_at.date()
    digest = sha256(mention.mention_id.encode()).hexdigest()
    ids = (f"{block}-{day:%Y%m%d}-{digest[:length]}" for length in range(6, len(digest) + 2, 2))
    return next(i for i in ids if (event := draft.event(i)) is None or event.founder in ("", mention.mention_id))


def stands(block: str, placed: Placed, draft: Draft) -> str:
    """The root event where a mention placed before stands now, after all rulings."""
    fact = draft.mention(mention_key(block, placed.mention_id))
    return draft.root(placed.event_id if fact is None else fact.event_id)
