"""Who is of a team of aid workers: its driver, its nurse, "a pilot working for the agency", told beside them."""

from collections.abc import Sequence

from core.extraction.finding import Finding
from schemas.claim import Trait

_CREW = frozenset(
    "driver drivers guard guards bodyguard bodyguards interpreter translator assistant assistants colleague colleagues"
    " staff staffer staffers member members worker workers employee employees contractor contractors consultant"
    " consultants trainee trainees".split()
)
_AGENCY = frozenset("organisation organization agency charity group ngo".split())
_EMPLOYED = frozenset(("working", "employed", "flying", "driving"))
_REACH = 5
"""Words behind somebody in which it is told for whom he works."""
_THEIRS = frozenset(("their", "his", "her"))


def of_team(told: Finding, traits: Sequence[Trait]) -> bool:
    """Whether those told are such as belong to a team, told beside aid workers or behind them."""
    group, words = told.group, told.marked.words
    behind = words[group.last : group.last + _REACH]
    employed = bool(behind) and behind[0] in _EMPLOYED and not _AGENCY.isdisjoint(behind)
    staff = "staff" in words[group.first : group.last] or group.head in ("female", "male")
    return staff or employed or group.head in _CREW or "medic" in traits


def theirs(told: Finding) -> bool:
    """ "Two aid workers were held. Their driver was held, too"."""
    return told.marked.word(told.group.first) in _THEIRS
