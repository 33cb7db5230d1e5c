"""The total and its parts: sides sum and never exceed it, what no side is told of is `unknown` (tolls.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.tolls.policies import SHOWN_CLAIMS, Outcome
from core.tolls.statement import Statement
from schemas.toll import Part


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
) -> Whole | None:
    """The total in the light of its parts. `sides` exclude one another; each of `others` lies within the total.

    Parts that exceed a total of the same moment: their sum stands, contested. An older total: they outgrew it. A newer
    one: they are clipped to it. Two sides that each say the dead are theirs count once, contested. `left` are moves of
    people whose side is not told: they leave the sum of the sides, unless it was told after they had left.
    """
    sides, same = _same_people(sides)
    least = _least([*sides.values(), *same], others, left)
    if least is None or total is None:
        return _without(total, least, sides, nobody=not same)
    if least.low <= total.high:
        total = _reaching(total, least)
        return Whole(total=total, sides=_clipped(sides, total))
    if least.as_of < total.as_of:
        return Whole(total=total, sides=_clipped(sides, total))
    if least.grows:
        contested = least.contested or least.as_of == total.as_of
        return Whole(total=replace(least, contested=contested), sides=_clipped(sides, least))
    total = replace(total, high=max(total.high, least.high), contested=True)
    return Whole(total=total, sides=_clipped(sides, total))


def _without(
    total: Outcome | None, least: Outcome | None, sides: Mapping[str, Outcome], *, nobody: bool
) -> Whole | None:
    """Where only the total is told, or only parts: "no civilians were killed" alone tells no total."""
    if total is not None:
        return Whole(total=total, sides=sides)
    if least is None or nobody and not least.high:
        return None
    return Whole(total=least, sides=_clipped(sides, least))


def _same_people(sides: Mapping[str, Outcome]) -> tuple[dict[str, Outcome], list[Outcome]]:
    """ "Militants", says the army; "villagers", say the villagers: nobody tells both, and the figures meet."""
    out = dict(sides)
    one, other = out.get("militant"), out.get("civilian")
    if one is None or other is None or not (one.whole and other.whole and one.best and other.best):
        return out, []
    if one.voices & other.voices or one.low > other.high or other.low > one.high:
        return out, []
    out["militant"], out["civilian"] = (replace(o, low=0, best=0, contested=True) for o in (one, other))
    least = min(one, other, key=lambda o: (o.best, o.low))
    joined = replace(_sum([one, other]), low=least.low, best=least.best, high=max(one.high, other.high))
    return out, [replace(joined, contested=one.contested or other.contested)]


def _least(sides: Sequence[Outcome], others: Sequence[Outcome], left: Sequence[Statement]) -> Outcome | None:
    """The least the total can be: the sum of the sides, or one part that is larger still."""
    known = [*([without(_sum(sides), left)] if sides else []), *others]
    return max(known, key=lambda o: (o.best, o.as_of)) if known else None


def _sum(parts: Sequence[Outcome]) -> Outcome:
    if len(parts) == 1:
        return parts[0]
    told = [p for p in parts if p.best or not p.contested] or parts
    return Outcome(
        low=sum(p.low for p in parts),
        best=sum(p.best for p in parts),
        high=sum(p.high for p in told),
        contested=any(p.contested for p in told),
        claims=tuple(sorted({c for p in parts for c in p.claims})[-SHOWN_CLAIMS:]),
        voices=frozenset().union(*(p.voices for p in parts)),
        as_of=max(p.as_of for p in parts),
        grows=all(p.grows for p in parts),
        whole=all(p.whole for p in parts),
    )


def _reaching(total: Outcome, least: Outcome) -> Outcome:
    """A total whose range reaches the sum of its parts, told no earlier, is at least that sum."""
    if least.best <= total.best or least.as_of < total.as_of:
        return total
    best = min(least.best, total.high)
    return replace(total, low=max(total.low, min(least.low, best)), best=best)


def _clipped(sides: Mapping[str, Outcome], total: Outcome) -> dict[str, Outcome]:
    """Sides within a total: where they exceed it, each keeps what must be its own if the others are right."""
    excess = max(0, sum(o.best for o in sides.values()) - total.best)
    return {side: within(o, total, best=max(0, o.best - excess)) for side, o in sides.items()}


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
