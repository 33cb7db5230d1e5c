"""The toll of one event: a pure function of the claims linked to it, under a named policy (tolls.md)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.tolls.claims import statements, usable
from core.tolls.parts import Whole, part, shown, whole
from core.tolls.policies import POLICIES, Outcome, Policy
from core.tolls.statement import Statement
from core.tolls.transitions import Move, distinct, held, less, move, newest
from schemas.claim import MEASURES, Claim
from schemas.mention import Mention
from schemas.toll import Figure, Part, Range, Toll

STATES = frozenset({"missing"})
WITH_VICTIMS = frozenset({"killed", "injured"})
WITH_HELD = frozenset({"kidnapped", "arrested"})
SHOWN_CLAIMS = 50
NO_COPIES: Mapping[str, str] = {}

Told = dict[str, dict[str, list[Statement]]]


def toll(mentions: Sequence[Mention], *, policy: str = "best", copies: Mapping[str, str] = NO_COPIES) -> Toll:
    """One figure a measure, in persons. A measure that nobody reported is absent.

    `mentions` are those linked `same` to one event, in any order, more than once or not; retired ones are left out.
    `copies` maps an article id to the cluster of near-identical articles it belongs to: one voice.
    Raises KeyError for a policy that has no name here.
    """
    chosen = POLICIES[policy]
    told, moves = _told(mentions, copies)
    out: dict[str, Figure] = {}
    for measure in MEASURES:
        if measure in told:
            figure = _figure(measure, told[measure], moves.get(measure, []), chosen)
            if figure is not None:
                out[measure] = figure
    return out


def _told(mentions: Sequence[Mention], copies: Mapping[str, str]) -> tuple[Told, dict[str, list[Move]]]:
    """All statements by measure and series, and all transitions by the measure that is left."""
    told: Told = defaultdict(lambda: defaultdict(list))
    moves: dict[str, list[Move]] = defaultdict(list)
    for mention in {m.mention_id: m for m in mentions if m.retired_by is None}.values():
        claims = {c.claim_id: c for c in mention.claims if usable(c)}
        by_measure: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims.values():
            by_measure[claim.measure].append(claim)
            left = move(
                claim, min(claim.as_of or mention.published_at, mention.published_at), claims.get(claim.of or "")
            )
            if left is not None and not claim.feared:
                moves[left.measure].append(left)
        for measure, found in by_measure.items():
            for series, statement in statements(mention, found, copies):
                told[measure][series].append(statement)
    return told, {measure: distinct(found) for measure, found in moves.items()}


def _figure(
    measure: str, told: Mapping[str, Sequence[Statement]], moves: Sequence[Move], policy: Policy
) -> Figure | None:
    folded = _outcomes(measure, told, moves, policy)
    attackers = folded.pop("attackers", None)
    total = _all(told, attackers, measure, moves, policy)
    sides = {name[5:]: o for name, o in folded.items() if name.startswith("side:")}
    traits = {name[6:]: o for name, o in folded.items() if name.startswith("trait:")}
    others = [*traits.values(), *([attackers] if attackers else [])]
    found = whole(total, sides, others)
    feared = max((s.best for s in told.get("all", ()) if s.kind == "feared"), default=None)
    if found is None:
        return None if feared is None else Figure(low=None, best=None, high=feared)
    found = replace(found, total=_fear(found.total, feared))
    return _shown(measure, found, traits, attackers, told, moves, policy)


def _outcomes(
    measure: str, told: Mapping[str, Sequence[Statement]], moves: Sequence[Move], policy: Policy
) -> dict[str, Outcome]:
    out = {}
    for name, statements_ in told.items():
        if name in ("all", "victims", "held"):
            continue
        outcome = _fold(measure, statements_, policy)
        if outcome is not None:
            side = name[5:] if name.startswith("side:") else None
            out[name] = less(outcome, [m for m in moves if m.side == side]) if side else outcome
    return out


def _fold(measure: str, told: Sequence[Statement], policy: Policy) -> Outcome | None:
    firm = [s for s in told if s.kind != "feared"]
    return newest(firm, policy) if measure in STATES else policy(firm)


def _all(
    told: Mapping[str, Sequence[Statement]],
    attackers: Outcome | None,
    measure: str,
    moves: Sequence[Move],
    policy: Policy,
) -> Outcome | None:
    """The series of totals; a text that tells victims only means a total with the event's attackers besides."""
    totals = list(told.get("all", ()))
    totals += [_besides(s, attackers) for s in told.get("victims", ())]
    outcome = _fold(measure, totals, policy)
    return None if outcome is None else less(outcome, moves, every=measure in WITH_HELD and False)


def _besides(s: Statement, attackers: Outcome | None) -> Statement:
    if attackers is None:
        return s
    high = None if s.high is None else s.high + attackers.high
    return replace(s, low=s.low + attackers.low, best=s.best + attackers.best, high=high)


def _fear(total: Outcome, feared: int | None) -> Outcome:
    return total if feared is None else replace(total, high=max(total.high, feared))


def _shown(
    measure: str,
    found: Whole,
    traits: Mapping[str, Outcome],
    attackers: Outcome | None,
    told: Mapping[str, Sequence[Statement]],
    moves: Sequence[Move],
    policy: Policy,
) -> Figure:
    total = found.total
    figure = Figure(
        low=total.low,
        best=total.best,
        high=total.high,
        by_side=shown(found) if total.best else {},
        by_trait={name: _within(o, total) for name, o in sorted(traits.items())},
        contested=total.contested,
        claims=total.claims[-SHOWN_CLAIMS:],
        voices=len(total.voices),
    )
    if measure in WITH_VICTIMS:
        figure = replace(figure, victims=_victims(total, attackers))
    if measure in WITH_HELD:
        kept = held(told.get("held", ()), total, moves, policy)
        figure = replace(figure, held=Range(low=kept.low, best=kept.best, high=kept.high))
    return figure


def _victims(total: Outcome, attackers: Outcome | None) -> Range:
    """All but the attackers; as many attackers leave as the figure holds, never more."""
    low, best, high = (0, 0, 0) if attackers is None else (attackers.low, attackers.best, attackers.high)
    rest = max(0, total.best - best)
    return Range(low=min(max(0, total.low - high), rest), best=rest, high=max(rest, total.high - low))


def _within(o: Outcome, total: Outcome) -> Part:
    best = min(o.best, total.best)
    return part(replace(o, low=min(o.low, best), best=best, high=max(best, min(o.high, total.high))))
