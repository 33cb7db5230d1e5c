"""An arrest, a charge or a trial told before its deed is news of the deed, on the deed's day (tolls.md, "Roles")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.extraction.happenings import Happening
from core.extraction.kinds import VIOLENT, family
from core.extraction.nearness import FINE, near

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
        if early not in out or not (_only_follows(early) or _only_later(early)):
            continue
        deed = next((h for h in out[out.index(early) + 1 :] if _is_deed_of(early, h)), None)
        if deed is not None:
            told = [replace(p, place=None) for p in early.pieces] if _placed(deed) else early.pieces
            early.pieces, early.when = told + deed.pieces, deed.when
            out.remove(deed)
    return out


def _only_follows(home: Happening) -> bool:
    """Arrests over something, and nobody counted who suffered it."""
    counted = [f for f in home.findings if f.measure in _FATAL and f.group.best]
    return not counted and (_says(_OVER, home) or _says(_AFTER, home))


def _only_later(home: Happening) -> bool:
    """ "Three more of the injured died on Sunday": news of the blast told right behind."""
    return bool(home.findings) and all(f.left or f.group.head in _HURT for f in home.findings)


_HURT = frozenset(("injured", "wounded", "survivors", "survivor"))


def _placed(deed: Happening) -> bool:
    """Whether the deed has a place of its own: then where somebody was caught or died later is not it."""
    return any(w.precision in (*FINE, "admin1") for w in deed.places)


def _says(pattern: re.Pattern[str], home: Happening) -> bool:
    return any(pattern.search(p.marked.sentence.text.lower()) for p in home.pieces)


def _is_deed_of(early: Happening, deed: Happening) -> bool:
    """Whether a happening told behind may be the deed: an earlier day, one kind, no other place, not "another"."""
    behind = deed.before is early
    if _only_later(early) and not behind:
        return False
    if deed.when is None or deed.before is not None and not (behind and _answers(early)):
        return False
    if any(p.another or p.apart or p.campaign for p in deed.pieces):
        return False
    if not any(f.measure in _FATAL and f.group.best and not f.aggregate for f in deed.findings):
        return False
    if early.when is not None and not 0 <= (early.when.end - deed.when.end).days <= _A_YEAR:
        return False
    if (deed.when.end - deed.when.start).days > 1:
        return False
    mine, theirs = early.kind(), deed.kind()
    if behind and (mine is None or mine.event_type == _ARRESTS or theirs is None):
        return _one_country(early, deed)  # who did it may be caught anywhere
    if theirs is not None and theirs.event_type in VIOLENT and _over_violence(early):
        return _one_place(early, deed)
    if mine is None or theirs is None or family(mine.event_type) != family(theirs.event_type):
        return False
    nouns = {k.word for k in early.kinds} & {k.word for k in deed.kinds}
    alike = mine.event_type == theirs.event_type and (_says(_OVER, early) or mine.event_type.endswith("disaster"))
    return (bool(nouns) or alike) and _one_place(early, deed)


_ARRESTS = "Strategic developments"
_ANSWERS = frozenset(
    "driver drivers owner owners manager managers captain captains engineer engineers operator operators man men woman"
    " women suspect suspects official officials contractor contractors director directors employee employees guard"
    " guards pilot pilots builder builders landlord landlords people teenager teenagers boss bosses"
    " executive executives supervisor supervisors foreman worker workers husband wife son father mother".split()
)


def _answers(early: Happening) -> bool:
    """Whether those caught are such as answer for a deed told right behind: "the owner, two days after a fire"."""
    caught = [f.group.head for f in early.findings if f.measure == "arrested"]
    return all(head in _ANSWERS for head in caught)


_VIOLENCE = re.compile(
    _CAUGHT + r"\b(?:for|over|after|following|of|with|in connection with|in) (?:\S+ ){0,8}?"
    r"(?:shoot|kill|murder|stabb?|slay|attack|assault|manslaughter|homicide|bomb|lynch|death|gun|firing|wound|robb)\w*"
)


def _over_violence(early: Happening) -> bool:
    """ "Man arrested for shooting at a store": only arrests and charges, and for what."""
    only = all(f.measure == "arrested" or not f.group.best for f in early.findings)
    return only and _says(_VIOLENCE, early)


def _one_place(early: Happening, deed: Happening) -> bool:
    here = [w for w in early.places if w.precision in FINE]
    there = [w for w in deed.places if w.precision in FINE]
    if not there or not here:
        return _one_country(early, deed)
    return any(a.name == b.name or near(a, b) for a in here for b in there)


def _one_country(early: Happening, deed: Happening) -> bool:
    return len({w.country for w in (*early.places, *deed.places) if w.country}) < 2
