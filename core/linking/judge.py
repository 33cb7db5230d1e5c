"""Same, different or unsure: the weighted features of a mention against one event."""

from core.linking.facts import Profile, Verdict
from core.linking.features import plain
from core.linking.likeness import at_most, likeness
from core.linking.rarity import Rarity
from core.linking.score import SAME, UNSURE, WEIGHTS, total
from core.linking.told import Told
from core.linking.vetoes import veto
from schemas.event import Judgement

NEVER = "never: "  # what the reason of a veto begins with


def judge(
    told: Told, event_id: str, event: Profile, rarity: Rarity, crowd: int = 1, least: float | None = None
) -> Verdict:
    """The judgement, its score, and the reasons with what each weighed.

    A score below `least` is only told to be below: words are the dearest to compare, and most candidates are another
    event whatever they share.
    """
    found = plain(told, event, crowd)
    values = {f.name: f.value for f in found}
    if told.succeeds == event_id:
        values["later_revision"] = 1.0
    if least is not None:
        most = total(values) + at_most(told, event, rarity) + 0.001  # as far as rounding goes
        if most < min(least, UNSURE):
            return Verdict(event_id=event_id, judgement="different", score=round(most, 3))
    found = (*found, *likeness(told, event, rarity))
    values.update((f.name, f.value) for f in found)
    score = total(values)
    if _judgement(score) == "different":  # nobody reads why: no reasons are kept of what was never in question
        return Verdict(event_id=event_id, judgement="different", score=score)
    reasons = tuple(f"{f.reason} ({WEIGHTS[f.name] * f.value:+.1f})" for f in found)
    if "later_revision" in values:
        reasons = (*reasons, f"an earlier revision of the article told it ({WEIGHTS['later_revision']:+.1f})")
    against = veto(told, event)
    if against is not None:
        reasons = (*reasons, f"{NEVER}{against}")
        return Verdict(event_id=event_id, judgement="different", score=score, reasons=reasons)
    return judged(event_id, score, reasons)


def judged(event_id: str, score: float, reasons: tuple[str, ...]) -> Verdict:
    """The verdict that a score comes to, where nothing forbids it."""
    return Verdict(event_id=event_id, judgement=_judgement(score), score=score, reasons=reasons)


def vetoed(verdict: Verdict) -> bool:
    """Whether a veto spoke."""
    return bool(verdict.reasons) and verdict.reasons[-1].startswith(NEVER)


def _judgement(score: float) -> Judgement:
    if score >= SAME:
        return "same"
    return "unsure" if score >= UNSURE else "different"
