"""One article: what one speaker tells of one measure, as figures of the total, of sides, of traits, of attackers.

Totals, components and subsets are told apart here (tolls.md, "One article"); nothing here adds a part to its total.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claim import Claim

SIDED = ("civilian", "security_forces", "militant")


@dataclass(frozen=True, slots=True)
class Sum:
    """Persons, and the claims that say so."""

    low: int
    best: int
    high: int | None
    claims: tuple[Claim, ...]

    @property
    def whole(self) -> bool:
        """Whether it is said of all of a kind, not of some among others."""
        return any(c.mode != "subset" for c in self.claims)

    @property
    def summed(self) -> bool:
        """Whether it is made of parts that nobody added up for us."""
        return all(c.side != "unknown" or c.attacker is not None or c.mode == "component" for c in self.claims)


def read(group: Sequence[Claim]) -> dict[str, Sum]:
    """The series one speaker tells at one moment: `all`, `victims` (told without the attackers), `some` (part of a
    total nobody told), `side:…`, `trait:…`, `attackers`, `attackers:sided`, `held`, `treated`."""
    if len(group) == 1 and _plain(group[0]):
        return {"all": of(group[0])}
    counted = [c for c in group if c.state in (None, "still_missing")]
    loose = [c for c in counted if c.side == "unknown" and not c.traits]
    sides = {c.side for c in counted}
    series = {f"side:{s}": _side([c for c in counted if c.side == s]) for s in SIDED if s in sides}
    traits = sorted({t for c in counted for t in c.traits})
    series |= {f"trait:{t}": figure([c for c in counted if t in c.traits]) for t in traits}
    attackers = [c for c in counted if c.attacker]
    if attackers:
        series["attackers"] = by_side(attackers)
        series["attackers:sided"] = by_side([c for c in attackers if c.side != "unknown"])
    if len(counted) < len(group):
        series["held"] = figure([c for c in group if c.state == "still_held"])
        series["treated"] = figure([c for c in group if c.state == "still_treated"])
    loose += _members(counted)
    victims = _victims(loose, counted)
    series["all"] = total(loose, [series.get(f"side:{s}") for s in SIDED], victims, series.get("attackers"))
    if series["all"] is None:
        series["victims"] = victims
        series["some"] = figure([c for c in loose if c.mode == "subset"])
    return {name: found for name, found in series.items() if found is not None}


def _plain(c: Claim) -> bool:
    """A total of people of whom nothing else is said: what most texts tell."""
    return c.mode == "total" and c.side == "unknown" and c.attacker is None and c.state is None and not c.traits


def _members(counted: Sequence[Claim]) -> list[Claim]:
    """Members of a list told by a trait: "two men and two women" are four. One alone is no count of all."""
    parts = [c for c in counted if c.side == "unknown" and c.mode == "component"]
    return [c for c in parts if c.traits] if len(parts) > 1 else []


def _victims(loose: Sequence[Claim], counted: Sequence[Claim]) -> Sum | None:
    """Those told as struck by attackers: the total of them, else the sum of its members, sided ones too."""
    told = [c for c in loose if c.attacker is False and c.mode != "subset"]
    if not told or any(c.mode == "total" for c in told):
        return figure(told)
    struck = [c for c in counted if c.attacker is False and c.mode == "component"]
    sided = [figure([c for c in struck if c.side == side]) for side in SIDED]
    return added([s for s in (figure(told), *sided) if s is not None])


def total(
    loose: Sequence[Claim], sides: Sequence[Sum | None], victims: Sum | None, attackers: Sum | None
) -> Sum | None:
    """The stated total, else the sum of disjoint parts where at least two are told, or one of no side."""
    stated = [c for c in loose if c.attacker is None and c.mode == "total"]
    if stated:
        return chosen(stated)
    if victims:
        return added([victims, attackers]) if attackers else None
    rest = figure([c for c in loose if c.attacker is None and c.mode == "component"])
    unsided = figure([c for c in loose if c.attacker and c.mode != "subset"])
    parts = [s for s in sides if s is not None and s.whole] + ([unsided] if unsided else [])
    if rest is None:
        return added(parts) if len(parts) > 1 else None
    return added([*parts, rest])


def _side(claims: Sequence[Claim]) -> Sum | None:
    """One exclusive side: what is said of all of it, else its attackers and its victims together."""
    plain = figure([c for c in claims if c.attacker is None])
    return plain or added([f for f in (figure([c for c in claims if c.attacker is x]) for x in (True, False)) if f])


def by_side(claims: Sequence[Claim]) -> Sum | None:
    """The sum over sides: figures of different sides are of different people."""
    sides = sorted({c.side for c in claims})
    return added([f for f in (figure([c for c in claims if c.side == side]) for side in sides) if f])


def figure(claims: Sequence[Claim]) -> Sum | None:
    """One figure for one kind of people: the total told, else the sum of components, else the largest subset."""
    totals = [c for c in claims if c.mode == "total"]
    if totals:
        return chosen(totals)
    parts = [c for c in claims if c.mode == "component"]
    if parts:
        return added([of(c) for c in parts])
    return chosen(claims) if claims else None


def chosen(claims: Sequence[Claim]) -> Sum:
    """Of several figures in one text the one that lies inside most of their ranges; a tie goes to the highest, for
    the smaller figures of one text are nearly always parts of the larger."""
    if len(claims) == 1:
        return of(claims[0])
    figures = [of(c) for c in claims]
    best = max(figures, key=lambda f: (sum(_covers(g, f.best) for g in figures), f.best, f.low, f.high is None))
    same = tuple(
        c for c, f in zip(claims, figures, strict=True) if (f.low, f.best, f.high) == (best.low, best.best, best.high)
    )
    return Sum(best.low, best.best, best.high, same)


def _covers(ranged: Sum, figure: int) -> bool:
    return ranged.low <= figure and (ranged.high is None or figure <= ranged.high)


def of(claim: Claim) -> Sum:
    """A claim's own figure."""
    best = claim.best or 0
    return Sum(best if claim.low is None else claim.low, best, claim.high, (claim,))


def added(parts: Sequence[Sum]) -> Sum | None:
    """The sum of figures of different people; open above where one of them is."""
    if not parts:
        return None
    highs = [p.high for p in parts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Sum(sum(p.low for p in parts), sum(p.best for p in parts), high, tuple(c for p in parts for c in p.claims))
