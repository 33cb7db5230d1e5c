"""One article: the claims of one mention and measure become statements, one a speaker and series.

Totals, components, subsets and increments are told apart here (tolls.md, "One article"). A series is named
`all`, `side:…`, `trait:…`, `attackers` (attacker true), `victims` (attacker false), `held` or `exits`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.tolls.independence import OFFICIAL, plain, refutes, voice
from core.tolls.statement import Statement
from schemas.claim import Claim
from schemas.mention import Mention

Series = dict[str, list[Statement]]
SIDED = ("civilian", "security_forces", "militant")


@dataclass(frozen=True, slots=True)
class Sum:
    """Persons, and the claims that say so."""

    low: int
    best: int
    high: int | None
    claims: tuple[Claim, ...]


def usable(claim: Claim) -> bool:
    """Whether a claim says anything about this event's toll: its own scope, not denied."""
    return claim.scope == "event" and not claim.disputed


def statements(mention: Mention, claims: Sequence[Claim], copies: Mapping[str, str]) -> list[tuple[str, Statement]]:
    """The statements of one mention on one measure, each with the name of its series."""
    told: list[tuple[str, Statement]] = []
    known = {c.claim_id: c for c in claims}
    groups: dict[tuple[str, datetime], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.feared:
            told += _feared(claim, mention, copies)
        else:
            root = _root(claim, known)
            groups[(voice(root, mention, copies), _as_of(root, mention))].append(claim)
    for (_, as_of), group in sorted(groups.items()):
        for series, found in _read(group).items():
            told += [(series, _statement(found, mention, copies, as_of))]
        told += _increments(group, mention, copies)
    return _without_absorbed(told)


def _root(claim: Claim, known: Mapping[str, Claim]) -> Claim:
    """The claim a component or subset belongs to, so that parts stand with their total whoever is quoted for it."""
    seen = {claim.claim_id}
    while claim.mode != "increment":
        parent = known.get(claim.of or "")
        if parent is None or parent.claim_id in seen:
            break
        claim = parent
        seen.add(claim.claim_id)
    return claim


def _as_of(claim: Claim, mention: Mention) -> datetime:
    return min(claim.as_of or mention.published_at, mention.published_at)


def _read(group: Sequence[Claim]) -> dict[str, Sum]:
    """Totals, sides, traits and attackers of one speaker at one moment."""
    held = [c for c in group if c.state == "still_held"]
    counted = [c for c in group if c.mode != "increment" and c.from_ is None and c.state in (None, "still_missing")]
    series: dict[str, Sum] = {}
    for side in SIDED:
        _put(series, f"side:{side}", _side([c for c in counted if c.side == side]))
    for trait in sorted({t for c in counted for t in c.traits}):
        _put(series, f"trait:{trait}", _figure([c for c in counted if trait in c.traits]))
    loose = [c for c in counted if c.side == "unknown" and not c.traits]
    _put(series, "side:attacker", _figure([c for c in loose if c.attacker]))
    _put(series, "attackers", _by_side([c for c in counted if c.attacker]))
    _put(series, "all", _total(counted, loose, series))
    if "all" not in series:
        _put(series, "victims", _figure([c for c in loose if c.attacker is False and c.mode == "total"]))
    _put(series, "held", _figure(held))
    return series


def _put(series: dict[str, Sum], name: str, found: Sum | None) -> None:
    if found is not None:
        series[name] = found


def _total(counted: Sequence[Claim], loose: Sequence[Claim], series: Mapping[str, Sum]) -> Sum | None:
    """The stated total, else the sum of disjoint parts where the speaker tells at least two of them."""
    stated = [c for c in loose if c.attacker is None and c.mode == "total"]
    if stated:
        return _chosen(stated)
    victims = _figure([c for c in loose if c.attacker is False and c.mode != "subset"])
    attackers = series.get("attackers")
    if victims and attackers:
        return _added([victims, attackers])
    if victims:
        return None
    rest = _figure([c for c in loose if c.attacker is None and c.mode == "component"])
    parts = [series[f"side:{s}"] for s in (*SIDED, "attacker") if f"side:{s}" in series]
    parts = [p for p in parts if any(c.mode != "subset" for c in p.claims)] + ([rest] if rest else [])
    return _added(parts) if len(parts) > 1 or rest and len(rest.claims) > 1 else None


def _side(claims: Sequence[Claim]) -> Sum | None:
    """One exclusive side: what is said of all of it, else its attackers and its victims together."""
    whole = [c for c in claims if c.attacker is None]
    if whole:
        return _figure(whole)
    return _added([f for f in (_figure([c for c in claims if c.attacker is x]) for x in (True, False)) if f])


def _by_side(claims: Sequence[Claim]) -> Sum | None:
    sides = sorted({c.side for c in claims})
    return _added([f for f in (_figure([c for c in claims if c.side == side]) for side in sides) if f])


def _figure(claims: Sequence[Claim]) -> Sum | None:
    """One figure for one kind of people: the total said, else the sum of components, else the largest subset."""
    totals = [c for c in claims if c.mode == "total"]
    if totals:
        return _chosen(totals)
    parts = [c for c in claims if c.mode == "component"]
    if parts:
        return _added([_sum(c) for c in parts])
    return _chosen(claims) if claims else None


def _chosen(claims: Sequence[Claim]) -> Sum:
    """Of several figures in one text the one that lies inside most of their ranges; a tie goes to the highest,
    for the smaller figures of one text are nearly always parts of the larger."""
    figures = [_sum(c) for c in claims]
    best = max(figures, key=lambda f: (sum(g.low <= f.best <= _top(g, f.best) for g in figures), f.best))
    same = [c for c in claims if (c.low, c.best, c.high) == (best.low, best.best, best.high)]
    return replace(best, claims=tuple(same))


def _top(figure: Sum, otherwise: int) -> int:
    return otherwise if figure.high is None else figure.high


def _sum(claim: Claim) -> Sum:
    best = claim.best or 0
    return Sum(best if claim.low is None else claim.low, best, claim.high, (claim,))


def _added(parts: Sequence[Sum]) -> Sum | None:
    if not parts:
        return None
    highs = [p.high for p in parts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    claims = tuple(c for p in parts for c in p.claims)
    return Sum(sum(p.low for p in parts), sum(p.best for p in parts), high, claims)


def _statement(found: Sum, mention: Mention, copies: Mapping[str, str], as_of: datetime) -> Statement:
    first = found.claims[0]
    lead = next((c for c in found.claims if c.mode == "total"), first)
    revised = next((c.revises for c in found.claims if c.revises is not None), None)
    return Statement(
        voice=voice(lead, mention, copies),
        as_of=as_of,
        published_at=mention.published_at,
        low=found.low,
        best=found.best,
        high=found.high,
        claims=tuple(sorted(c.claim_id for c in found.claims)),
        copy_of=copies.get(mention.article_id, ""),
        grows=refutes(lead.speaker),
        correction=revised is not None or any(c.correction for c in found.claims),
        revises=revised,
        official=lead.speaker.kind in OFFICIAL and not lead.speaker.about_enemy,
        vague=len(found.claims) == 1 and first.qualifier == "vague",
        stated=any(c.mode != "subset" for c in found.claims),
    )


def _increments(group: Sequence[Claim], mention: Mention, copies: Mapping[str, str]) -> list[tuple[str, Statement]]:
    """What is added to the standing figures: to the total, and to the side and traits it is told of."""
    told: list[tuple[str, Statement]] = []
    rising = [c for c in group if c.mode == "increment" and c.from_ != c.measure]
    names = {name for c in rising for name in _series_of(c)}
    for name in sorted(names):
        parts = [c for c in rising if name in _series_of(c)]
        found = _added([_sum(c) for c in parts])
        if found:
            told.append(
                (name, replace(_statement(found, mention, copies, _as_of(parts[0], mention)), kind="increment"))
            )
    return told


def _series_of(claim: Claim) -> list[str]:
    names = ["all", *(f"trait:{t}" for t in claim.traits)]
    names += [f"side:{claim.side}"] if claim.side in SIDED else []
    return names + (["attackers"] if claim.attacker else [])


def _feared(claim: Claim, mention: Mention, copies: Mapping[str, str]) -> list[tuple[str, Statement]]:
    top = claim.high if claim.high is not None else claim.best
    if top is None:
        return []
    found = _statement(Sum(0, top, top, (claim,)), mention, copies, _as_of(claim, mention))
    names = ["all", *([f"side:{claim.side}"] if claim.side in SIDED else [])]
    return [(name, replace(found, kind="feared")) for name in names]


def _without_absorbed(told: Iterable[tuple[str, Statement]]) -> list[tuple[str, Statement]]:
    """A text that gives the new total with its increment means one change: the total, and what it implies stood
    before."""
    told = list(told)
    kept: list[tuple[str, Statement]] = []
    for name, found in told:
        partners = [s for n, s in told if n == name and s.kind == "figure" and s.stated and s.as_of >= found.as_of]
        absorbed = found.kind == "increment" and partners
        kept.append((name, replace(found, kind="absorbed") if absorbed else found))
    for i, (name, found) in enumerate(kept):
        rises = [s for n, s in told if n == name and s.kind == "increment" and s.as_of <= found.as_of]
        if found.kind == "figure" and found.stated and rises:
            kept[i] = (name, replace(found, implied=found.best - sum(s.best for s in rises)))
    return kept


def speakers(claims: Iterable[Claim]) -> frozenset[str]:
    """The names of all who are quoted, for showing."""
    return frozenset(name for name in (plain(c.speaker) for c in claims) if name)
