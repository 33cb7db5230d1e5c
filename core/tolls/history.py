"""What changed in a toll, and why: one Change a measure. A time here is a time of an article, never of the machine."""

from collections.abc import Iterable
from datetime import datetime

from schemas.claim import MEASURES
from schemas.event import Change, Reason
from schemas.mention import Mention
from schemas.toll import Figure, Range, Toll


def changes(
    before: Toll, after: Toll, *, at: datetime, mention_id: str = "", hint: Reason | None = None
) -> tuple[Change, ...]:
    """The changes from one toll to the next, in the order of measures.

    `hint` is the reason where the caller knows one that the figures do not show: late_report, article_revised,
    retracted, merged, split, corrected_by_hand, injured_died, missing_found (see `told_by`). A transition names only
    the measures it moves. Voices and claims alone are no change: a copy changes nothing.
    """
    out = []
    for measure in MEASURES:
        old, new = before.get(measure), after.get(measure)
        if _seen(old) != _seen(new):
            reason = _reason(measure, before, after, hint)
            change = Change(
                at=at, reason=reason, measure=measure, before=_range(old), after=_range(new), mention_id=mention_id
            )
            out.append(change)
    return tuple(out)


def told_by(mention: Mention, published: Iterable[datetime] = ()) -> Reason | None:
    """What a new mention itself says of why: a transition it tells, or that it is older than what was known.

    `published` are the times of publication of the mentions known before.
    """
    moved = {c.from_ for c in mention.claims if c.from_ is not None and not c.disputed and not c.feared}
    if "injured" in moved:
        return "injured_died"
    if "missing" in moved:
        return "missing_found"
    known = max(published, default=None)
    return "late_report" if known is not None and mention.published_at < known else None


def _seen(figure: Figure | None) -> object:
    if figure is None:
        return None
    f = figure
    return (f.low, f.best, f.high, f.contested, dict(f.by_side), dict(f.by_trait), f.victims, f.held, f.indirect)


def _range(figure: Figure | None) -> Range | None:
    return None if figure is None else Range(low=figure.low, best=figure.best, high=figure.high)


def _best(toll: Toll, measure: str) -> int | None:
    figure = toll.get(measure)
    return None if figure is None else figure.best


_MOVED: dict[Reason, tuple[str, ...]] = {
    "injured_died": ("killed", "injured"),
    "missing_found": ("killed", "injured", "missing"),
}


def _reason(measure: str, before: Toll, after: Toll, hint: Reason | None) -> Reason:
    if hint is not None and measure in _MOVED.get(hint, MEASURES):
        return hint
    old, new = _best(before, measure), _best(after, measure)
    if old is None or new is None:
        return "new_claim" if old is None else "lower_claim"
    if hint is None and _died(before, after) and measure in _MOVED["injured_died"]:
        return "injured_died"
    if old == new:
        return "new_claim"
    return "higher_claim" if new > old else "lower_claim"


def _died(before: Toll, after: Toll) -> bool:
    """As many fewer injured as there are more killed."""
    known = [_best(t, m) for m in ("killed", "injured") for t in (before, after)]
    if None in known:
        return False
    killed, killed_now, injured, injured_now = (n for n in known if n is not None)
    return killed_now > killed and killed_now - killed == injured - injured_now
