"""Pieces of sentences about one happening gathered together; different happenings kept apart.

One pass over the text: each piece joins the happening it fits best (same day, same place, same kind, same people, or
simply the one just told of), or opens one of its own where its day, place or kind is another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from core.extraction.aftermath import came_later, came_of, end_of_the_held, one_is_later, only_later, over_it
from core.extraction.anew import one_more
from core.extraction.finding import Finding
from core.extraction.gone_on import beside, came_of_it, of_another_time, told_again
from core.extraction.kinds import Kind, family, strongest
from core.extraction.nearness import FINE, figure_fit, place_fit
from core.extraction.openings import YEAR, imagined, nobody_hurt, opens, years_before
from core.extraction.segments import BESIDE_NOUN, Segment, time_score
from core.extraction.shares import of_all, row_of
from core.extraction.sides import side
from core.extraction.when import shift
from schemas.place import When, Where

ERA_DAYS = 366
"""A happening told to have lasted longer ("the 1992-1997 war") keeps its years, whatever else is dated beside it."""
NEWS_WIDTH = 62
"""Days; "last year" is no day of a happening told before without one."""
FEW, MANY = 10, 40
"""First and latest pieces of a happening, and first and latest happenings, that a piece is compared to."""


@dataclass(kw_only=True)
class Happening:
    """The pieces told of one happening, in order, and what they say together. `number`: which it is."""

    pieces: list[Segment] = field(default_factory=list)
    when: When | None = None
    offset: int | None = None
    before: "Happening | None" = None
    number: int = 0

    @property
    def findings(self) -> list[Finding]:
        return [f for piece in self.pieces for f in piece.findings]

    @property
    def kinds(self) -> list[Kind]:
        return [k for piece in self.pieces for k in piece.kinds]

    @property
    def places(self) -> list[Where]:
        return [piece.place.where for piece in self.pieces if piece.place is not None]

    def in_short(self) -> "Happening":
        """Itself, or where it is told of at great length its first pieces and its latest: what a piece is compared to.

        A text of any length is so read in time that grows as its length.
        """
        return self if len(self.pieces) <= FEW + MANY else replace(self, pieces=self.pieces[:FEW] + self.pieces[-MANY:])

    def kind(self) -> Kind | None:
        """The kind that decides its type."""
        return strongest(self.kinds)


def gather(pieces: Sequence[Segment], published: date) -> list[Happening]:
    """All happenings of an article, in order of first telling."""
    found: list[Happening] = []
    current: Happening | None = None
    last: Happening | None = None
    played = False
    title = next((p.marked.sentence.text for p in pieces if p.marked.sentence.field == "title"), "")
    late = [p for p in pieces if not p.findings and _headline(p, title)]
    for piece in [p for p in pieces if p.findings or not _headline(p, title)]:
        played |= piece.unreal or imagined(piece)
        if not piece.findings and (not piece.kinds or piece.unreal):
            continue
        if piece.campaign and current is not None:
            current.pieces.append(piece)
            continue
        home = _home(piece, found, current, published)
        if piece.pointing and piece.findings and piece.time is None and last is not None:
            home = last
        if last is not None and found and of_all(piece, last):
            home = row_of(found, last)
        joined = beside(piece, current) if home is None and current is not None else None
        if joined is not None and current is not None:
            current.pieces.append(joined)
            continue
        if home is None:
            if not opens(piece) or played and nobody_hurt(piece):
                continue
            home = Happening(before=current if piece.turned else None, offset=piece.offset, number=len(found))
            found.append(home)
            home.when = day_of(piece, current if piece.turned else None)
            if home.when is None and piece.anew and current is not None:
                home.when = current.when
            if home.when is None and piece.turned:
                home.when = years_before(piece, published)
        if piece.time is not None and not piece.later and only_later(home):
            home.when = None  # the deed's own day, told behind that of the charge
        if piece.turned and home is current:
            home.when = day_of(piece, current)  # of the deed, a day before that of the digging
        home.pieces.append(piece)
        if home.when is None or _wider(home.when, piece):
            home.when = day_of(piece, current) or home.when
        if piece.marked.sentence.field == "body" or current is None:
            current = home if not piece.turned else current
        last = home
    _entitle(found, [p for p in late if found or not played], published)
    return found


def _entitle(found: list[Happening], late: list[Segment], published: date) -> None:
    """A headline without figures is about what the text tells; it opens a happening only where the text has none."""
    for piece in late:
        if not piece.kinds or piece.unreal:
            continue
        home = _home(piece, found, found[0] if found else None, published)
        if home is not None:
            home.pieces.append(piece)
        elif not found and opens(piece):
            found.append(Happening(pieces=[piece], when=day_of(piece, None)))


def _wider(when: When, piece: Segment) -> bool:
    return (
        piece.time is not None
        and piece.time.when is not None
        and (
            ERA_DAYS > (when.end - when.start).days > (piece.time.when.end - piece.time.when.start).days
            and when.start <= piece.time.when.start <= when.end
        )
    )


def _follows(piece: Segment) -> bool:
    """Whether a piece only tells what came of a happening: an arrest over it, a later death of the injured, a release.

    Such news has a day of its own, but is entered on the day of the happening (tolls.md, "Roles").
    """
    return bool(piece.findings) and all(came_later(f) or over_it(piece, f) for f in piece.findings)


def _day_of_the_first(piece: Segment) -> When | None:
    """A day told before what came of it, or beside its noun ("Saturday's shooting"), is the happening's own."""
    time = piece.time
    later = time is not None and time.first > min(f.trigger.first for f in piece.findings)
    if time is None or later and time_score(piece, time) < BESIDE_NOUN:
        return None
    return time.when


def day_of(piece: Segment, current: Happening | None) -> When | None:
    if current is not None and not piece.turned and _follows(piece) and not _only_arrests(*current.in_short().pieces):
        return _day_of_the_first(piece)
    if current is not None and not piece.turned and end_of_the_held(piece, current):
        return None
    if piece.time is not None and piece.time.when is not None:
        when = piece.time.when
        if piece.time.since and when.end > when.start:
            return When(start=when.start, end=when.start, precision="day", text=when.text)
        return when
    if piece.shifted is not None and not piece.turned:
        base = _base(piece, current)
        return shift(base, piece.shifted) if base is not None else None
    if piece.turned and piece.offset is not None and current is not None and current.when is not None:
        if piece.offset <= -YEAR:
            return years_before(piece, current.when.start)
        moved = current.when.start + timedelta(days=piece.offset)
        return When(start=moved, end=moved, precision="day", text="")
    return None


def _base(piece: Segment, current: Happening | None) -> When | None:
    """What "the day before" and "two days later" lean on: the day of the saying, else the happening told before."""
    if piece.shifted is not None and piece.shifted < 0 and piece.said is not None:
        return piece.said.when
    return current.when if current is not None else None


def _home(piece: Segment, found: list[Happening], current: Happening | None, published: date) -> Happening | None:
    """The happening a piece belongs to; None where it is a new one."""
    if piece.apart:
        return _same_town(piece, found)
    count = len(found)
    asked = [*range(min(FEW, count)), *range(max(FEW, count - MANY), count)]
    if current is not None and current is found[current.number] and current.number not in asked:
        asked.append(current.number)
    scored = [(_fit(piece, found[i], current, published), -i, found[i]) for i in asked]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _same_town(piece: Segment, found: list[Happening]) -> Happening | None:
    """One of several towns under one verb: a happening told of that town already, or the first of the sum."""
    here = piece.place.where.name if piece.place is not None else ""
    for home in found:
        towns = {w.name for w in home.places if w.precision in FINE or w.precision == "admin1"}
        only_sum = bool(home.findings) and all(f.aggregate for f in home.findings if f.measure in ("killed", "injured"))
        if here in towns and len(towns) == 1 or only_sum and not towns:
            return home
    return None


def _headline(piece: Segment, title: str) -> bool:
    """The headline, or its copy run into the body."""
    sentence = piece.marked.sentence
    return sentence.field == "title" or bool(title) and sentence.text.strip() == title.strip()


def _headed(piece: Segment, home: Happening) -> bool:
    """Whether a piece, however long ago, is what the headline tells: nothing else is told yet, or the same figure."""
    first = home.pieces[0].marked.sentence
    only = all(_headline(p, first.text if first.field == "title" else "") for p in home.pieces)
    return only and bool(piece.findings) or figure_fit(piece, home) > 0


def _fit(piece: Segment, whole: Happening, current: Happening | None, published: date) -> float:
    """How well a piece fits a happening: above 0 it may be part of it."""
    home = whole.in_short()
    day = day_of(piece, current)
    score = 0.0
    if piece.turned and whole is current:
        return 2 if told_again(piece, home) else -9
    if of_another_time(piece, home):
        return -9
    if day and home.when and _apart(day, home.when) > 0 and one_is_later(piece, day, home):
        day = None
    if day is not None and home.when is not None:
        if _apart(day, home.when) > 0:
            return -9
        if piece.findings and _other_width(day, home.when) and _only_arrests(piece) != _only_arrests(*home.pieces):
            return -9
        score += 2 if (day.start, day.end) == (home.when.start, home.when.end) else 0.8
    if piece.findings and _only_arrests(piece) and not _only_arrests(*home.pieces):
        if day is not None and home.when is None and (day.end - day.start).days > 1:
            return -9
        if day is None and piece.place is None and _rounded_up(home):
            score += 2.6
    wide = day is not None and (day.end - day.start).days > NEWS_WIDTH
    old = (
        day is not None and (abs((published - day.end).days) > 31 or wide) and home.when is None and home.offset is None
    )
    if old and not _headed(piece, home) and not (day is not None and came_of(home, day, published)):
        return -9
    caught = piece.findings and all(over_it(piece, f) for f in piece.findings)  # wherever that was
    score += 0 if caught else place_fit(piece.place.where if piece.place is not None else None, home.places)
    score += _kind_fit(piece, home)
    if piece.another:
        elsewhere = piece.anew and not piece.findings and not one_more(piece)
        score -= 4.5 if elsewhere or any(f.group.best and not f.left for f in piece.findings) else 2.5
    if whole is current:
        score += 1.2 if day is None else 0.3
    if piece.marked.sentence.field == "title" or all(p.marked.sentence.field == "title" for p in home.pieces):
        score += 1
    score += figure_fit(piece, home)
    if day is not None and home.when is None:
        score += 0.5
    return score


def _rounded_up(home: Happening) -> bool:
    """Whether only fighters are told to have fallen: arrests without a day are of that raid."""
    fell = [side(f)[0] for f in home.findings if f.measure == "killed" and f.group.best and not f.group.negated]
    return "militant" in fell and set(fell) <= {"militant", "unknown"} and any(f.active for f in home.findings)


def _other_width(a: When, b: When) -> bool:
    """Whether one is a day and the other a week or more: "last week" need not be Sunday."""
    return abs((a.end - a.start).days - (b.end - b.start).days) >= 5


def _only_arrests(*pieces: Segment) -> bool:
    return all(f.measure == "arrested" for piece in pieces for f in piece.findings)


def _apart(a: When, b: When) -> int:
    return max((b.start - a.end).days, (a.start - b.end).days, 0)


def _kind_fit(piece: Segment, home: Happening) -> float:
    mine, theirs = strongest(piece.kinds), home.kind()
    if mine is None or theirs is None:
        return 0.2
    if mine.event_type == theirs.event_type:
        return 0.8
    if mine.event_type == "Strategic developments" or theirs.event_type == "Strategic developments":
        return 0
    if family(mine.event_type) == family(theirs.event_type):
        return 0.3
    if mine.event_type.endswith("disaster") and theirs.event_type.endswith("disaster"):
        return 0  # a storm sinks boats, "the blaze" is the wildfire told before
    return -1.5 if mine.strength > 3 and theirs.strength > 3 and not came_of_it(piece, theirs) else 0
