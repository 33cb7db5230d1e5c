"""What a new article shows of the events it is like: those of one happening merged, those of two split, by the house.

A mention is compared with the events known when it comes, so what it is put into depends on what came before it. Where
it fits several events, or some of its event's members and not others, all of them are grouped anew, whatever their
order: the two groups whose members agree most on the mean become one, as long as they agree enough. What differs from
the events as they stand leaves as records on `corrections` (`by: linking`): splits, then merges. A person undoes them
like any other; the house never makes the same twice, and leaves alone what a person ruled on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import combinations

from core.linking.compare import MEMBERS, Singles, members, points, representatives
from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, MentionFact, Profile, Verdict, correction_key, mention_key
from core.linking.judge import judge
from core.linking.parting import made_id, whole
from core.linking.rarity import Rarity
from core.linking.rulings import HOUSE
from core.linking.score import SAME
from core.linking.told import Told
from schemas.mention import Mention
from schemas.operations import Correction

RIVALS = 3  # events grouped anew at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One who tells of an event as news: as who is compared, and as compared with."""

    mention: Mention
    view: Told
    single: Profile
    coming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is never parted: one teller, or the first and latest of a large event. `events` are those it heads."""

    tellers: tuple[Teller, ...]
    event: str
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What words and places are worth where a mention is told of."""

    singles: Singles
    rarity: Rarity
    crowd: int


def regroup(
    event_id: str, rivals: Iterable[str], fresh: str, coming: Teller, draft: Draft, ground: Ground, at: datetime
) -> tuple[str, tuple[Correction, ...]]:
    """The event that the mention goes to, and the splits and merges that make events and groups the same.

    `event_id` is where it goes as events stand, `fresh` the event it would found.
    """
    found = (draft.event(e) for e in dict.fromkeys((event_id, *rivals)))
    events = sorted(_free([e for e in found if e is not None], coming, draft), key=lambda e: _founded(e, draft))
    if event_id not in {e.event_id for e in events}:
        return event_id, ()
    units = [u for e in events for u in _units(e, draft, ground)]
    alone = Unit(tellers=(coming,), event="")
    groups = grouped([*units, alone], ground)
    rulings = []
    target = event_id
    for group in groups:
        homes = [(e.event_id, e.founder) for e in events if any(e.event_id in u.heads for u in group)]
        if alone in group:
            homes = homes or [(fresh, coming.mention.mention_id)]
            target = homes[0][0]
        rulings += _rulings([u for u in group if u is not alone], homes, {e.event_id: e for e in events}, draft, at)
    if any(draft.correction(correction_key(events[0].block, c.correction_id)) is not None for c in rulings):
        return event_id, ()
    return target, tuple(sorted(rulings, key=lambda c: c.kind == "merge"))


def grouped(units: Sequence[Unit], ground: Ground) -> list[list[Unit]]:
    """Groups of units: those that agree most become one, as long as their mean is SAME. No order matters."""
    groups = [[u] for u in sorted(units, key=lambda u: u.tellers[0].mention.mention_id)]
    while len(groups) > 1:
        pairs = [(_mean(groups[i], groups[j], ground), -i, -j) for i, j in combinations(range(len(groups)), 2)]
        best, i, j = max(pairs)
        if best < SAME:
            break
        groups[-i] += groups.pop(-j)
    return groups


def _mean(one: Sequence[Unit], other: Sequence[Unit], ground: Ground) -> float:
    """How much two groups agree, on the mean of their tellers."""
    pairs = [(a, b) for u in one for a in u.tellers for v in other for b in v.tellers]
    return sum(_agree(a, b, ground) for a, b in pairs) / len(pairs)


def _agree(a: Teller, b: Teller, ground: Ground) -> float:
    first, then = sorted((a, b), key=lambda t: (t.coming, t.mention.published_at, t.mention.mention_id))
    pair = first.mention.mention_id, then.mention.mention_id
    known = ground.rarity.agreed  # many were compared when the mention came
    if pair not in known:
        verdict = judge(then.view, "", first.single, ground.rarity, ground.crowd)
        known[pair] = points(verdict)
    return known[pair]


def doubted(event: EventFact, coming: Teller, draft: Draft, ground: Ground) -> bool:
    """Whether one of those who tell of the event agrees too little with the mention to stand beside it."""
    if event.profile.articles <= 1:
        return False
    tellers = [_teller(*m, ground) for m in representatives(event, draft)]
    return any(_agree(coming, t, ground) < SAME for t in tellers)


def _units(event: EventFact, draft: Draft, ground: Ground) -> list[Unit]:
    """The event's own news, each by itself; the founder, or the earliest, heads the event and answers for the rest."""
    live = members(event, draft)
    news = [m for m in live if m[0].mention.role == "primary"]
    if not news or len(live) > MEMBERS:
        asked = representatives(event, draft)
        tellers = tuple(_teller(*m, ground) for m in asked)
        return [Unit(tellers=tellers, event=event.event_id, heads=(event.event_id,))] if asked else []
    head = next((m for m in news if m[0].mention.mention_id == event.founder), news[0])
    return [
        Unit(
            tellers=(_teller(*m, ground),),
            event=event.event_id,
            heads=(event.event_id,) if m is head else (),
        )
        for m in news
    ]


def _teller(fact: MentionFact, article: ArticleFact, ground: Ground) -> Teller:
    view, single = ground.singles.of(fact, article)
    return Teller(mention=fact.mention, view=view, single=single)


def teller(coming: Told) -> Teller:
    """A mention that comes, as one who will tell of an event. Nothing is compared with it: it is no profile yet."""
    return Teller(mention=coming.mention, view=coming, single=Profile(), coming=True)


def _free(events: Sequence[EventFact], coming: Teller, draft: Draft) -> list[EventFact]:
    """Those no person ruled on and no article tells as news beside one before: who tells of two knows that they are.

    Nor one that holds an older revision or reading of the coming article.
    """
    out: list[EventFact] = []
    told = {coming.mention.article_id}
    for event in events:
        articles = {m[0].mention.article_id for m in members(event, draft) if m[0].mention.role != "background"}
        if not _ruled(event, draft) and not articles & told:
            out.append(event)
            told |= articles
    return out


def _ruled(event: EventFact, draft: Draft) -> bool:
    """Whether a person ruled on it: then the house rules no more. A large event's latest members are looked at."""
    for fact, _ in members(event, draft):
        for correction_id in draft.rulings(mention_key(event.block, fact.mention.mention_id)):
            ruling = draft.correction(correction_key(event.block, correction_id))
            if ruling is not None and (ruling.undone_by or ruling.correction is None or ruling.correction.by != HOUSE):
                return True
    return False


_NEVER = datetime.max.replace(tzinfo=UTC)
"""An event whose members are another block's by now was founded last of all."""


def _founded(event: EventFact, draft: Draft) -> tuple[datetime, str]:
    """When the event was founded, by arrival: ids of older events stay."""
    founder = draft.mention(mention_key(event.block, event.founder))
    times = [founder.first_arrival] if founder else [m[0].first_arrival for m in members(event, draft)]
    return min(times, default=_NEVER), event.event_id


def _rulings(
    group: Sequence[Unit], homes: list[tuple[str, str]], events: Mapping[str, EventFact], draft: Draft, at: datetime
) -> list[Correction]:
    """Splits of what stands with an event that the group does not head, merges of all into the oldest it heads.

    `homes` are the events it heads, each with the mention that founded it.
    """
    out: list[Correction] = []
    found = list(homes)
    for event_id in dict.fromkeys(u.event for u in group if u.event not in {h for h, _ in homes}):
        event, piece = events[event_id], [u.tellers[0].mention for u in group if u.event == event_id]
        split = _split(event, piece, at)
        out.append(split)
        found += [(e, piece[0].mention_id) for e in _parted(event, piece, split, draft)]
    return [*out, *(_merge(found[0], other, next(iter(events.values())).block, at) for other in found[1:])]


def _split(event: EventFact, piece: Sequence[Mention], at: datetime) -> Correction:
    named = tuple(m.mention_id for m in piece)
    return Correction(
        correction_id=f"s-{_digest(event.founder, *sorted(named))}",
        kind="split",
        blocks=(event.block,),
        by=HOUSE,
        at=at,
        received_at=at,
        reason="those who tell of it fall into groups that do not agree",
        event_ids=(event.event_id,),
        mention_ids=named,
    )


def _merge(home: tuple[str, str], other: tuple[str, str], block: str, at: datetime) -> Correction:
    return Correction(
        correction_id=f"u-{_digest(*sorted((home[1], other[1])))}",
        kind="merge",
        blocks=(block,),
        by=HOUSE,
        at=at,
        received_at=at,
        reason="those who tell of either agree with those who tell of the other",
        event_ids=(home[0], other[0]),
        mention_ids=(home[1], other[1]),
    )


def _parted(event: EventFact, piece: Sequence[Mention], split: Correction, draft: Draft) -> list[str]:
    """The events that a split leaves its mentions in: those taken in before that part whole, and a new one."""
    named = {m.mention_id for m in piece}
    parted = whole(event, named, draft)
    gone = {m for e in parted for m in parted[e]}
    rest = [m for m in piece if m.mention_id not in gone]
    return [*parted, *([made_id(event.block, split.correction_id, rest[0])] if rest else [])]


def _digest(*said: str) -> str:
    return sha256("\n".join(said).encode()).hexdigest()[:12]


def same_as(verdicts: Iterable[Verdict], chosen: str) -> tuple[str, ...]:
    """The other events a mention is judged the same as, the surest first."""
    return tuple(v.event_id for v in verdicts if v.judgement == "same" and v.event_id != chosen)[: RIVALS - 1]
