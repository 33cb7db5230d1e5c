"""The total and its parts: sides sum and never exceed it, what no side is told of is `unknown` (tolls.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.tolls.policies import SHOWN_CLAIMS, Outcome
from core.tolls.statement import Statement
from schemas.toll import Part

PAIR = ("militant", "civilian")  # whom two voices may call the same people, each by its own word
NO_SIDES: Mapping[str, Outcome] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A total, and the sides that fit into it."""

    total: Outcome
    sides: Mapping[str, Outcome]


def whole(
    total: Outcome | None,
    sides: Mapping[str, Outcome],
    others: Sequence[Outcome] = (),
    left: Sequence[Statement] = (),
    told: Mapping[str, Outcome] = NO_SIDES,
) -> Whole | None:
    """The total in the light of its parts. `sides` exclude one another; each of `others` lies within the total.

    Parts as new as the total that exceed it: their sum stands, contested. Newer parts outgrow it. Older ones are
    clipped to it. Two sides that each say the dead are theirs count once, contested. `left` are moves of people whose
    side is not told: they leave the sum of the sides, unless it was told after they had left. `told` are the sides
    before anybody left, where somebody did.
    """
    sides, counted = _same_people(sides, {**sides, **told})
    if total is None:
        return _parts_alone(_least(counted, others, left), sides, left)
    since = total.as_of
    # What is only some of the total, or came on top and was added to it already, does not outgrow it.
    counted = [o for o in counted if o.whole]
    fresh = _least([o for o in counted if o.as_of >= since], [o for o in others if o.as_of >= since], left)
    if fresh is None or fresh.best <= total.best:
        if fresh is not None and fresh.contested and total.summed:  # a sum is as uncertain as its parts
            total = replace(total, high=max(total.high, fresh.high), contested=True)
        return Whole(total=total, sides=_clipped(sides, total, since))
    exceeds = not total.open and fresh.low > total.high
    if not fresh.grows:
        total = replace(total, high=max(total.high, fresh.high), contested=total.contested or exceeds)
    elif not exceeds:
        total = _reaching(total, fresh)
    else:
        beside = _least([o for o in counted if o.as_of == since], [o for o in others if o.as_of == since], left)
        before = total.less(total.risen)  # who came on top since is none of those told before
        summed = without(_sum([within(o, before) if o.as_of < since else o for o in counted] or [fresh]), left)
        contested = fresh.contested or beside is not None and beside.low > total.high
        total = replace(max(summed, fresh, key=lambda o: o.best), contested=contested)
    return Whole(total=total, sides=_clipped(sides, total, since))


def _parts_alone(least: Outcome | None, sides: Mapping[str, Outcome], left: Sequence[Statement]) -> Whole | None:
    """Without a total the parts make it up; "no civilians were killed" alone tells none, but all may have left."""
    if least is None or not (least.high or left):
        return None
    return Whole(total=least, sides=_clipped(sides, least, least.as_of))


def _same_people(sides: Mapping[str, Outcome], told: Mapping[str, Outcome]) -> tuple[dict[str, Outcome], list[Outcome]]:
    """ "Militants", says the army; "villagers", say the villagers: nobody tells both, and the figures meet.

    The sides as they are shown, and what is counted of them: such people once, with what was added to either later.
    Whether they are the same rests on what was `told` of them: those who left since were some of them.
    """
    if not set(PAIR) <= set(sides):
        return dict(sides), list(sides.values())
    pair = [told[side] for side in PAIR]
    one, other = (o.less(o.risen) for o in pair)
    apart = not (one.whole and other.whole and one.best and other.best) or one.voices & other.voices
    if apart or one.low > other.high or other.low > one.high:
        return dict(sides), list(sides.values())
    least = min(one, other, key=lambda o: (o.best, o.low))
    joined = replace(_sum([one, other]), low=least.low, best=least.best, high=max(one.high, other.high))
    joined = replace(joined, contested=one.contested or other.contested)
    later = [replace(o, low=o.risen, best=o.risen, high=o.risen, contested=False) for o in pair if o.risen]
    gone = sum(told[side].best - sides[side].best for side in PAIR)
    counted = [o for side, o in sides.items() if side not in PAIR] + _less([joined, *later], gone)
    shown = dict(sides)
    for side in PAIR:
        sure = min(sides[side].risen, sides[side].best)
        shown[side] = replace(sides[side], low=sure, best=sure, contested=True)
    return shown, counted


def _less(parts: Sequence[Outcome], gone: int) -> list[Outcome]:
    """The parts without those who left, the first of them first."""
    out = []
    for o in parts:
        out.append(o.less(min(gone, o.best)) if gone else o)
        gone -= min(gone, o.best)
    return out


def _least(sides: Sequence[Outcome], others: Sequence[Outcome], left: Sequence[Statement]) -> Outcome | None:
    """The least the total can be: the sum of the sides, or one part that is larger still."""
    known = [*([without(_sum(sides), left)] if sides else []), *others]
    return max(known, key=lambda o: (o.best, o.as_of)) if known else None


def _sum(parts: Sequence[Outcome]) -> Outcome:
    if len(parts) == 1:
        return parts[0]
    return Outcome(
        low=sum(p.low for p in parts),
        best=sum(p.best for p in parts),
        high=sum(p.high for p in parts),
        contested=any(p.contested for p in parts),
        claims=tuple(sorted({c for p in parts for c in p.claims})[-SHOWN_CLAIMS:]),
        voices=frozenset().union(*(p.voices for p in parts)),
        as_of=max(p.as_of for p in parts),
        grows=all(p.grows for p in parts),
        whole=all(p.whole for p in parts),
        open=any(p.open for p in parts),
    )


def _reaching(total: Outcome, fresh: Outcome) -> Outcome:
    """A total whose range reaches the larger sum of its newer parts is at least that sum."""
    best = fresh.best if total.open else min(fresh.best, total.high)
    return replace(total, low=max(total.low, min(fresh.low, best)), best=best, high=max(best, total.high))


def _clipped(sides: Mapping[str, Outcome], total: Outcome, since: datetime) -> dict[str, Outcome]:
    """Sides within a total. Where they exceed it, those told before it (`since`), if that is enough, else all, keep
    what must be their own if the others are right."""
    excess = max(0, sum(o.best for o in sides.values()) - total.best)
    older = {side for side, o in sides.items() if o.as_of < since}
    if sum(sides[side].best for side in older) < excess:
        older = set(sides)
    return {
        side: within(o, total, best=max(0, o.best - excess) if side in older else o.best) for side, o in sides.items()
    }


def at_most(found: Whole, most: int) -> Whole:
    """A total of no more than so many, its sides within it."""
    if found.total.best <= most:
        return found
    total = found.total.less(found.total.best - most)
    return Whole(total=total, sides=_clipped(found.sides, total, total.as_of))


def no_more(found: Whole, most: int) -> Whole:
    """A total that is best taken as no more than so many, its high left as it was; its sides within it."""
    if found.total.best <= most:
        return found
    total = replace(found.total, low=min(found.total.low, most), best=most)
    return Whole(total=total, sides=_clipped(found.sides, total, total.as_of))


def without(o: Outcome, left: Sequence[Statement]) -> Outcome:
    """A part less those who left when it was told or later, for they may have been among it."""
    return o.less(sum(m.best for m in left if m.as_of >= o.as_of))


def within(o: Outcome, total: Outcome, *, best: int | None = None) -> Outcome:
    """A part no larger than its total."""
    best = min(o.best if best is None else best, total.best)
    return replace(o, low=min(o.low, best), best=best, high=max(best, min(o.high, total.high)))


def shown(found: Whole, sides: Sequence[str]) -> dict[str, Part]:
    """`by_side`: the sides told of, and the unknown remainder."""
    told = [found.sides[s] for s in sides if s in found.sides]
    out = {s: part(found.sides[s]) for s in sides if s in found.sides}
    total = found.total
    rest = total.best - sum(o.best for o in told)
    if rest > 0:
        low = max(0, total.low - sum(o.high for o in told))
        high = total.high - sum(o.low for o in told)
        out["unknown"] = Part(low=min(low, rest), best=rest, high=max(rest, high))
    return out


def part(o: Outcome) -> Part:
    """One side or trait, as shown."""
    return Part(low=o.low, best=o.best, high=o.high, contested=o.contested)
