"""Attackers told again: "police shot them dead", "all three of them were killed", "the gunmen were killed"."""

from dataclasses import replace

from core.extraction.attachment import adjacent_left
from core.extraction.finding import Finding, finding
from core.extraction.groups import Group, groups
from core.extraction.happenings import Happening
from core.extraction.lexicon import listed, person
from core.extraction.marked import Marked
from core.extraction.segments import Segment

_THEM = frozenset(("him", "her", "them"))


def doers(found: list[Happening]) -> list[Happening]:
    """The same happenings, the attackers who fell counted as told when they were first named."""
    for home in found:
        attackers: Group | None = None
        alone: Group | None = None
        for index, piece in enumerate(home.pieces):
            named = [g for g in groups(piece.marked) if _attackers(g) and piece.first <= g.first < piece.last]
            before = next((g for g in named if g.best is not None and not g.definite), attackers)
            if before is not None:
                told = tuple([_meant(f, piece.marked, before) for f in piece.findings])
                piece = home.pieces[index] = replace(piece, findings=_with(told, _struck(piece, before)))
            if fell := _fell(piece, alone, named):
                home.pieces[index] = replace(piece, findings=_with(piece.findings, fell))
            alone = next((g for g in reversed(named) if g.best == 1), alone)
            attackers = next((g for g in reversed(named) if g.best is not None and not g.definite), attackers)
    return found


def _attackers(group: Group) -> bool:
    return group.head in listed("attackers") and group.kind in ("number", "one", "definite") and not group.negated


def _meant(told: Finding, marked: Marked, before: Group) -> Finding:
    """ "The gunmen", "all three of them": as many as were named before, and counted now."""
    group = told.group
    if told.measure not in ("killed", "injured", "arrested") or told.own_hand or group.name:
        return told
    if group.kind == "definite" and group.best is None and _attackers(group) and (before.best or 0) > 1:
        meant = replace(group, kind="number", low=before.low, best=before.best, high=before.high, definite=False)
        return replace(told, group=replace(meant, qualifier=before.qualifier))
    everybody = marked.word(group.first) in ("all", "both") and group.partitive and not group.head
    if everybody and group.best == before.best:
        return replace(told, group=replace(group, head=before.head, partitive=False, definite=False))
    return told


def _with(told: tuple[Finding, ...], struck: list[Finding]) -> tuple[Finding, ...]:
    """The findings and those of attackers told by a pronoun, which take the place of what was read there before."""
    taken = {i for f in struck for i in range(f.group.first, f.group.first + 2)}
    return (*(f for f in told if f.group.first not in taken and f.trigger.first not in taken), *struck)


_FORCES = frozenset("police officers officer deputies troops soldiers guards forces agents marshals swat".split())


def _fell(piece: Segment, alone: Group | None, named: list[Group]) -> list[Finding]:
    """ "He was shot dead by officers": of one attacker named before, the attacker; victims die otherwise."""
    marked, out = piece.marked, []
    for told in piece.findings:
        if told.group.kind != "pronoun" or told.measure != "killed":
            continue
        behind = [marked.word(i) for i in range(told.trigger.last, told.trigger.last + 5)]
        by_forces = "by" in behind and bool(_FORCES & set(behind[behind.index("by") :]))
        single = (g for g in reversed(named) if g.best == 1 and g.last <= told.group.first)
        before = next(single, alone)
        if before is not None and told.group.best in (1, None) and by_forces:
            group = replace(
                before, first=told.group.first, last=told.group.last, head_at=told.group.first, definite=False
            )
            out.append(finding(marked, told.trigger, replace(group, possessive=False), told_with=1))
    return out


def _struck(piece: Segment, before: Group) -> list[Finding]:
    """ "Before police shot him dead": whom forces kill is the attacker named before, told by a pronoun."""
    marked, out = piece.marked, []
    for t in marked.triggers:
        word = marked.word(t.last)
        fatal = t.measure == "killed" or t.measure == "shot" and marked.word(t.last + 1) == "dead"
        if not (piece.first <= t.first < piece.last and fatal and word in _THEM):
            continue
        doer = adjacent_left(marked, groups(marked), t.first)
        noun = person(doer.head) if doer is not None and doer.head else None
        many = (before.best or 0) > 1
        if noun is None or noun.side != "security_forces" or many != (word == "them"):
            continue
        group = replace(before, first=t.last, last=t.last + 1, head_at=t.last, definite=False, possessive=False)
        out.append(finding(marked, replace(t, measure="killed"), group, told_with=1))
    return out
