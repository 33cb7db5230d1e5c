"""Whether figures of the dead count who killed them: "killed his wife and himself", "four dead in murder-suicide"."""

from core.extraction.figures import Figure


def struck_by(figure: Figure) -> bool:
    """Whether a figure only tells whom somebody killed: "killed his wife", who is not himself."""
    return not figure.own_hand and all(f.active for f in figure.findings)


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
