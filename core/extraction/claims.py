"""The figures of one happening and measure as claims: what is the total, what a part of it, what came on top.

tolls.md, "One article": a repeated figure is one claim with several evidences; components give the sides and never
add to the total; figures of disjoint sides without a total are components of their sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from core.extraction.evidence import passages_of
from core.extraction.figures import Figure
from core.extraction.finding import Finding
from core.extraction.struck import settled
from schemas.claim import MEASURES, Claim, Measure, Mode

_OPPOSED = frozenset(("party", "monitor", "witness", "military"))
"""Kinds of speakers whose figures are their own, not parts of what the police say."""
_LEAD = 3
"""Sentences behind the headline that may correct its figure upwards."""
_SIDED = ("civilian", "security_forces", "militant")


@dataclass
class Draft:
    """A claim before it has an id: the figure it rests on, its place, and the draft it is a part of."""

    figure: Figure
    mode: Mode = "total"
    of: "Draft | None" = None
    findings: tuple[Finding, ...] = ()


def claims(found: Sequence[Figure], mention_id: str) -> tuple[Claim, ...]:
    """All claims of one happening, by measure, totals first."""
    drafts: list[Draft] = []
    now = settled([f for f in found if not f.stance.older])
    for measure in MEASURES:
        told = _measure([f for f in now if f.measure == measure])
        drafts += _replacing(told, [f for f in found if f.stance.older and f.measure == measure])
    _leave(drafts)
    names = {id(d): f"{mention_id}#{i}" for i, d in enumerate(drafts, start=1)}
    return tuple(_claim(d, names) for d in drafts)


def _replacing(drafts: list[Draft], older: list[Figure]) -> list[Draft]:
    """ "They had earlier put the toll at 31": a lower total now is a correction of it; a higher one simply grew."""
    for draft in drafts:
        f = draft.figure
        if draft.mode == "total" and not f.from_ and not f.stance.feared and f.qualifier != "vague":
            higher = [o.best for o in older if o.best > f.best > 0]
            if higher:
                draft.figure = replace(f, correction=True, revises=f.revises or higher[0])
    return drafts


def _leave(drafts: list[Draft]) -> None:
    """Who leaves a measure is some of a figure the text tells: "two of the ten injured died" is of the ten."""
    for draft in drafts:
        if draft.figure.from_:
            wholes = [
                d for d in drafts if d.figure.measure == draft.figure.from_ and d.mode == "total" and d is not draft
            ]
            draft.of = next((d for d in wholes if d.figure.whole or d.figure.best >= draft.figure.best), None)
            _all_gone(draft)


def _all_gone(draft: Draft) -> None:
    """All five climbers found: nobody at all is missing, not only no civilian, so the figures are of the total."""
    whole = draft.of
    if whole is not None and whole.figure.best == draft.figure.best and draft.figure.measure == draft.figure.from_:
        whole.figure = replace(whole.figure, side="unknown", traits=())
        draft.figure = replace(draft.figure, side="unknown", traits=())


def _measure(own: list[Figure]) -> list[Draft]:
    apart = [f for f in own if f.stance.feared or f.stance.disputed or f.stance.scope != "event" or f.from_ or f.state]
    still = any(f.state == "still_missing" for f in apart)
    drafts = _counted([f for f in own if f not in apart and not (f.whole and still)])
    out = list(drafts)
    told = [f for f in apart if f.qualifier != "vague"]
    for figure in apart:
        if figure.qualifier == "vague" and any(
            (f.from_, f.state, f.stance) == (figure.from_, figure.state, figure.stance) for f in told
        ):
            continue
        out.append(Draft(figure, "increment" if figure.from_ else "total", None, figure.findings))
    return _merged(_moved(out))


def _moved(drafts: list[Draft]) -> list[Draft]:
    """One more who died, and one of the injured who died: the same death, told with what they were before."""
    out = list(drafts)
    for plain in [d for d in drafts if d.mode == "increment" and not d.figure.from_ and d.of is None]:
        twin = next((d for d in out if d.figure.from_ and d.figure.best == plain.figure.best), None)
        if twin is not None and plain.figure.measure == "killed":
            twin.findings += plain.findings
            out.remove(plain)
    for draft in [d for d in out if d.figure.from_]:
        twin = next((d for d in out if d is not draft and d in out and _same_leaving(d.figure, draft.figure)), None)
        if twin is not None and draft in out:
            twin.findings += draft.findings
            out.remove(draft)
    return out


def _same_leaving(a: Figure, b: Figure) -> bool:
    """Whether b tells once more, with no more said, who left: "two wounded officers die" and "two police officers"."""
    alike = (a.measure, a.from_, a.best) == (b.measure, b.from_, b.best) and b.side in (a.side, "unknown")
    return alike and set(b.traits) <= set(a.traits)


def _counted(own: list[Figure]) -> list[Draft]:
    """Totals, components, subsets and increments among the figures of the happening itself."""
    firm = [f for f in own if not f.definite and not f.subset] or [f for f in own if not f.subset] or own
    if not firm:
        return []
    zero = [f for f in firm if f.best == 0]
    firm = [f for f in firm if f.best > 0]
    if not firm:
        return [Draft(zero[0], "total", None, tuple(x for z in zero for x in z.findings))]
    total = _without_claim_on_attackers(_total(firm), own)
    if total.others and not total.toll and total.singular:
        return _further(firm)
    out = [Draft(total, "total", None, total.findings)]
    rest = [f for f in own if f.findings != total.findings and f.best > 0 and f not in zero]
    added = [f for f in rest if _adds(total, f) and not f.subset and (not f.definite or f.attacker is True)]
    if added and not _contains(total, added):
        return _summed(total, added, [f for f in rest if f not in added])
    out += _parts(out[0], total.parts)
    for figure in rest:
        again = next((d for d in out if d.mode in ("component", "subset") and _same_attacker(d.figure, figure)), None)
        if again is not None:
            again.findings += figure.findings
            continue
        out += _inside(out[0], figure)
    return out


def _same_attacker(told: Figure, again: Figure) -> bool:
    """The gunman counted among the dead, and once more by how he died."""
    return told.attacker is True and again.attacker is True and told.best == again.best and not again.parts


def _further(firm: list[Figure]) -> list[Draft]:
    """ "A second victim died" and no total: one more than were known before, however often it is told."""
    largest = max(firm, key=lambda f: f.best)
    return [Draft(largest, "increment", None, tuple(x for f in firm for x in f.findings))]


def _total(firm: list[Figure]) -> Figure:
    """The figure the others are measured against: a stated toll, else the largest."""
    tolls = [f for f in firm if f.toll]
    plain = [f for f in firm if not f.others] or firm
    headed = [
        f for f in tolls or plain if _in_title(f) and not f.singular and f.qualifier == "exact" and f.side == "unknown"
    ]
    if headed and not tolls:
        plain = [f for f in plain if _early(f)] or plain
    return max(tolls or plain, key=lambda f: (f.best, -firm.index(f)))


def _without_claim_on_attackers(total: Figure, own: list[Figure]) -> Figure:
    """A total told to include attackers is no figure of victims: whose deaths it counts is left open."""
    included = any(f.subset and f.attacker is True for f in own)
    return replace(total, attacker=None, parts=()) if included else total


def _adds(total: Figure, figure: Figure) -> bool:
    """Whether a figure comes on top of the largest one: "another three", or another exclusive side."""
    if total.toll:
        return False
    if figure.own_hand and figure.singular and _all_dead(total):
        return False
    if figure.attacker is True and total.attacker is False or figure.attacker is False and total.attacker is True:
        return True
    if figure.others and not _same(total, figure):
        return not (_in_title(total) and not _in_title(figure) and total.best > figure.best)
    return total.side in _SIDED and figure.side in _SIDED and total.side != figure.side


def _all_dead(total: Figure) -> bool:
    """ "4 dead in murder-suicide": a headline's "dead" are all who died, whoever did it."""
    heads = [f for f in total.findings if f.marked.sentence.field == "title"]
    return any(f.trigger.phrase == "dead" and f.group.head in ("", "people", "adults", "children") for f in heads)


def _early(figure: Figure) -> bool:
    return any(f.marked.sentence.field == "title" or f.marked.sentence.index <= _LEAD for f in figure.findings)


def _in_title(figure: Figure) -> bool:
    """A headline counts all: "2 injured" holds the one and the other of the text."""
    return any(f.marked.sentence.field == "title" for f in figure.findings)


def _contains(total: Figure, added: list[Figure]) -> bool:
    """Whether the largest figure already holds those told as further ones: 22, nine and another 13."""
    return (
        total.side == "unknown"
        and total.attacker is not False
        and len(added) > 1
        and sum(f.best for f in added) <= total.best
    )


def _summed(total: Figure, added: list[Figure], rest: list[Figure]) -> list[Draft]:
    """No total is told: each disjoint figure is a component of the sum."""
    out: list[Draft] = []
    for figure in (total, *added):
        twin = next((d for d in out if _told_before(d.figure, figure)), None)
        if twin is not None:
            twin.findings += figure.findings
            continue
        out += _listed(figure)
    if len(out) == 1:
        out[0].mode = "total"
    for figure in rest:
        home = next((d for d in out if d.figure.side == figure.side), out[0])
        if _same(home.figure, figure):
            home.findings += figure.findings
        elif home.figure.side in _SIDED and _another_voice(home.figure, figure):
            out.append(Draft(figure, "total", None, figure.findings))
        else:
            out.append(Draft(figure, "subset", home, figure.findings))
    return out


def _listed(figure: Figure) -> list[Draft]:
    """A list as components; as one figure where some of its members have no side: "his wife and two children" are
    three, two of them civilians."""
    alike = len({p.attacker for p in figure.parts}) == 1
    if figure.parts and alike and any(p.side == "unknown" for p in figure.parts):
        whole = Draft(replace(figure, side="unknown", traits=()), "component", None, figure.findings)
        return [whole, *(Draft(p, "subset", whole, p.findings) for p in figure.parts)]
    return [Draft(p, "component", None, p.findings) for p in (figure.parts or (figure,))]


def _parts(total: Draft, parts: Sequence[Figure]) -> list[Draft]:
    """The members of a list become components where they tell sides or traits; else the sum alone is the claim."""
    if len({(p.side, p.traits, p.attacker) for p in parts}) < 2:
        return []
    if all(p.singular for p in parts) and all(p.side in ("unknown", "civilian") for p in parts):
        return []
    told = [_assailants(p, parts) for p in parts]
    if any(p.attacker for p in told):
        total.figure = replace(total.figure, attacker=None)
    return [Draft(p, "component", total, p.findings) for p in told]


def _assailants(part: Figure, parts: Sequence[Figure]) -> Figure:
    """Fighters who died beside the victims of an attack on people carried it out: "nine policemen and 13 militants"."""
    beside = part.assault and part.side == "militant" and any(p.side in ("civilian", "security_forces") for p in parts)
    return replace(part, attacker=True) if beside and part.attacker is None else part


def _inside(total: Draft, figure: Figure) -> list[Draft]:
    """A figure told beside its total: the same one again, or some of those counted."""
    if _same(total.figure, figure):
        total.findings += figure.findings
        total.figure = _closer(total.figure, figure)
        return [] if total.figure.parts else _parts(total, figure.parts)
    if figure.best > total.figure.best or figure.name:
        return []
    if total.figure.toll and figure.others and not figure.toll:
        return [Draft(figure, "increment", None, figure.findings)]
    if _another_voice(total.figure, figure):
        return [Draft(figure, "total", None, figure.findings)]
    if figure.definite and not figure.traits and figure.side == "unknown" and figure.attacker is not True:
        return []
    return [Draft(figure, "subset", total, figure.findings)]


def _told_before(a: Figure, b: Figure) -> bool:
    """Whether a disjoint figure is one already there: the same people, or an attacker's death told twice."""
    return _same(a, b) and a.side == b.side or a.own_hand and b.own_hand and a.best == b.best


def _closer(told: Figure, again: Figure) -> Figure:
    """The same number told twice: the side, traits and speaker of whichever telling has them."""
    if told.parts or again.parts:
        return told
    told = replace(told, correction=told.correction or again.correction, revises=told.revises or again.revises)
    if told.side == "unknown" and again.side in _SIDED:
        told = replace(told, side=again.side)
    if not told.traits and again.traits and not again.others:
        told = replace(told, traits=again.traits)
    return replace(told, speaker=again.speaker) if not told.speaker.name and again.speaker.name else told


def _another_voice(total: Figure, figure: Figure) -> bool:
    """Whether somebody else gives another figure for the same people: a disagreement, not a part."""
    named = total.speaker.name and figure.speaker.name and total.speaker.name != figure.speaker.name
    opposed = bool({total.speaker.kind, figure.speaker.kind} & _OPPOSED) and total.speaker.kind != figure.speaker.kind
    opposed = opposed or (total.speaker.kind, figure.speaker.kind) == ("medical", "official")
    return (
        bool(named)
        and opposed
        and figure.side in (total.side, "unknown")
        and set(figure.traits) <= set(total.traits)
        and not figure.singular
    )


def _same(a: Figure, b: Figure) -> bool:
    """Whether two figures are one told twice: the same number, of people that may be the same."""
    apart = a.side in _SIDED and b.side in _SIDED and a.side != b.side
    return (
        a.best == b.best and not apart and a.attacker in (b.attacker, None) or a.best == b.best and b.attacker is None
    )


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Equal drafts are one claim with the evidence of all."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in out if _key(d) == _key(draft) and d.of is draft.of and _one_voice(d, draft)), None)
        if twin is None:
            out.append(draft)
        else:
            twin.findings += draft.findings
            twin.figure = _closer(twin.figure, draft.figure)
            for other in drafts:
                if other.of is draft:
                    other.of = twin
    return out


def _key(draft: Draft) -> tuple[object, ...]:
    f = draft.figure
    return (f.measure, f.indirect, f.best, f.side, f.traits, f.attacker, f.stance, f.from_, f.state, draft.mode)


def _one_voice(a: Draft, b: Draft) -> bool:
    """Whether two drafts may be one claim: not two members of one list, and no two named speakers."""
    named = {d.figure.speaker.name for d in (a, b) if d.figure.speaker.name}
    return a.mode != "component" and len(named) < 2


def _claim(draft: Draft, names: dict[int, str]) -> Claim:
    f = draft.figure
    body, title = passages_of(draft.findings, "body"), passages_of(draft.findings, "title")
    low, best, high = (None, None, f.top) if f.stance.feared else (f.low, f.best, f.high)
    return Claim(
        claim_id=names[id(draft)],
        measure=cast(Measure, f.measure),
        low=low,
        best=best,
        high=high,
        qualifier="feared" if f.stance.feared else f.qualifier,
        side=f.side,
        traits=f.traits,
        attacker=f.attacker,
        mode=draft.mode,
        of=names.get(id(draft.of)) if draft.of is not None else None,
        scope=f.stance.scope,
        from_=f.from_,
        revises=f.revises,
        correction=f.correction,
        speaker=f.speaker,
        negated=f.best == 0,
        state=f.state,
        disputed=f.stance.disputed,
        feared=f.stance.feared,
        indirect=f.indirect,
        evidence=body,
        headline=title,
    )
