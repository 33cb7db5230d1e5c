"""Whether two figures are one told twice, and what the fuller telling says of whom it counts."""

from dataclasses import replace

from core.extraction.attackers_told import struck_by
from core.extraction.drafts import SIDED, in_title
from core.extraction.figures import Figure
from core.extraction.further import one_further


def told_before(a: Figure, b: Figure) -> bool:
    """Whether a disjoint figure is one already there: the same people, or an attacker's death told twice."""
    if one_further(a, b) or struck_by(a) and b.own_hand:
        return False
    return same(a, b) and a.side == b.side or a.own_hand and b.own_hand and a.best == b.best


def same(a: Figure, b: Figure) -> bool:
    """Whether two figures are one told twice: the same number, of people that may be the same."""
    apart = a.side in SIDED and b.side in SIDED and a.side != b.side and not headed(a, b)
    return (
        a.best == b.best and not apart and a.attacker in (b.attacker, None) or a.best == b.best and b.attacker is None
    )


def headed(a: Figure, b: Figure) -> bool:
    """ "Colleague arrested" in the headline, "a fellow soldier was taken into custody" in the text: one suspect."""
    one = a.measure == "arrested" and a.singular and b.singular
    return one and in_title(a) != in_title(b) and not a.others and not b.others


def with_parts(total: Figure, rest: list[Figure]) -> tuple[Figure, list[Figure]]:
    """ "Nine killed" in the headline, "six farmers and three soldiers" in the text: the nine, by who they were.

    The total with the list that tells it by its members, and the other figures without that list.
    """
    fuller = next((f for f in rest if f.parts and not total.parts and same(total, f)), None)
    if fuller is None:
        return total, rest
    told = replace(fuller, findings=total.findings + fuller.findings, attacker=fuller.attacker or total.attacker)
    return told, [f for f in rest if f is not fuller]
