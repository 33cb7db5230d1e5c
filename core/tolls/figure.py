"""One measure as it is shown: total, sides, traits, victims, held; steps 4 to 7 put together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.tolls.article import SIDED
from core.tolls.claims import DWINDLING
from core.tolls.parts import Whole, at_most, no_more, part, shown, whole, within, without
from core.tolls.policies import Outcome
from core.tolls.series import Measure
from core.tolls.statement import Statement
from core.tolls.transitions import held
from schemas.toll import Figure, Range

STATES = frozenset({"missing"})
WITH_VICTIMS = frozenset({"killed", "injured"})
WITH_HELD = frozenset({"kidnapped", "arrested"})
CHAIN = 8  # those who left last, one after the other: each costs a toll
_TOTAL_ALONE = {"all"}
LOOSE = ("attackers", "some", "held", "treated")  # told of some among the total: it is at least as large


def figure(measure: str, told: Measure) -> Figure | None:
    """The figure of one measure; None where nobody told one. Fears alone give a high without low and best."""
    gone = told.left()
    attackers, traits = told.outcome("attackers"), _traits(told)
    found = _whole(told, measure, attackers, traits, gone if measure in DWINDLING else [])
    feared = told.fears()
    if found is None:
        return _fear_alone(measure, feared)
    if measure == "killed":
        found = _with_arrivals(told, found)
    if feared is not None and feared > found.total.high:
        found = replace(found, total=replace(found.total, high=feared))
    return Figure(
        low=found.total.low,
        best=found.total.best,
        high=found.total.high,
        by_side=shown(found, SIDED),
        by_trait={name: part(within(o, found.total)) for name, o in traits.items()},
        contested=found.total.contested,
        claims=found.total.claims,
        voices=len(found.total.voices),
        victims=_victims(found.total, attackers) if measure in WITH_VICTIMS else None,
        held=_held(told, found.total, gone) if measure in WITH_HELD else None,
    )


def _whole(
    told: Measure,
    measure: str,
    attackers: Outcome | None,
    traits: Mapping[str, Outcome],
    left: Sequence[Statement],
) -> Whole | None:
    """Total and sides without those who left: after each who left since it was told, the total is as many fewer."""
    found = _put_together(told, measure, attackers, traits, left)
    if found is None or not left or (all_told := _put_together(told, measure, attackers, traits, ())) is None:
        return found
    since = [m for m in left if m.as_of > all_told.total.as_of][-CHAIN:]
    most: int | None = None
    for n in range(len(left) - len(since), len(left)):
        before = _put_together(told, measure, attackers, traits, left[:n])
        known = 0 if before is None else before.total.best
        most = max(0, (known if most is None else min(known, most)) - left[n].best)
    return found if most is None else at_most(found, most)


def _with_arrivals(told: Measure, found: Whole) -> Whole:
    """The dead, who grow by no more than came over from the injured and missing since all else was told: a side's
    earlier figure, which was clipped to a newer total, does not come back with one who is added to it."""
    most: int | None = None
    for s, count in told.arrived()[-CHAIN:]:
        then = told.before(s)
        known = _put_together(then, "killed", then.outcome("attackers"), _traits(then), ())
        best = 0 if known is None else known.total.best
        most = (best if most is None else min(best, most)) + count
    return found if most is None else no_more(found, most)


def _put_together(
    told: Measure,
    measure: str,
    attackers: Outcome | None,
    traits: Mapping[str, Outcome],
    left: Sequence[Statement],
) -> Whole | None:
    if told.series.keys() == _TOTAL_ALONE:  # most happenings: there is nothing to put together
        total = told.outcome("all", left, state=measure in STATES)
        if total is None or total.whole:
            return None if total is None else Whole(total=total, sides={})
    sides = _sides(told, attackers, left, measure)
    twice = told.same_people(attackers)
    if twice:
        sides.pop("attacker", None)
    beside = None if twice else attackers
    total = told.outcome("all", left, state=measure in STATES, attackers=beside)
    if total is not None and not total.whole:  # increments alone come on top of whatever sides are told
        more = total.less(sum(o.risen if o.whole else o.best for o in sides.values()))
        total, sides = None, {**sides, **({"more": more} if more.best else {})}
    loose = [o for name in LOOSE if (o := told.outcome(name)) is not None]
    before = _before(told, sides, left, measure)
    unsided = _unsided(before, sides, left)
    return whole(total, sides, [without(o, left) for o in (*traits.values(), *loose)], unsided, before)


def _sides(told: Measure, attackers: Outcome | None, left: Sequence[Statement], measure: str) -> dict[str, Outcome]:
    """The exclusive sides; attackers of no known side are one of their own, unless they are told among the others."""
    out: dict[str, Outcome] = {}
    for side in told.names("side:"):
        mine = [m for m in left if m.move is not None and m.move.side == side]
        outcome = told.outcome(f"side:{side}", mine, state=measure in STATES)
        if outcome is not None:
            out[side] = outcome
    sided = told.outcome("attackers:sided")
    if attackers is not None and (sided is None or attackers.best > sided.best):
        out["attacker"] = attackers.less(0 if sided is None else sided.best)
    return out


def _before(
    told: Measure, sides: Mapping[str, Outcome], left: Sequence[Statement], measure: str
) -> Mapping[str, Outcome]:
    """The sides of whom some left, as they were told before."""
    gone = {m.move.side for m in left if m.move is not None} & sides.keys()
    found = {side: told.outcome(f"side:{side}", state=measure in STATES) for side in gone}
    return {side: o for side, o in found.items() if o is not None}


def _unsided(before: Mapping[str, Outcome], sides: Mapping[str, Outcome], left: Sequence[Statement]) -> list[Statement]:
    """Moves of people whose side nobody counted, and of more than were counted of it: they leave the rest."""
    out = [m for m in left if m.move is not None and m.move.side not in sides]
    for side in sorted(before):
        mine = [m for m in left if m.move is not None and m.move.side == side]
        # a figure told with the moves is net of them: "three found, two still missing" takes nobody off the two
        over = sum(m.best for m in mine if m.as_of > before[side].as_of) - before[side].best
        if over > 0:
            out.append(replace(mine[-1], best=over))
    return out


def _traits(told: Measure) -> Mapping[str, Outcome]:
    found = {name: told.outcome(f"trait:{name}") for name in told.names("trait:")}
    return {name: o for name, o in found.items() if o is not None}


def _fear_alone(measure: str, feared: int | None) -> Figure | None:
    if feared is None:
        return None
    unknown = Range(low=None, best=None, high=feared)
    victims, kept = (unknown if measure in m else None for m in (WITH_VICTIMS, WITH_HELD))
    return Figure(low=None, best=None, high=feared, victims=victims, held=kept)


def _victims(total: Outcome, attackers: Outcome | None) -> Range:
    """All but the attackers."""
    low, best, high = (0, 0, 0) if attackers is None else (attackers.low, attackers.best, attackers.high)
    rest = max(0, total.best - best)
    return Range(low=min(max(0, total.low - high), rest), best=rest, high=max(rest, total.high - low))


def _held(told: Measure, total: Outcome, gone: Sequence[Statement]) -> Range:
    statements = told.series["held"].statements() if "held" in told.series else []
    kept = held(statements, total, gone, told.policy)
    return Range(low=kept.low, best=kept.best, high=kept.high)
