"""What forces lost: "the army lost 15 men" tells of deaths, "the club lost two players" of nobody harmed."""

from dataclasses import replace

from core.extraction.groups import Group
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger


def unarmed(group: Group) -> bool:
    """ "The army lost two soldiers" tells of deaths; "the club lost two players", "lost two brothers" of who knows."""
    noun = person(group.head) if group.head else None
    counted = group.kind == "number" or group.kind == "one" and not group.definite
    return noun is None or not counted or noun.side not in ("security_forces", "militant")


def men_of_forces(marked: Marked, t: Trigger, group: Group) -> Group:
    """ "The army had lost 15 men": soldiers, for forces lose their own; "the rebels lost 15 men": fighters."""
    if group.kind != "number" or group.head not in ("men", "members", "personnel", "comrades"):
        return group
    before = [marked.word(i) for i in range(max(0, t.first - 4), t.first)]
    sides = {noun.side for word in before if (noun := person(word)) is not None}
    whose = "fighters" if "militant" in sides else "soldiers" if _FORCES & set(before) else ""
    whose = "soldiers" if not whose and "security_forces" in sides else whose
    return replace(group, head=whose) if whose else group


_FORCES = frozenset("army military police navy troops brigade battalion regiment".split())
