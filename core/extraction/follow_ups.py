"""An arrest, a charge or a trial told before its deed is news of the deed, on the deed's day (tolls.md, "Roles")."""

import re
from collections.abc import Sequence

from core.extraction.happenings import FINE, Happening, near
from core.extraction.kinds import family

_A_YEAR = 365
"""tolls.md, Roles: a follow-up is of a happening at most this old."""
_CAUGHT = (
    r"\b(?:arrest|detain|charg|custody|held|trial|court|suspect|jail|sentenc|convict|accus|indict|remand)\w*\b"
    r"[^.;]{0,90}?"
)
_OVER = re.compile(
    _CAUGHT + r"\b(?:over|in connection with|on suspicion of|suspected of|accused of|charged with|in relation to) "
)
_AFTER = re.compile(_CAUGHT + r"\b(?:for|after|following|in) ")
"""Says less: the deed must be told by the same noun."""
_FATAL = ("killed", "injured", "affected", "shot", "missing", "kidnapped")


def on_its_day(found: Sequence[Happening]) -> list[Happening]:
    """The same happenings, one that only tells what came of the deed told behind it joined to that deed."""
    out = list(found)
    for early in found:
        if early not in out or not _only_follows(early):
            continue
        deed = next((h for h in out[out.index(early) + 1 :] if _is_deed_of(early, h)), None)
        if deed is not None:
            early.pieces, early.when = early.pieces + deed.pieces, deed.when
            out.remove(deed)
    return out


def _only_follows(home: Happening) -> bool:
    """Arrests over something, and nobody counted who suffered it."""
    counted = [f for f in home.findings if f.measure in _FATAL and f.group.best]
    return not counted and (_says(_OVER, home) or _says(_AFTER, home))


def _says(pattern: re.Pattern[str], home: Happening) -> bool:
    return any(pattern.search(p.marked.sentence.text.lower()) for p in home.pieces)


def _is_deed_of(early: Happening, deed: Happening) -> bool:
    """Whether a happening told behind may be the deed: an earlier day, one kind, no other place, not "another"."""
    if deed.when is None or deed.before is not None or any(p.another or p.apart or p.campaign for p in deed.pieces):
        return False
    if not any(f.measure in _FATAL and f.group.best and not f.aggregate for f in deed.findings):
        return False
    if early.when is not None and not 0 <= (early.when.start - deed.when.end).days <= _A_YEAR:
        return False
    if (deed.when.end - deed.when.start).days > 1:
        return False
    mine, theirs = early.kind(), deed.kind()
    if mine is None or theirs is None or family(mine.event_type) != family(theirs.event_type):
        return False
    nouns = {k.word for k in early.kinds} & {k.word for k in deed.kinds}
    alike = mine.event_type == theirs.event_type and (_says(_OVER, early) or mine.event_type.endswith("disaster"))
    return (bool(nouns) or alike) and _one_place(early, deed)


def _one_place(early: Happening, deed: Happening) -> bool:
    here = [w for w in early.places if w.precision in FINE]
    there = [w for w in deed.places if w.precision in FINE]
    if not there or not here:
        lands = {w.country for w in (*early.places, *deed.places) if w.country}
        return len(lands) < 2
    return any(a.name == b.name or near(a, b) for a in here for b in there)
