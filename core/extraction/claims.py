"""The figures of one happening and measure as claims: what is the total, what a part of it, what came on top.

tolls.md, "One article": a repeated figure is one claim with several evidences; components give the sides and never
add to the total; figures of disjoint sides without a total are components of their sum.
"""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.attackers_told import all_dead, by_name_of_deed, same_attacker, struck_by, struck_by_attackers
from core.extraction.drafts import SIDED, Draft, claim_of, closer, early, in_title, merged, moved
from core.extraction.figures import Figure
from core.extraction.further import (
    also,
    bare,
    counts,
    in_all,
    in_one_breath,
    loose,
    of_those,
    one_further,
    one_then_others,
    other_age,
    the_rest,
)
from core.extraction.one_more import further, more, ordinals_counted, without_one_of_them
from core.extraction.one_side import of_one_side, of_their_sides
from core.extraction.released import the_rest as the_rest_of
from core.extraction.rivals import another_voice, of_two_nations
from core.extraction.same_figure import headed, same, told_before, with_parts
from core.extraction.struck import settled
from schemas.claim import MEASURES, Claim

_MORE = 40  # figures told as others with which each is compared: a long page costs what its length says


def claims(found: Sequence[Figure], mention_id: str) -> tuple[Claim, ...]:
    """All claims of one happening, by measure, totals first."""
    drafts: list[Draft] = []
    now = settled([f for f in found if not f.stance.older])
    hurt = any(f.measure == "injured" and f.best > 0 and not f.from_ for f in now)
    for measure in MEASURES:
        told = _measure([f for f in now if f.measure == measure], hurt=hurt)
        drafts += _replacing(told, [f for f in found if f.stance.older and f.measure == measure])
    _leave(drafts)
    names = {id(d): f"{mention_id}#{i}" for i, d in enumerate(drafts, start=1)}
    return tuple(claim_of(d, names) for d in drafts)


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


def _measure(own: list[Figure], *, hurt: bool) -> list[Draft]:
    apart = [f for f in own if f.stance.feared or f.stance.disputed or f.stance.scope != "event" or f.from_ or f.state]
    still = any(f.state == "still_missing" for f in apart)
    plain = [f for f in own if f not in apart and not (f.whole and still)]
    boasts = [f for f in plain if f.speaker.kind == "party" and f.speaker.about_enemy and not f.subset]
    boasts = boasts if len(boasts) < len(plain) else []  # what a party tells of its enemy adds up with nobody's figure
    drafts = _counted([f for f in plain if f not in boasts])
    out = [*drafts, *_counted(boasts)]
    told = [f for f in apart if f.qualifier != "vague"]
    for figure in apart:
        if figure.qualifier == "vague" and any(
            (f.from_, f.state, f.stance) == (figure.from_, figure.state, figure.stance) for f in told
        ):
            continue
        out.append(Draft(figure, "increment" if figure.from_ else "total", None, figure.findings))
    return merged(moved(out, hurt=hurt))


def _counted(own: list[Figure]) -> list[Draft]:
    """Totals, components, subsets and increments among the figures of the happening itself."""
    if own and own[0].measure == "kidnapped" and (last := [f for f in own if all(the_rest_of(x) for x in f.findings)]):
        told = _counted([f for f in own if f not in last])
        largest = max(last, key=lambda f: f.best)
        return [*told, Draft(largest, "subset", told[0] if told else None, largest.findings)]
    own = ordinals_counted(without_one_of_them(own))
    firm = [f for f in own if not f.definite and not f.subset] or [f for f in own if not f.subset] or own
    if not firm:
        return []
    zero = [f for f in firm if f.best == 0]
    firm = [f for f in firm if f.best > 0] or [f for f in own if f.best > 0 and not f.subset and f.singular]
    if not firm:
        return [Draft(zero[0], "total", None, tuple(x for z in zero for x in z.findings))]
    total = _without_claim_on_attackers(_total(firm), own)
    if total.others and not total.toll and (total.singular or all(more(f) or loose(f) for f in firm)):
        return further(firm)
    out = [Draft(total, "total", None, total.findings)]
    rest = [f for f in own if f.findings != total.findings and f.best > 0 and f not in zero]
    listed = any(p.attacker for f in own for p in f.parts)
    struck = any(struck_by_attackers(f) for f in firm if f.best == total.best)
    rest_told = [f for f in rest if not (listed and f.own_hand)]
    added = [f for f in rest_told if (_adds(total, f) or struck and f.attacker) and not f.subset and counts(total, f)]
    if added and not _contains(total, added) and not _adds_up(total, rest):
        return _summed(total, added, [f for f in rest if f not in added])
    out += _parts(out[0], total.parts)
    for figure in rest:
        twins = out if figure.attacker is True else ()
        again = next((d for d in twins if d.mode in ("component", "subset") and same_attacker(d.figure, figure)), None)
        if again is not None:
            again.findings += figure.findings
            continue
        out += _inside(out[0], figure)
    return _complete(out)


def _complete(out: list[Draft]) -> list[Draft]:
    """ "Of those, six were gendarmes and 14 attackers": parts of different sides that add up are the components."""
    total = out[0]
    of_one_side(out)
    parts = [d for d in out[1:] if d.mode == "subset" and d.of is total]
    sided = [d for d in parts if d.figure.side in SIDED and not d.figure.definite]
    if len(parts) == len(sided) > 1 and sum(d.figure.best for d in sided) == total.figure.best:
        told = [d.figure for d in sided]
        if len({f.side for f in told}) > 1 and not any(d.mode == "component" for d in out):
            for draft in sided:
                draft.figure, draft.mode = _assailants(draft.figure, told), "component"
            if any(d.figure.attacker for d in sided):
                total.figure = replace(total.figure, attacker=None)
    return out


def _total(firm: list[Figure]) -> Figure:
    """The figure the others are measured against: a stated toll, else the largest."""
    tolls = [f for f in firm if f.toll]
    more_told = [o for o in firm if o.others][:_MORE]
    plain = [f for f in firm if not f.others and not any(of_those(o, f) for o in more_told)] or firm
    if all(f.qualifier == "vague" for f in plain):  # "Many were hurt. Another 17 were hurt": the 17 are no addition
        plain = firm
    headed = [
        f for f in tolls or plain if in_title(f) and not f.singular and f.qualifier == "exact" and f.side == "unknown"
    ]
    if headed and not tolls:
        plain = [f for f in plain if early(f)] or plain
    exact = [f for f in plain if not bare(f) and f.best > 1 and not f.stance.older]
    plain = exact if exact and any(f.parts for f in plain if bare(f)) else plain
    counted = [f for f in plain if not loose(f)]
    if any(f.singular for f in counted):
        plain = counted
    return max(tolls or plain, key=lambda f: f.best)


def _without_claim_on_attackers(total: Figure, own: list[Figure]) -> Figure:
    """A total told to include attackers is no figure of victims: whose deaths it counts is left open."""
    acted = all(f.active for f in total.findings)
    included = any(f.subset and f.attacker is True and not (acted and by_name_of_deed(f)) for f in own)
    if included or in_all(total) and any(f.attacker is True and not f.own_hand for f in own):
        return replace(total, attacker=None, parts=())
    killer = any(f.own_hand and f.singular for f in own)
    all_told = killer and any(struck_by(f) and f.best + 1 == total.best for f in own)  # "all four were dead"
    return replace(total, attacker=None) if all_told else total


def _adds(total: Figure, figure: Figure) -> bool:
    """Whether a figure comes on top of the largest one: "another three", or another exclusive side."""
    if total.toll or in_all(total) and not figure.own_hand:
        return False
    if figure.own_hand and figure.singular and (all_dead(total) or struck_by(total)):
        return not all_dead(total)
    if figure.attacker is True and total.attacker is False or figure.attacker is False and total.attacker is True:
        return True
    if one_further(total, figure) or other_age(total, figure) or in_one_breath(total, figure):
        return True
    if the_rest(total, figure):
        return False
    sided = total.side in SIDED and figure.side in SIDED and total.side != figure.side
    apart = sided and not headed(total, figure) or of_two_nations(total, figure)
    more = figure.others or also(figure) and not of_those(total, figure)
    if (more or one_then_others(figure, total)) and not same(total, figure):
        return apart or not (in_title(total) and not in_title(figure) and total.best > figure.best)
    return apart


def _contains(total: Figure, added: list[Figure]) -> bool:
    """Whether the largest figure already holds those told as further ones: 22, nine and another 13."""
    return (
        total.side == "unknown"
        and total.attacker is not False
        and len(added) > 1
        and not (struck_by(total) and any(f.own_hand for f in added))
        and sum(f.best for f in added) <= total.best
    )


def _adds_up(total: Figure, rest: list[Figure]) -> bool:
    """ "Nine died. Six were killed at once and another three died in hospital": the three are of the nine."""
    told = [f for f in rest if not f.subset and not f.definite and f.qualifier in ("exact", "counted")]
    told = [f for i, f in enumerate(told) if not any(told_before(g, f) for g in told[:i])]
    return len(told) > 1 and total.side == "unknown" and sum(f.best for f in told) == total.best


def _summed(total: Figure, added: list[Figure], rest: list[Figure]) -> list[Draft]:
    """No total is told: each disjoint figure is a component of the sum."""
    out: list[Draft] = []
    total, rest = with_parts(total, rest)
    for figure in (total, *added):
        once = figure.singular and not figure.others
        twin = next((d for d in out if told_before(d.figure, figure) or once and same_attacker(d.figure, figure)), None)
        if twin is not None:
            twin.findings += figure.findings
            continue
        out += _listed(figure)
    if len(out) == 1:
        out[0].mode = "total"
    for figure in rest:
        home = next((d for d in out if d.figure.side == figure.side and d.figure.best >= figure.best), out[0])
        again = next((d for d in out if same_attacker(d.figure, figure)), None)
        if again is not None:
            again.findings += figure.findings
        elif same(home.figure, figure):
            home.findings += figure.findings
        elif home.figure.side in SIDED and another_voice(home.figure, figure):
            out.append(Draft(figure, "total", None, figure.findings))
        else:
            out.append(Draft(figure, "subset", home, figure.findings))
    return of_their_sides(out)


def _listed(figure: Figure) -> list[Draft]:
    """A list as components; as one figure where some of its members have no side: "his wife and two children" are
    three, two of them civilians."""
    alike = len({p.attacker for p in figure.parts}) == 1
    if figure.parts and alike and any(p.side == "unknown" for p in figure.parts):
        whole = Draft(replace(figure, side="unknown", traits=()), "component", None, figure.findings)
        return [whole, *(Draft(p, "subset", whole, p.findings) for p in figure.parts)]
    if not figure.parts and figure.side == "unknown" and figure.traits:  # a trait alone makes no part of a sum
        whole = Draft(replace(figure, traits=()), "component", None, figure.findings)
        return [whole, Draft(figure, "subset", whole, figure.findings)]
    return [Draft(p, "component", None, p.findings) for p in (figure.parts or (figure,))]


def _parts(total: Draft, parts: Sequence[Figure]) -> list[Draft]:
    """The members of a list become components where they tell sides or traits; else the sum alone is the claim."""
    if len({(p.side, p.traits, p.attacker) for p in parts}) < 2:
        return []
    plain = all(p.singular for p in parts) and all(p.side in ("unknown", "civilian") for p in parts)
    if plain and not any("aid_worker" in p.traits for p in parts):
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
    if same(total.figure, figure):
        total.findings += figure.findings
        total.figure = closer(total.figure, figure)
        return [] if total.figure.parts else _parts(total, figure.parts)
    if figure.best > total.figure.best and not figure.name and another_voice(total.figure, figure):
        return [Draft(figure, "total", None, figure.findings)]
    if figure.best > total.figure.best or figure.name:
        return []
    if total.figure.toll and figure.others and not figure.toll:
        return [Draft(figure, "increment", None, figure.findings)]
    if another_voice(total.figure, figure):
        return [Draft(figure, "total", None, figure.findings)]
    if figure.definite and not figure.traits and figure.side == "unknown" and figure.attacker is not True:
        return []
    if len({p.side for p in figure.parts} & set(SIDED)) > 1:
        return [Draft(p, "subset", total, p.findings) for p in figure.parts]
    return [Draft(figure, "subset", total, figure.findings)]
