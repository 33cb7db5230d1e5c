"""Corrections by hand as records: which blocks they go to, and what each kind has to say. Pure; time is an argument."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from core.linking.moves import block_of
from schemas.operations import Correction, CorrectionKind
from schemas.place import PlacePrecision, When, Where
from schemas.wire import instant


class Wrong(ValueError):
    """A correction that says too little, or something that cannot be."""


def correction(
    kind: CorrectionKind,
    event_ids: Sequence[str],
    *,
    by: str,
    reason: str,
    at: datetime,
    mention_ids: Sequence[str] = (),
    quotes: Sequence[str] = (),
    when: When | None = None,
    where: Where | None = None,
) -> Correction:
    """A ruling about events; the first one's block comes first (a merge ends there). Raises Wrong.

    The id is derived from all it says and when, so that a copy sent again is the same correction.
    """
    if not by.strip() or not reason.strip():
        raise Wrong("a correction says who made it and why")
    if kind == "merge" and len(set(event_ids)) < 2:
        raise Wrong("a merge takes two events or more; the first stays")
    if kind == "split" and not mention_ids:
        raise Wrong("a split names the mentions that leave")
    if kind == "withhold" and not any(quote.strip() for quote in quotes):
        raise Wrong("withhold names the words to hide")
    said = "\n".join([kind, *event_ids, *mention_ids, *quotes, repr(when), repr(where), by, reason, instant(at)])
    return Correction(
        correction_id=f"c-{sha256(said.encode()).hexdigest()[:12]}", kind=kind, by=by, at=at, reason=reason,
        blocks=tuple(dict.fromkeys(map(block_of, event_ids))), event_ids=tuple(event_ids),
        mention_ids=tuple(mention_ids), quotes=tuple(quotes), when=when, where=where,
    )  # fmt: skip


def undoing(stored: Correction, *, by: str, reason: str, at: datetime) -> Correction:
    """What takes a correction back: the same blocks hear of it. Raises Wrong."""
    if not by.strip() or not reason.strip():
        raise Wrong("a correction says who made it and why")
    said = f"undo\n{stored.correction_id}\n{by}\n{reason}\n{instant(at)}"
    id = f"c-{sha256(said.encode()).hexdigest()[:12]}"
    return replace(stored, correction_id=id, by=by, at=at, reason=reason, undoes=stored.correction_id)


def days(words: str) -> When:
    """`2015-09-05` or `2015-09-05..2015-09-07`: local dates of the place, both included. Raises Wrong."""
    first, _, last = words.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise Wrong(f"{words!r} is no date: write 2015-09-05 or 2015-09-05..2015-09-07") from error
    if end < start:
        raise Wrong("the last day is before the first")
    return When(start=start, end=end, precision="day", text="")


def place(name: str, country: str, country_name: str, lat: float | None, lon: float | None) -> Where:
    """A place by name, as a point where both coordinates are told. Raises Wrong."""
    if (lat is None) != (lon is None):
        raise Wrong("a point has a latitude and a longitude")
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Wrong("latitude is from -90 to 90, longitude from -180 to 180")
    precision: PlacePrecision = "exact" if lat is not None else "country"
    return Where(name=name, country=country, country_name=country_name, lat=lat, lon=lon, precision=precision)


def undone(corrections: Sequence[Correction]) -> set[str]:
    """Ids of those that stand no longer. An undoing that was itself undone undoes nothing."""
    gone: set[str] = set()
    by_time = sorted({each.correction_id: each for each in corrections}.values(), key=lambda each: each.at)
    for each in reversed(by_time):
        if each.undoes and each.correction_id not in gone:
            gone.add(each.undoes)
    return gone


def hidden(corrections: Sequence[Correction]) -> tuple[str, ...]:
    """The words that standing corrections withhold, each once."""
    gone = undone(corrections)
    standing = [c for c in corrections if c.kind == "withhold" and not c.undoes and c.correction_id not in gone]
    return tuple(dict.fromkeys(quote for c in standing for quote in c.quotes if quote.strip()))
