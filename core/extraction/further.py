"""Whether a figure comes on top of another, is the rest of it, or tells only single persons among those counted."""

from core.extraction.drafts import in_title
from core.extraction.figures import Figure
from core.extraction.finding import Finding


def one_further(total: Figure, figure: Figure) -> bool:
    """ "A man was shot. Another man was shot": two, where the second is told behind the first, in the text."""
    if not (total.singular and figure.singular and figure.others) or total.best != 1 or total.others:
        return False
    if all(f.active for f in figure.findings):
        return False  # "he killed another man": another than himself
    at = min((f.marked.sentence.index, f.group.first) for f in figure.findings)
    return not in_title(figure) and at > min((f.marked.sentence.index, f.group.first) for f in total.findings)


_GROWN = frozenset("man woman mother father wife husband grandmother grandfather".split())


def other_age(total: Figure, figure: Figure) -> bool:
    """Children dead, and their mother: a grown person is none of the children."""
    heads = {f.group.head for f in figure.findings}
    return "child" in total.traits and "child" not in figure.traits and figure.singular and heads <= _GROWN


def the_rest(total: Figure, figure: Figure) -> bool:
    """ "Four were hurt … the three other people": the rest of those counted."""
    told = figure.findings[0]
    words = told.marked.words
    known = told.group.definite or words[told.group.first] in _THE or words[told.group.first - 1] in _THE
    if figure.others and known and 1 < figure.best < total.best:
        return True
    again = figure.others and total.others and not _FURTHER & set(words[told.group.first : told.group.last])
    return again and figure.best < total.best  # "15 others were hurt … two others were hit at the bar": two of them


_THE = frozenset(("the", "those", "these"))
_FURTHER = frozenset(
    "another more further additional extra also second third fourth fifth sixth seventh eighth ninth tenth".split()
)


def loose(figure: Figure) -> bool:
    """ "Killing people" says nothing against one who is told by himself; "soldiers were killed" says more."""
    return figure.qualifier == "vague" and figure.best == 2 and figure.side == "unknown" and not figure.parts


def bare(figure: Figure) -> bool:
    """ "Firefighters and policemen were hurt": plurals nobody counted, two each at the least."""
    told = figure.parts or (figure,)
    return all(f.qualifier == "vague" and f.best == 2 for f in told)


def also(figure: Figure) -> bool:
    """ "A journalist was also killed", "was killed, too": besides those counted before."""
    told = figure.findings[0]
    between = told.marked.words[told.group.last : told.trigger.first]
    behind = told.marked.words[told.trigger.last : told.trigger.last + 2]
    besides = "also" in between or "too" in behind or behind == ("as", "well")
    return besides and not figure.definite and not figure.subset and not figure.name


def one_by_one(figure: Figure) -> bool:
    """Persons told singly ("the man and the woman were wounded", "one of the dead"): some of them, no count of all."""
    if figure.singular or any(f.group.partitive and f.group.best == 1 for f in figure.findings):
        return True
    return figure.definite and figure.best == 1 or bool(figure.parts) and all(p.singular for p in figure.parts)


def one_then_others(one: Figure, following: Figure) -> bool:
    """ "The governor was wounded and two clerks were also hurt": three, he who is told first besides the two."""
    if not also(following) or one.best > 1 or one.subset or one.others or any(f.toll for f in (one, following)):
        return False
    first, then = one.findings[0], following.findings[0]
    gap = then.marked.sentence.index - first.marked.sentence.index
    before = (first.trigger.first < then.group.first) if gap == 0 else 0 < gap <= 1
    return before and first.marked.sentence.field == then.marked.sentence.field and not first.group.partitive


def counts(total: Figure, figure: Figure) -> bool:
    """Whether a figure of known people ("the governor") is counted here all the same."""
    return not figure.definite or figure.attacker is True or one_then_others(figure, total)


def of_those(total: Figure, figure: Figure) -> bool:
    """ "Two others were hurt. One was in the club. A woman was also hurt": told one by one, she is of the two."""
    at = figure.findings[0].marked.sentence.index
    told = total.others and figure.singular and also(figure) and total.best > 1
    return told and at - total.findings[-1].marked.sentence.index > 1


def in_one_breath(total: Figure, figure: Figure) -> bool:
    """ "Four traders died when a cart hit a mine, and nine guards were killed in an ambush": two clauses, two sums."""
    return any(_two_clauses(a, b) or _two_clauses(b, a) for a in total.findings for b in figure.findings)


def _two_clauses(first: Finding, then: Finding) -> bool:
    if first.marked is not then.marked or first.marked.sentence.field == "title":
        return False
    plain = all(f.group.kind == "number" and f.group.head and not f.group.partitive and not f.group.definite
                and not f.subset and f.group.head not in _ANYONE for f in (first, then))  # fmt: skip
    if not plain or first.group.head == then.group.head or then.trigger.first < then.group.last:
        return False
    ends = max(first.group.last, first.trigger.last)
    words = first.marked.words
    return words[max(ends, then.group.first - 2) : then.group.first] in ((",", "and"), (",", "while"))


_ANYONE = frozenset("people persons victims others individuals dead bodies residents casualties".split())


_ALL = (("in", "all"), ("in", "total"), ("all", "told"))


def in_all(total: Figure) -> bool:
    """ "Six guests in all were hurt": whoever else is told to be hurt is one of the six."""
    return any(f.marked.words[f.group.last : f.group.last + 2] in _ALL for f in total.findings)
