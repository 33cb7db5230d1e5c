"""A whole and its parts agree on whose side the dead were: no part of a whole is counted besides it.

tolls.md, "One article": components and subsets are inside their total. A total of one side with a part of another
would be read as two disjoint sides, and their sum be more than anybody told.
"""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.drafts import SIDED, Draft
from core.extraction.figures import Figure

_CIVIL = ("civilian", "villager", "bystander", "resident", "passer", "local", "non-combatant")
"""How words begin that say of somebody that he did not fight; a trade ("two engineers") says nothing against it."""


_NEVER = frozenset(("child", "journalist", "aid_worker"))
"""Traits of those who are civilians unless said to fight (tolls.md, "Sides and traits")."""


def of_one_side(drafts: Sequence[Draft]) -> None:
    """ "Nine soldiers died, two of them engineers": soldiers; "among them a civilian": they were not all soldiers.

    As many of another side as the whole counts are others, however they are told.
    """
    total = drafts[0]
    if total.mode != "total":
        return
    parts = [d for d in drafts[1:] if d.of is total and _apart(total.figure, d.figure)]
    sure = [d for d in parts if _surely(d.figure)]
    parts = [d for d in parts if d not in sure]
    if any(d.figure.best < total.figure.best for d in sure):
        total.figure = replace(total.figure, side="unknown", traits=(), attacker=total.figure.attacker and None)
        return
    for draft in parts:
        draft.figure = replace(draft.figure, side=total.figure.side, attacker=total.figure.attacker)


def of_their_sides(drafts: Sequence[Draft]) -> list[Draft]:
    """The same for the components of a sum: "nine soldiers died, among them a doctor; four raiders were killed"."""
    for whole in [d for d in drafts if d.mode == "component" and d.of is None]:
        for draft in drafts:
            part = draft.figure
            if draft.of is whole and _apart(whole.figure, part) and not _surely(part):
                draft.figure = replace(part, side=whole.figure.side, attacker=whole.figure.attacker)
    return list(drafts)


def _apart(total: Figure, part: Figure) -> bool:
    """Whether a toll would count the two besides each other: of two sides, or attackers and victims."""
    sided = total.side in SIDED and part.side in SIDED and part.side != total.side
    return sided or total.attacker is True and part.attacker is False


def _surely(part: Figure) -> bool:
    """Whether a part's side is told outright, and not taken from a trade, a people or an opinion."""
    if part.side not in SIDED:
        return False
    if part.side != "civilian" or _NEVER & set(part.traits):
        return True
    words = [w for f in part.findings for w in f.marked.words[f.group.first : f.group.last]]
    return any(word.startswith(_CIVIL) for word in words)
