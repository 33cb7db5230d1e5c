"""Those said to be shot or assaulted and no more: injured, unless the text says that they died."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.figures import Figure
from core.extraction.finding import Finding
from core.extraction.released import HOSTAGES, the_rest
from core.extraction.same_person import without_the_dead
from core.extraction.sides import struck_first
from schemas.claim import ClaimState


def settled(found: Sequence[Figure]) -> list[Figure]:
    """The same figures, the measures `shot` and `assaulted` decided.

    "Five shot, one dead": five are struck and one of them died, so four are injured. A text that counts its injured
    itself is believed; then those shot are only those killed and injured once more.
    """
    found = _seized(found)
    plain = [_casualties(f) for f in found if f.measure not in _OPEN] + [[e] for e in _exits(found)]
    flat = [g for f in plain for g in f]
    shot = [f for f in found if f.measure == "shot" and f.best > 0]
    felled = any(f.measure == "killed" and f.best > 0 and _by_police(f) for f in flat)
    shot = [f for f in shot if not (felled and _by_police(f))]  # "man shot by police … shot and killed by police"
    flat += _shot(shot, flat)
    brought = [f for f in found if f.measure == "hospital" and f.best > 0]
    told = [f for f in flat if f.measure == "injured" and f.stance.scope == "event"]
    hurt = max(sum(f.best for f in told if f.singular), *(f.best for f in told), 0)
    flat += [f for f in _injured(brought, flat) if f.best > hurt]  # else they are of those counted
    assaulted = [f for f in found if f.measure == "assaulted" and f.best > 0]
    if not any(f.measure in ("injured", "killed") and f.best > 0 for f in flat):
        flat += [_as(f, "injured") for f in assaulted]
    flat += _all_taken(flat)
    return [_of_no_count(f, flat) for f in without_the_dead(flat)]


def _of_no_count(figure: Figure, told: Sequence[Figure]) -> Figure:
    """ "Twenty hostages were killed", and others, where nobody counts who was taken: twenty dead, no move of twenty."""
    if figure.measure != "killed" or figure.from_ != "kidnapped" or any(f.measure == "kidnapped" for f in told):
        return figure
    beside = any(f.measure == "killed" and f.best > 0 and not f.from_ for f in told)
    return replace(figure, from_=None, attacker=False) if beside and not figure.findings[0].group.partitive else figure


def _all_taken(told: Sequence[Figure]) -> list[Figure]:
    """ "Freed 40, another 65 are still held", and nobody says how many were taken: a hundred and five."""
    taken = [f for f in told if f.measure == "kidnapped" and f.best > 0 and f.qualifier in _COUNTED]
    freed = next((f for f in taken if f.from_ == "kidnapped"), None)
    held = next((f for f in taken if f.state == "still_held" and any(x.group.others for x in f.findings)), None)
    if freed is None or held is None or any(not f.from_ and f.state is None and f.best != freed.best for f in taken):
        return []
    n = freed.best + held.best
    told_by = (*freed.findings, *held.findings)
    return [replace(held, low=n, best=n, high=n, state=None, others=False, side="unknown", traits=(), findings=told_by)]


_OPEN = ("shot", "assaulted", "freed", "found", "hospital")
"""Measures of this house alone, decided here."""


def _seized(found: Sequence[Figure]) -> Sequence[Figure]:
    """Who is seized where the text tells of a kidnapping was kidnapped, not arrested."""
    if not any(f.measure == "kidnapped" for f in found):
        return found
    taken = [f for f in found if f.measure == "arrested" and f.findings[0].trigger.phrase.startswith("seiz")]
    return [_as(f, "kidnapped") if f in taken else f for f in found]


def _shot(shot: Sequence[Figure], flat: Sequence[Figure]) -> list[Figure]:
    """Those shot as injured, as far as the text does not count its injured itself."""
    hurt = [f for f in flat if f.measure == "injured" and f.best > 0 and not f.subset and f.stance.scope == "event"]
    if not hurt:
        return _injured(shot, flat)
    if any(_early(f) for f in shot) or all(f.singular for f in hurt):
        told_singly = sum(f.best for f in hurt if f.singular)
        more = [f for f in _injured(shot, flat) if f.best > max(told_singly, *(f.best for f in hurt))]
        if more:
            return more
    if all(f.others and f.singular for f in hurt):
        return [_as(f, "injured") for f in shot if f.singular and not f.others and not f.definite][:1]
    if all(f.others for f in hurt) and not any(f.measure == "killed" and f.best > 0 for f in flat):
        return [_as(f, "injured") for f in shot if _early(f) and not f.others][:1]  # "shot ten, 19 others were hurt"
    counted = any(_early(f) for f in shot if not f.others)
    return [_as(f, "injured") for f in shot if f.others and f.singular and not counted]


def _exits(found: Sequence[Figure]) -> list[Figure]:
    """Who was freed or found alive leaves the held or the missing, where the text tells of any (else: who knows)."""
    told = {f.measure for f in found}
    freed = [f for f in found if f.measure == "freed" and f.best > 0]
    captive = "kidnapped" in told or any(_captive(x) for f in freed for x in f.findings)
    out = [_as(f, "kidnapped") for f in freed if captive]
    out += [_nobody(f, "kidnapped", "still_held") for f in freed if captive and _last(f)]
    out += _released(found) if "kidnapped" not in told else []
    return out + [_as(f, "missing") for f in found if f.measure == "found" and "missing" in told and f.best > 0]


def _captive(told: Finding) -> bool:
    """ "The last hostages", "the three that were kidnapped"."""
    return told.group.head in HOSTAGES or any(t.measure == "kidnapped" for t in told.marked.triggers)


def _last(figure: Figure) -> bool:
    return any(the_rest(f) for f in figure.findings)


def _nobody(figure: Figure, measure: str, state: ClaimState) -> Figure:
    """ "The last three have been freed": none is held any longer."""
    return replace(
        _as(figure, measure), low=0, best=0, high=0, state=state, from_=None, parts=(), side="unknown", traits=()
    )


_COUNTED = ("exact", "counted")


def _released(found: Sequence[Figure]) -> list[Figure]:
    """ "Detained 120 and released 80 of them": 40 are still held, a subtraction of two told figures."""
    arrested = [f for f in found if f.measure == "arrested" and f.qualifier in _COUNTED and f.state is None]
    most = max(arrested, key=lambda f: f.best, default=None)
    freed = next((f for f in found if f.measure == "freed" and f.best > 0 and f.qualifier in _COUNTED), None)
    if most is None or freed is None or freed.best > most.best or any(f.state == "still_held" for f in found):
        return []
    told = freed.findings[0]
    but = [told.marked.word(i) for i in range(told.group.first - 2, told.group.first)] == ["all", "but"]
    left = freed.best if but else most.best - freed.best
    return [replace(_as(freed, "arrested"), low=left, best=left, high=left, state="still_held", from_=None, parts=())]


def _casualties(figure: Figure) -> list[Figure]:
    """ "No casualties" is nobody killed and nobody injured; any other casualties are dead and injured together."""
    if figure.measure == "affected" and figure.best == 0:
        return [_as(figure, "killed"), _as(figure, "injured")]
    return [figure]


def _as(figure: Figure, measure: str) -> Figure:
    return replace(figure, measure=measure, parts=tuple(replace(p, measure=measure) for p in figure.parts))


_LEAD = 3
"""Sentences from the top, the headline among them, that say how many were shot at all."""


def _early(figure: Figure) -> bool:
    return any(f.marked.sentence.index <= _LEAD for f in figure.findings)


def _shooter(figure: Figure) -> bool:
    """Who died but was not among those shot at by him: the attacker, or whom the police killed."""
    if figure.attacker is True or figure.own_hand:
        return True
    if figure.singular and any(map(struck_first, figure.findings)):
        return True
    return _by_police(figure)


def _by_police(figure: Figure) -> bool:
    """ "A man shot by police"."""
    told = figure.findings[0]
    behind = [told.marked.word(i) for i in range(told.trigger.last, told.trigger.last + 5)]
    return figure.singular and "by" in behind and bool(_POLICE & set(behind))


def _shot_too(figure: Figure, shot: Sequence[Figure]) -> bool:
    """ "An officer and two suspects were shot. One of the suspects died": he is one of the three."""
    heads = {finding.group.head for f in shot for finding in f.findings}
    return any(finding.group.partitive and finding.group.head in heads for finding in figure.findings)


_POLICE = frozenset(
    "police officer officers cop cops deputy deputies trooper troopers agents swat marshals guard".split()
)


def _also(figure: Figure) -> bool:
    """ "A boy was also shot": besides those who died."""
    told = figure.findings[0]
    return "also" in told.marked.words[told.group.last : told.trigger.first]


_ANYBODY = frozenset(("", "people", "persons", "person", "victims", "victim", "dead", "wounded", "injured"))


def _other_people(dead: Figure, shot: Figure) -> bool:
    """ "Two bakers were killed and three clerks were shot": told one behind the other by nouns of their own, five."""
    a, b = dead.findings[0], shot.findings[0]
    if dead.measure != "killed" or not dead.best or a.marked is not b.marked or a.trigger.last > b.group.first:
        return False
    known = a.group.definite or b.group.definite or a.group.partitive or b.group.partitive
    heads = {a.group.head, b.group.head}
    body = a.marked.sentence.field == "body" and b.group.kind != "plural"  # "one dead in a shooting Police said"
    return body and not known and len(heads) > 1 and not heads & _ANYBODY and a.marked.word(b.group.last) != ","


def _of_event(figure: Figure) -> bool:
    return not figure.stance.feared and figure.stance.scope == "event"


def _injured(shot: Sequence[Figure], told: Sequence[Figure]) -> list[Figure]:
    if not shot:
        return []
    killed = max(
        (f.best for f in told if f.measure == "killed" and _of_event(f) and (not _shooter(f) or _shot_too(f, shot))),
        default=0,
    )
    largest = max(shot, key=lambda f: f.best)
    again = [s for s in shot if s.best == largest.best]  # told in the headline and, with "others", in the text
    if not killed or any(s.others or _also(s) for s in again) or any(_other_people(f, s) for f in told for s in shot):
        return [_as(f, "injured") for f in shot]
    left = largest.best - killed
    if left <= 0:
        return []
    return [replace(largest, measure="injured", low=max(0, largest.low - killed), best=left,
                    high=None if largest.high is None else max(left, largest.high - killed), parts=())]  # fmt: skip
