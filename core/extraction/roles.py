"""Which happening is the article's own news, which ended just before, and which is background (tolls.md, "Roles")."""

from collections.abc import Sequence
from datetime import date

from core.extraction.happenings import Happening
from schemas.mention import Role

NEWS_DAYS = 365
"""tolls.md, Roles: the article's own news is of one happening at most this old."""
LONGEST_NEWS = 62
"""Days; what lasted longer is an era ("the 1992-1997 war"), not one happening."""
RECENT_DAYS = 3
"""tolls.md, Roles: another happening is secondary when it ended at most this many days before publication."""


def roles(found: Sequence[Happening], published: date) -> list[Role]:
    """One role a happening, at most one of them primary."""
    own = _own(found, published)
    out: list[Role] = []
    for happening in found:
        age = _age(happening, published)
        if happening is own:
            out.append("primary")
        elif (
            happening.when is not None
            and age <= RECENT_DAYS
            and (happening.when.end - happening.when.start).days <= 7
            or happening.when is None
            and happening.before is None
        ):
            out.append("secondary")
        else:
            out.append("background")
    return out


def _age(happening: Happening, published: date) -> int:
    """Days since it surely had ended: of "last week" that is told only from its first day on."""
    if happening.when is None:
        return 0
    wide = (happening.when.end - happening.when.start).days > RECENT_DAYS
    return (published - (happening.when.start if wide else happening.when.end)).days


def _own(found: Sequence[Happening], published: date) -> Happening | None:
    """The first told of those that are news: in the title or the lead first, and with figures before without."""
    news = [h for h in found if _is_news(h, published)]
    if not news:
        return None
    return min(news, key=lambda h: (_vague(h), not h.findings, _first(h)))


def _vague(happening: Happening) -> bool:
    """Told without figures, day or place: the name of a column ("The Crime Ledger"), hardly news."""
    return not happening.findings and happening.when is None and not happening.places


def _is_news(happening: Happening, published: date) -> bool:
    """Ended at most a year ago, and no era: two months at most.

    A day after publication is no obstacle: people who died did so before they were written about, so it is the date of
    publication that is wrong (assumed, or of a later copy).
    """
    when = happening.when
    if when is None:
        return True
    if when.start <= published <= when.end:
        return True
    age = (published - when.end).days
    return age <= NEWS_DAYS and (when.end - when.start).days <= LONGEST_NEWS


def _first(happening: Happening) -> tuple[int, int]:
    piece = min(happening.pieces, key=lambda p: (p.marked.sentence.index, p.first))
    return (piece.marked.sentence.index, piece.first)
