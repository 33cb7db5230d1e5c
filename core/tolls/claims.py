"""Claims → statements: step 1 of the policy `best` (tolls.md). Within a mention each speaker makes one statement."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from core.tolls.article import SIDED, Sum, added, of, read
from core.tolls.independence import OFFICIAL, refutes, voice
from core.tolls.statement import Move, Statement
from schemas.claim import Claim
from schemas.mention import Mention

Told = dict[tuple[str, str], list[Statement]]
INDIRECT = "indirect:"
DWINDLING = frozenset({"injured", "missing"})


def statements(mention: Mention, copies: Mapping[str, str], published: datetime | None = None) -> Told:
    """What a mention says, by measure and series; deaths marked indirect are a measure of their own, `indirect:…`.

    `published` is when the first of its copies was, if that was earlier. Left out: figures of a day's or war's sum, and
    denied ones.
    """
    firm = [c for c in mention.claims if c.scope == "event" and not c.disputed]
    moving = any(c.from_ is not None for c in firm)
    firm = _some_of(firm) if moving else firm
    echoes = _echoes(firm) if moving else []
    gone = {c.claim_id for c in echoes}
    known = {c.claim_id: c for c in firm if c.claim_id not in gone and (c.of not in gone or c.mode == "increment")}
    again = {c.measure for c in echoes if c.evidence}  # told in the text itself, not by the headline alone
    by_measure: dict[str, list[Claim]] = defaultdict(list)
    for claim in known.values():
        by_measure[f"{INDIRECT}{claim.measure}" if claim.indirect else claim.measure].append(claim)
    told: Told = defaultdict(list)
    for measure, claims in by_measure.items():
        speech = _Speech(mention, copies, known, published or mention.published_at, either=measure in again)
        for series, statement in speech.of(claims):
            told[(measure, series)].append(statement)
    return {key: _absorbing(found) for key, found in told.items()}


def _some_of(claims: Sequence[Claim]) -> list[Claim]:
    """ "Two of the people wounded have died": a figure of whom all left is of those who left, no new count."""
    moved = {(c.of, c.from_, c.best) for c in claims if c.from_ in DWINDLING}
    gone = {c.claim_id for c in claims if c.mode == "total" and (c.claim_id, c.measure, c.best) in moved}
    return [replace(c, mode="subset") if c.claim_id in gone else c for c in claims]


def _echoes(claims: Sequence[Claim]) -> list[Claim]:
    """ "Two die in hospital", says the headline, "two of the injured have died" the text: totals that are the very
    figure of those who came over, without a word of theirs about a toll."""
    moved = {(c.measure, c.best) for c in claims if c.from_ is not None and c.from_ != c.measure}
    plain = [c for c in claims if c.mode == "total" and c.from_ is None and not (c.correction or c.revises)]
    return [c for c in plain if (c.measure, c.best) in moved]


class _Speech:
    """One mention's claims about one measure, sorted out by who speaks as of when."""

    def __init__(
        self, mention: Mention, copies: Mapping[str, str], known: Mapping[str, Claim], published: datetime, either: bool
    ) -> None:
        self.mention, self.copies, self.known, self.published = mention, copies, known, published
        self.either = either

    def of(self, claims: Sequence[Claim]) -> Iterator[tuple[str, Statement]]:
        firm = [c for c in claims if not c.feared]
        rising = [c for c in firm if _rises(c) and not self._others(c)]
        standing = [replace(c, mode="total") if self._others(c) else c for c in firm if c not in rising]
        for group in self._groups(standing):
            yield from self._told(group)
        yield from self._increments(rising)
        for claim in claims:
            top = claim.best if claim.high is None else claim.high
            if claim.feared and top is not None:
                yield "fears", replace(self._statement(Sum(0, top, top, (claim,))), kind="feared")

    def _others(self, claim: Claim) -> bool:
        """ "One is dead and another wounded": another than the dead, not one wounded more."""
        if claim.measure == "killed" or claim.mode != "increment" or claim.from_ is not None:
            return False
        return any(
            c.measure == "killed" and c.best and c.mode != "increment" and not c.feared for c in self.known.values()
        )

    def _told(self, group: Sequence[Claim]) -> Iterator[tuple[str, Statement]]:
        """One speaker's statements of one moment. Who corrects one figure corrects what is told with it; a side's
        figure that is replaced may have stood for the total."""
        series = read(group)
        corrected = any(c.correction or c.revises is not None for c in group)
        for name, found in series.items():
            s = self._statement(found)
            s = replace(s, correction=True) if corrected and not s.correction else s
            yield ("all", replace(s, victims=True)) if name == "victims" else (name, s)
            if name.startswith("side:") and s.revises is not None and "all" not in series:
                yield "all", replace(s, kind="struck")

    def _groups(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Claims of one speaker and moment. Parts stand with their total, whoever is quoted for them; components
        without a total stand together."""
        groups: dict[tuple[str, datetime], list[Claim]] = defaultdict(list)
        heads = [c for c in claims if c.mode == "total" and c.side == "unknown" and not c.traits and not c.attacker]
        loose = [c for c in claims if c.mode == "component" and self._root(c) is c]
        for claim in claims:
            head = self._root(claim)
            if head in loose:
                head = next((h for h in heads if h.speaker == head.speaker), (heads or loose)[0])
            groups[(voice(head, self.mention, self.copies), self._as_of(head))].append(claim)
        return list(groups.values())

    def _root(self, claim: Claim) -> Claim:
        """The claim of the same measure that a component or subset belongs to."""
        seen = {claim.claim_id}
        while (parent := self.known.get(claim.of or "")) is not None and parent.claim_id not in seen:
            if parent.measure != claim.measure or _rises(parent) or parent.feared:
                break
            claim = parent
            seen.add(claim.claim_id)
        return claim

    def _as_of(self, claim: Claim) -> datetime:
        return min(claim.as_of or self.published, self.published)

    def _increments(self, rising: Sequence[Claim]) -> Iterator[tuple[str, Statement]]:
        """What comes on top of the standing figures: of the total, and of the side and traits it is told of.

        Those who move from another measure are told one by one, so that they are counted as often here as there.
        """
        plain: dict[tuple[str, str, datetime], list[Claim]] = defaultdict(list)
        for claim in rising:
            if claim.from_ is not None:
                statement = replace(self._statement(of(claim)), kind="increment", move=self._move(claim))
                statement = replace(statement, either=self.either and claim.from_ != claim.measure)
                for series in ["exits"] if claim.from_ == claim.measure else _series(claim):
                    yield series, statement
            else:
                for series in _series(claim):
                    plain[(series, voice(claim, self.mention, self.copies), self._as_of(claim))].append(claim)
        for (series, _, _), claims in plain.items():
            found = added([of(c) for c in claims])
            if found is not None:
                yield series, replace(self._statement(found), kind="increment")

    def _move(self, claim: Claim) -> Move:
        parent = self.known.get(claim.of or "")
        told = parent is not None and parent.measure == claim.from_ and parent.state is None  # "still" is net already
        among = parent.best if parent is not None and told else None
        return Move(measure=claim.from_ or "", side=claim.side, of=among)

    def _statement(self, found: Sum) -> Statement:
        head = next((c for c in found.claims if c.mode == "total"), found.claims[0])
        lead = self._root(head)
        revised = head.revises if len({c.revises for c in found.claims}) == 1 else None
        return Statement(
            voice=voice(lead, self.mention, self.copies),
            as_of=self._as_of(lead),
            published_at=self.published,
            low=found.low,
            best=found.best,
            high=found.high,
            claims=tuple(sorted({c.claim_id for c in found.claims})),
            copy_of=self.copies.get(self.mention.article_id, ""),
            grows=refutes(lead.speaker),
            correction=any(c.correction or c.revises is not None for c in found.claims),
            revises=revised,
            official=lead.speaker.kind in OFFICIAL and not lead.speaker.about_enemy,
            vague=len(found.claims) == 1 and head.qualifier == "vague",
            whole=found.whole,
            summed=found.summed,
        )


def _rises(claim: Claim) -> bool:
    """Whether a claim comes on top of what was known: an increment, or people who move from another measure."""
    return claim.mode == "increment" or claim.from_ is not None


def _series(claim: Claim) -> list[str]:
    sided = claim.side in SIDED
    side = [f"side:{claim.side}"] if sided else []
    attackers = ["attackers", *(["attackers:sided"] if sided else [])] if claim.attacker else []
    return ["all", *side, *attackers, *(f"trait:{t}" for t in claim.traits)]


def _absorbing(told: list[Statement]) -> list[Statement]:
    """A text that gives the new total with its increment tells one change: the total, and what stood before it."""
    totals = [s for s in told if s.kind == "figure" and s.whole]
    rises = [s for s in told if s.kind == "increment"]
    if not totals or not rises:
        return told
    out = []
    for s in told:
        if s.kind == "increment" and any(t.as_of >= s.as_of for t in totals):
            out.append(replace(s, kind="absorbed"))
        elif s in totals and (before := [r.best for r in rises if r.as_of <= s.as_of]):
            out.append(replace(s, implied=max(0, s.best - sum(before))))
        else:
            out.append(s)
    return out
