"""Whether figures of the dead count who killed them: "killed his wife and himself", "four dead in murder-suicide"."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.figures import Figure
from core.extraction.lexicon import listed
from core.extraction.roll import Roll


def struck_by(figure: Figure) -> bool:
    """Whether a figure only tells whom somebody killed: "killed his wife", who is not himself."""
    return not figure.own_hand and all(f.active for f in figure.findings)


def struck_by_attackers(figure: Figure) -> bool:
    """ "Gunmen killed 30 pupils": thirty whom the gunmen struck, whatever became of the gunmen."""
    for told in figure.findings:
        doers = told.marked.words[max(0, told.trigger.first - _DOERS) : told.trigger.first]
        if told.active and any(word in listed("attackers") for word in doers):
            return True
    return False


_DOERS = 3


def by_name_of_deed(figure: Figure) -> bool:
    """ "Murder-suicide" says that one of the dead did it, not that "killed his wife" counts him."""
    return all(f.trigger.phrase.startswith("murder") for f in figure.findings)


def same_attacker(told: Figure, again: Figure) -> bool:
    """The gunman counted among the dead, and once more by how he died."""
    return told.attacker is True and again.attacker is True and told.best == again.best and not again.parts


def all_dead(total: Figure) -> bool:
    """ "4 dead in murder-suicide": a headline's "dead" are all who died, whoever did it."""
    heads = [f for f in total.findings if f.marked.sentence.field == "title"]
    return any(f.trigger.phrase == "dead" and f.group.head in ("", "people", "adults", "children") for f in heads)


def struck_by_name(found: Sequence[Figure], people: Roll) -> list[Figure]:
    """The figures, the death of one who is told to have done it marked as an attacker's: "Dunmore died in his cell"."""
    return [replace(f, attacker=True) if _did(f, people) else f for f in found]


def _did(figure: Figure, people: Roll) -> bool:
    name = figure.name.casefold()
    if not name or figure.measure != "killed" or figure.attacker is not False or not figure.singular:
        return False
    return name in people.doers or name.split()[-1] in people.alone
