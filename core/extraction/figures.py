"""Findings of one happening as figures with all that is known of each: side, attacker, how it is told, by whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.extraction.corrections import correction
from core.extraction.finding import Finding, definite
from core.extraction.sides import attacker, side
from core.extraction.speakers import Voice
from core.extraction.stances import Stance, stance
from core.extraction.teams import of_team, theirs
from core.extraction.told_inside import fate_inside
from schemas.claim import ClaimState, Qualifier, Side, Speaker, Trait, Transition

Speaking = Callable[[Finding, Side], Voice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one passage. `parts` are figures told together with it in a list ("9 policemen and 13 militants"),
    whose sum it is; a figure of its own has none."""

    measure: str
    low: int
    best: int
    high: int | None
    qualifier: Qualifier
    side: Side
    traits: tuple[Trait, ...]
    attacker: bool | None
    stance: Stance
    speaker: Speaker
    findings: tuple[Finding, ...]
    parts: tuple["Figure", ...] = ()
    others: bool = False
    subset: bool = False
    toll: bool = False
    definite: bool = False
    name: str = ""
    from_: Transition | None = None
    revises: int | None = None
    correction: bool = False
    singular: bool = False
    whole: bool = False
    state: ClaimState | None = None
    assault: bool = False
    own_hand: bool = False
    indirect: bool = False

    @property
    def top(self) -> int:
        """The largest number the figure names."""
        return self.best if self.high is None else self.high


def figures(found: Sequence[Finding], event_type: str, speaking: Speaking) -> list[Figure]:
    """One figure a finding that says a number, lists told together joined to one figure with parts."""
    alone: list[Figure] = []
    for finding in found:
        figure = _figure(_resolved(finding, alone), event_type, speaking)
        if figure is not None:
            alone.append(_others_of_another(_crewed(figure, alone) if theirs(figure.findings[0]) else figure, alone))
    out: list[Figure] = []
    for figure in alone:
        at = next((i for i in range(len(out) - 1, -1, -1) if not out[i].subset), -1)
        near = at >= 0 and (at == len(out) - 1 or out[at].findings[0].marked is figure.findings[0].marked)
        if near and _together(out[at], figure):
            out[at] = _joined(out[at], figure)
        else:
            out.append(figure)
    return out


def _others_of_another(figure: Figure, told: Sequence[Figure]) -> Figure:
    """ "Killing one and wounding three others": other people than the dead, not more wounded on top of others."""
    if (
        not figure.others
        or figure.measure == "shot"
        or figure.best < 2
        or not told
        or figure.measure == told[-1].measure
    ):
        return figure
    beside = told[-1].findings[0].marked is figure.findings[0].marked
    return replace(figure, others=False) if beside else figure


_NEAR = 2  # sentences back to whom "they" may mean


def _resolved(finding: Finding, told: Sequence[Figure]) -> Finding:
    """ "They were found dead": as many as the last figure of several persons told before."""
    group = finding.group
    bodies = group.head == "bodies" and finding.marked.word(group.first) == "their"
    if group.best is not None or not told or finding.measure == "arrested":
        return finding
    if group.kind != "pronoun" and not bodies:
        return finding
    before = told[-1]
    if before.best < 2 or before.measure == finding.measure or before.attacker:
        return finding
    if finding.marked.sentence.index - before.findings[-1].marked.sentence.index > _NEAR:
        return finding
    whole = before.findings[0].group
    meant = replace(
        group, low=before.low, best=before.best, high=before.high, qualifier=before.qualifier, head=whole.head
    )
    return replace(finding, group=meant)


def _figure(finding: Finding, event_type: str, speaking: Speaking) -> Figure | None:
    group = finding.group
    told = stance(finding)
    if finding.campaign or finding.aggregate:
        told = replace(told, scope="campaign" if finding.campaign else "aggregate")
    elif told.scope == "aggregate":
        told = replace(told, scope="event")
    if group.best is None or told.statistic or told.unreal or (told.negated and not group.negated):
        return None
    if group.negated and group.others:
        return None
    whose, traits = side(finding)
    heard = speaking(finding, whose)
    if heard.feared or heard.disputed:
        told = replace(told, feared=told.feared or heard.feared, disputed=told.disputed or heard.disputed)
    corrects, revised = correction(finding)
    return Figure(
        measure=finding.measure,
        low=group.low or 0,
        best=group.best,
        high=group.high,
        qualifier=group.qualifier,
        side=whose,
        traits=traits,
        attacker=attacker(finding, event_type),
        stance=told,
        speaker=heard.speaker,
        findings=(finding,),
        others=group.others,
        subset=finding.subset or finding.trigger.phrase.endswith(_CONDITIONS) or _received(finding),
        toll=finding.toll,
        definite=definite(finding) and not finding.own_hand,
        name=group.name,
        from_=_from(finding),
        revises=revised,
        correction=corrects,
        whole=finding.whole,
        own_hand=finding.own_hand,
        assault=event_type == "Violence against civilians",
        state=_state(finding),
        singular=group.kind in ("one", "name", "pronoun"),
    )


_STILL: dict[str, ClaimState] = {
    "missing": "still_missing",
    "kidnapped": "still_held",
    "injured": "still_treated",
    "arrested": "still_held",
}


def _state(finding: Finding) -> ClaimState | None:
    """ "Two are still missing", "three are still being held", "31 remain in hospital"."""
    first = finding.trigger.phrase.split()[0]
    around = [finding.marked.word(i) for i in range(finding.trigger.first - 2, finding.trigger.first)]
    if (
        first in ("still", "remain", "remains", "remained")
        or "still" in around
        or finding.trigger.phrase == "in captivity"
    ):
        return _STILL.get(finding.measure)
    return None


_HOUSES = frozenset("hospital hospitals clinic clinics morgue morgues mortuary centre center".split())


def _received(finding: Finding) -> bool:
    """ "The hospital had received 20 dead and 40 wounded": those of one house, perhaps not all."""
    marked, first = finding.marked, finding.group.first
    before = [marked.word(i) for i in range(max(0, first - 10), first)]
    taken = next((i for i in range(len(before) - 1, -1, -1) if before[i] in ("received", "admitted")), -1)
    return taken >= 0 and bool(_HOUSES & set(before[:taken]))


_CONDITIONS = ("condition", "critically", "in intensive care")
"""How some of the injured are: never how many there are."""


def _from(finding: Finding) -> Transition | None:
    """Whom the text moves from one measure to another: "two of the ten injured died"."""
    if finding.measure in ("freed", "found"):
        return "kidnapped" if finding.measure == "freed" else "missing"
    if finding.measure != "killed":
        return None
    if finding.left in _STILL:
        return finding.left  # type: ignore[return-value]
    group = finding.group
    if not (group.partitive or group.definite or group.head in ("injured", "wounded", "hostages", "missing")):
        return None if group.kind != "number" or not _adjective_fate(finding) else _adjective_fate(finding)
    inside = fate_inside(finding)
    return inside if inside in ("injured", "missing", "kidnapped") else None  # type: ignore[return-value]


def _adjective_fate(finding: Finding) -> Transition | None:
    """ "four missing passengers dead", "two injured soldiers died": the fate before stands inside the group."""
    for i in range(finding.group.first, finding.group.last):
        trigger = finding.marked.trigger_of.get(i)
        if trigger is not None and trigger is not finding.trigger and trigger.measure in _STILL:
            return trigger.measure  # type: ignore[return-value]
    return None


_ANYBODY = frozenset("people persons person victims victim others other civilians dead wounded injured".split())
_ASIDE = frozenset("which whom including among them these those (".split())


def _apart(a: Finding, b: Finding) -> bool:
    """ "One UN driver killed, one agency doctor killed": two told in one sentence by what they were are two figures."""
    groups = (a.group, b.group)
    if a.marked is not b.marked or a.measure != b.measure or a.subset or b.subset:
        return False
    if _each_one(a, b):
        return True
    if a.measure == "shot":
        return False
    for g in groups:
        counted = g.first in a.marked.quantity_at and g.best is not None and g.kind in ("number", "one")
        if not counted or not g.head or g.head in _ANYBODY or g.others or g.partitive or g.definite or g.negated:
            return False
    words = [[a.marked.word(i) for i in range(g.first, g.last)] for g in groups]
    gap = {a.marked.word(i) for i in range(a.group.last, b.group.first)}
    if a.marked.word(b.group.last) in ("who", "that", ","):
        return False
    return words[0] != words[1] and a.trigger.last <= b.group.first and not gap & _ASIDE


def _each_one(a: Finding, b: Finding) -> bool:
    """ "One woman was stabbed in the neck and a 41-year-old woman was stabbed in the hand": two clauses, two women."""
    single = all(
        g.kind in ("one", "number") and g.best == 1 and not g.definite and not g.others for g in (a.group, b.group)
    )
    joined = a.trigger.last < b.group.first and a.marked.word(b.group.first - 1) in ("and", "while")
    return single and joined and not (a.group.partitive or b.group.partitive or a.own_hand or b.own_hand)


def _together(last: Figure, following: Figure) -> bool:
    a, b = last.findings[-1], following.findings[0]
    if a.trigger is not b.trigger and _apart(a, b):
        return True
    if last.from_ != following.from_:
        return False  # "three hostages and five kidnappers were killed": only the hostages were held before
    return a.trigger is b.trigger and a.marked is b.marked and a.told_with > 1 and not a.subset and not b.subset


def _crewed(part: Figure, beside: Sequence[Figure]) -> Figure:
    """Who is of the team of aid workers told beside or before is an aid worker, whichever is told first."""
    mates = any("aid_worker" in b.traits for b in beside)
    if mates and "aid_worker" not in part.traits and of_team(part.findings[0], part.traits):
        return replace(part, traits=(*part.traits, "aid_worker"), side="civilian")
    return part


def _joined(a: Figure, b: Figure) -> Figure:
    parts = (*(a.parts or (a,)), b)
    parts = tuple(_crewed(p, parts) for p in parts)
    same = len({p.side for p in parts}) == 1
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    exact = all(p.qualifier == "exact" for p in parts)
    return replace(
        a,
        low=a.low + b.low,
        best=a.best + b.best,
        high=high,
        parts=parts,
        findings=(*a.findings, *b.findings),
        side=a.side if same else "unknown",
        traits=parts[0].traits if all(p.traits == parts[0].traits for p in parts) else (),
        others=False,
        attacker=a.attacker if a.attacker == b.attacker else None,
        name="",
        singular=False,
        definite=a.definite and b.definite,
        qualifier="exact"
        if exact
        else "counted"
        if all(p.qualifier in ("exact", "counted") for p in parts)
        else b.qualifier,
    )
