"""Where a sentence turns from one happening to another: "a day after", "the mastermind of", two towns on two days."""

from collections.abc import Sequence

from core.extraction.anniversaries import years
from core.extraction.finding import Finding
from core.extraction.kinds import Kind
from core.extraction.lexicon import listed
from core.extraction.marked import Marked
from core.extraction.when import TimeExpression
from core.extraction.where import PlaceExpression

_REACH = 6


def turns(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind],
           times: Sequence[TimeExpression]) -> list[tuple[int, int | None]]:  # fmt: skip
    """Where the sentence turns to another happening, and how many days away that is."""
    out: list[tuple[int, int | None]] = []
    for time in times:
        if time.kind != "reference" or not time.governs:
            continue
        told_behind = any(f.trigger.first >= time.last for f in findings) or any(k.first >= time.last for k in kinds)
        told_before = any(f.trigger.first < time.first for f in findings) or any(k.first < time.first for k in kinds)
        long_ago = told_behind and time.offset_days >= _A_YEAR
        if (
            long_ago
            or told_behind
            and told_before
            and not _same_blast(marked, findings, kinds, time)
            and not _aside(marked, time)
        ):
            out.append((time.first, -time.offset_days))
    return (
        out
        or _remembered(marked, findings)
        or _behind(marked, findings, kinds)
        or _old(marked, findings, kinds, times)
        or _followed(marked, findings, kinds)
    )


def _same_blast(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind], time: TimeExpression) -> bool:
    """ "The toll rose to 11, a day after the blast": the blast is the one told of, and nobody else suffers behind."""
    if any(f.trigger.first >= time.last for f in findings):
        return False
    behind = [k for k in kinds if k.noun and 0 < k.first - time.last <= 3]
    return bool(behind) and marked.word(time.last) in ("the", "his", "her", "their")


def _aside(marked: Marked, time: TimeExpression) -> bool:
    """ "A second bomb, five minutes after the first, killed six": between commas, about the same bomb."""
    end = next((i for i in range(time.last, min(time.last + 5, len(marked.words))) if marked.word(i) == ","), None)
    return end is not None and marked.word(time.first - 1) == "," and time.offset_days == 0


_REMEMBERING = frozenset(
    "anniversary commemorating commemorate commemorates remembrance memorial memory commemoration remember"
    " remembering".split()
)


def _behind(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind]) -> list[tuple[int, int | None]]:
    """ "Killed the mastermind of an attack that left 22 dead": the attack is another happening than his death."""
    planners = listed("masterminds")
    if planners.isdisjoint(marked.said):
        return []
    at = next((i for i, word in enumerate(marked.words) if word in planners and marked.word(i + 1) in _OF), 0)
    named = any(k.noun and at < k.first < at + _REACH + 2 for k in kinds)
    told = [f.trigger.first for f in findings]
    return [(at + 1, None)] if named and any(t < at for t in told) and any(t > at for t in told) else []


_OF = frozenset(("of", "behind"))


_A_YEAR = 365
"""Days within which what follows from a happening is news of it (tolls.md, "Roles")."""


def _old(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind],
         times: Sequence[TimeExpression]) -> list[tuple[int, int | None]]:  # fmt: skip
    """ "Arrested a man on Wednesday over the attack of 2016 that killed 12": the arrest is news of its own."""
    dated = [t for t in times if t.kind == "date" and t.when is not None]
    for now, then in zip(dated, dated[1:], strict=False):
        assert now.when is not None and then.when is not None
        noun = next((k for k in kinds if k.noun and now.last <= k.first < then.first), None)
        if noun is None or (now.when.start - then.when.end).days <= _A_YEAR:
            continue
        told = [f.trigger.first for f in findings]
        if any(t < noun.first for t in told) and any(t > noun.first for t in told):
            return [(noun.first, None)]
    return _of_a_year(findings, kinds, dated)


def _of_a_year(findings: Sequence[Finding], kinds: Sequence[Kind],
               dated: Sequence[TimeExpression]) -> list[tuple[int, int | None]]:  # fmt: skip
    """ "Ten commanders died with him, who was wanted over the 1983 bombing, which killed 63": the bombing is old."""
    told = [f.trigger.first for f in findings]
    for then in dated:
        year = then.when is not None and then.when.precision == "year" and then.last - then.first == 1
        noun = next((k for k in kinds if k.noun and 0 <= k.first - then.last <= 2), None) if year else None
        if noun is not None and any(t < then.first for t in told) and any(t > noun.first for t in told):
            return [(then.first, None)]
    return []


def _remembered(marked: Marked, findings: Sequence[Finding]) -> list[tuple[int, int | None]]:
    """ "Arrested 15 at a march on the anniversary of protests in which 60 died": what is remembered is long past."""
    words = marked.words
    at = next((i for i, w in enumerate(words) if w in _REMEMBERING or w[:4] == "mark" and _years_on(marked, i)), 0)
    told = [f.trigger.first for f in findings]
    past = years(marked.words, at)
    before = any(t < at for t in told) or past is not None
    offset = None if past is None else -past * _A_YEAR
    return [(at, offset)] if at and before and any(t > at for t in told) else []


_YEARS = frozenset(("years", "decades", "decade", "century"))


def _years_on(marked: Marked, at: int) -> bool:
    """ "A ceremony marking 30 years since a blast", "to mark a decade after": that is long past. `at`: "mark…"."""
    years = next((i for i in range(at + 1, at + 5) if marked.word(i) in _YEARS), 0)
    return bool(years) and marked.word(years + 1) in ("since", "after", "from", "on")


_PARTING = frozenset((";", "while", ","))


def parallel(marked: Marked, findings: Sequence[Finding], times: Sequence[TimeExpression],
              places: Sequence[PlaceExpression]) -> list[int]:  # fmt: skip
    """ "Four died in the north on Saturday, and five were killed in the south on Sunday": where the second begins."""
    if _PARTING.isdisjoint(marked.said):
        return []
    for i, word in enumerate(marked.words):
        if word not in (";", "while") and not (word == "," and marked.word(i + 1) in ("and", "while")):
            continue
        told, towns, days = _half(findings, times, places, 0, i)
        more, others, later = _half(findings, times, places, i, len(marked.words))
        if told & more and towns and others and not towns & others and bool(days) == bool(later):
            return [i + 1]
        if told & more and _months_apart(times, i):
            return [i + 1]
    return []


_LONG = 31
"""Days: "killed 300 in March 2010, and in October 2018 another killed 51" is of two happenings wherever they were."""


def _months_apart(times: Sequence[TimeExpression], at: int) -> bool:
    before = [t.when for t in times if t.last <= at and t.kind == "date" and t.when is not None]
    behind = [t.when for t in times if t.first > at and t.kind == "date" and t.when is not None]
    gaps = (max((b.start - a.end).days, (a.start - b.end).days) for a in before for b in behind)
    return min(gaps, default=0) > _LONG


def _half(findings: Sequence[Finding], times: Sequence[TimeExpression], places: Sequence[PlaceExpression],
          first: int, last: int) -> tuple[set[str], set[str], set[str]]:  # fmt: skip
    """What is suffered, in which towns and on which days, between two tokens."""
    return (
        {f.measure for f in findings if first <= f.trigger.first < last},
        {p.where.name for p in places if first <= p.first < last and p.role == "event" and p.where.precision in _TOWNS},
        {
            str(t.when)
            for t in times
            if first <= t.first < last and (t.when is not None if t.kind == "date" else _same(t))
        },
    )


def _same(time: TimeExpression) -> bool:
    """ "The same day", "hours later": a day told by the one before."""
    return time.kind == "reference" and not time.governs


_TOWNS = ("exact", "near", "city")


_FOLLOWING = frozenset(("followed", "follows", "after", "following"))
_BEGAN = frozenset("began begun started launched came comes starts begins".split())


def _followed(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind]) -> list[tuple[int, int | None]]:
    """ "The sweep followed a week of raids that …": what stands behind came before."""
    for at, word in enumerate(marked.words) if not _FOLLOWING.isdisjoint(marked.said) else ():
        turns = word in ("followed", "follows") or word in ("after", "following") and marked.word(at - 1) in _BEGAN
        if not turns or word.startswith("follow") and not any(k.noun and at - 4 <= k.last <= at for k in kinds):
            continue
        if any(f.trigger.first > at for f in findings) or any(k.noun and k.first > at for k in kinds):
            if marked.word(at + 1) == "by" or any(f.trigger.first < at for f in findings):
                return []
            return [(at, None)]
    return []
