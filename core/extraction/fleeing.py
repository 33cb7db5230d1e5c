"""Who fled and is displaced, and who only got away: "2,700 people fled to nearby villages", "three gunmen fled"."""

from core.extraction.finding import Finding
from core.extraction.lexicon import listed
from core.extraction.sides import side

_GONE = frozenset(
    "suspect suspects inmate inmates prisoner prisoners detainee detainees convict convicts thief thieves"
    " robber robbers driver drivers smuggler smugglers assailant assailants killer killers soldier soldiers"
    " troops police officers officer policemen".split()
)
_SETTLED = frozenset(
    "resident residents villager villagers civilian civilians refugee refugees local locals inhabitant inhabitants"
    " townspeople townsfolk farmers herders households".split()
)
LEAST = 10
"""People; "two men fled the area" tells of an escape, where no home is named."""


def got_away(told: Finding) -> bool:
    """Whether somebody is told to have escaped, and not to have been driven from where he lives."""
    phrase, head = told.trigger.phrase, told.group.head
    if told.measure != "displaced" or not phrase.startswith(("fled", "flee", "fleeing")) or phrase.endswith("homes"):
        return False
    if head in _GONE or head in listed("attackers") or head in listed("assailants") or side(told)[0] == "militant":
        return True
    return (told.group.best or 0) < LEAST and head not in _SETTLED
