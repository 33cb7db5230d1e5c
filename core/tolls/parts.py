"""The total and its parts: sides sum and never exceed it, what no side is told of is `unknown` (tolls.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.tolls.policies import Outcome
from schemas.toll import Part

SIDES = ("civilian", "security_forces", "militant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A total, and the sides that fit into it."""

    total: Outcome
    sides: Mapping[str, Outcome]


def whole(total: Outcome | None, sides: Mapping[str, Outcome], others: Sequence[Outcome]) -> Whole | None:
    """The total in the light of its parts. `sides` exclude one another; each of `others` lies within the total.

    Parts that exceed a total of the same moment: their sum stands, contested. Of an older one: they outgrew it.
    Of a newer one: they are clipped to it. Two sides that say the same dead are theirs count once, contested.
    """
    sides, shared = _same_people(sides)
    counted = [*sides.values(), *shared]
    least = _least(counted, others)
    if total is None:
        if least is None or least.best == 0 and not shared:
            return None
        return Whole(total=least, sides=sides)
    if least is None or least.low <= total.high:
        return Whole(total=_raised(total, least), sides=_clipped(sides, _raised(total, least)))
    if least.as_of < total.as_of:
        return Whole(total=total, sides=_clipped(sides, total))
    if least.as_of > total.as_of and least.grows:
        return Whole(total=least, sides=sides)
    if least.grows:
        return Whole(total=replace(least, contested=True), sides=sides)
    kept = replace(total, high=max(total.high, least.high), contested=True)
    return Whole(total=kept, sides=_clipped(sides, kept))


def _same_people(sides: Mapping[str, Outcome]) -> tuple[dict[str, Outcome], list[Outcome]]:
    """ "Militants", says the army; "villagers", say the villagers: nobody tells both, the figures meet."""
    out = dict(sides)
    theirs, ours = out.get("militant"), out.get("civilian")
    if theirs is None or ours is None or not ours.best or theirs.voices & ours.voices or not _meet(theirs, ours):
        return out, []
    if not (theirs.stated and ours.stated):
        return out, []
    same = replace(
        ours if ours.best <= theirs.best else theirs,
        high=max(ours.high, theirs.high),
        claims=tuple(sorted({*ours.claims, *theirs.claims})),
        voices=ours.voices | theirs.voices,
        as_of=max(ours.as_of, theirs.as_of),
    )
    for side, outcome in (("militant", theirs), ("civilian", ours)):
        out[side] = replace(outcome, low=0, best=0, contested=True)
    return out, [replace(same, contested=False)]


def _meet(a: Outcome, b: Outcome) -> bool:
    return a.low <= b.high and b.low <= a.high


def _least(sides: Sequence[Outcome], others: Sequence[Outcome]) -> Outcome | None:
    """The least the total can be: the sum of the sides, or one part that is larger still."""
    summed = [_sum(sides)] if sides else []
    known = [*summed, *others]
    return max(known, key=lambda o: (o.best, o.as_of)) if known else None


def _sum(parts: Sequence[Outcome]) -> Outcome:
    if len(parts) == 1:
        return parts[0]
    return Outcome(
        low=sum(p.low for p in parts),
        best=sum(p.best for p in parts),
        high=sum(p.high for p in parts if not (p.contested and p.best == 0)),
        contested=any(p.contested and p.best for p in parts),
        claims=tuple(sorted({c for p in parts for c in p.claims})),
        voices=frozenset().union(*(p.voices for p in parts)),
        as_of=max(p.as_of for p in parts),
        since=min(p.since for p in parts),
        grows=all(p.grows for p in parts),
    )


def _raised(total: Outcome, least: Outcome | None) -> Outcome:
    """A total whose range reaches the sum of its parts is at least that sum."""
    if least is None or least.best <= total.best or least.as_of < total.as_of:
        return total
    best = min(least.best, total.high)
    return replace(total, low=max(total.low, min(least.low, best)), best=best)


def _clipped(sides: Mapping[str, Outcome], total: Outcome) -> dict[str, Outcome]:
    """Sides within a total: where they exceed it, each keeps what must be its own if the others are right."""
    excess = max(0, sum(o.best for o in sides.values()) - total.best)
    out = {}
    for side, o in sides.items():
        best = max(0, o.best - excess)
        out[side] = replace(o, low=min(o.low, best), best=best, high=max(best, min(o.high, total.high)))
    return out


def shown(found: Whole) -> dict[str, Part]:
    """`by_side`: the sides told of, and the unknown remainder."""
    told = {s: o for s, o in found.sides.items() if s in SIDES}
    out = {s: part(o) for s, o in sorted(told.items())}
    total = found.total
    rest = total.best - sum(o.best for o in told.values())
    if rest > 0:
        low = max(0, total.low - sum(o.high for o in told.values()))
        high = total.high - sum(o.low for o in told.values())
        out["unknown"] = Part(low=min(low, rest), best=rest, high=max(rest, high))
    return out


def part(o: Outcome) -> Part:
    """One side or trait, as shown."""
    return Part(low=o.low, best=o.best, high=o.high, contested=o.contested)
