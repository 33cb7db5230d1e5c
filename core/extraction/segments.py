"""Sentences cut where they turn from one happening to another; each piece with its own day, place, kind and figures.

"Thirteen militants were killed on Saturday | a day after 22 people died in bloodshed": two pieces, the second a day
before the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.extraction.finding import Finding
from core.extraction.kinds import Kind
from core.extraction.lexicon import listed
from core.extraction.marked import Marked
from core.extraction.stances import stance
from core.extraction.when import TimeExpression
from core.extraction.where import PlaceExpression
from core.extraction.wordlists import groups as word_groups

_NEW = frozenset(
    "another second third fourth separate separately earlier previous similar other different"
    " elsewhere meanwhile".split()
)
_REACH = 6
BESIDE_NOUN = 3
EXITS = frozenset(("freed", "found"))
"""What ends being held or missing: news of its own day about a happening before."""


@dataclass(kw_only=True)
class Segment:
    """Tokens `first` to `last` (exclusive) of a sentence. `time` is the day of the happening it tells of, if told.

    `turned`: it was opened by "a day after" and the like: another happening than the piece before, `offset` days away.
    """

    marked: Marked
    first: int
    last: int
    findings: tuple[Finding, ...] = ()
    kinds: tuple[Kind, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceExpression, ...] = ()
    time: TimeExpression | None = None
    place: PlaceExpression | None = None
    said: TimeExpression | None = None
    turned: bool = False
    offset: int | None = None
    another: bool = False
    campaign: bool = False
    unreal: bool = False
    shifted: int | None = None


def segments(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind],
             times: Sequence[TimeExpression], places: Sequence[PlaceExpression]) -> tuple[Segment, ...]:  # fmt: skip
    """The pieces of one sentence, in order; most sentences are one piece."""
    turns = _turns(marked, findings, kinds, times)
    row = [] if turns else _parallel(marked, findings, times, places)
    edges = [0, *(at for at, _ in turns), *row, len(marked.tokens)]
    out = []
    for index, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
        piece = Segment(
            marked=marked, first=first, last=last,
            findings=tuple(f for f in findings if first <= f.trigger.first < last),
            kinds=tuple(k for k in kinds if first <= k.first < last),
            times=tuple(t for t in times if first <= t.first < last),
            places=tuple(p for p in places if first <= p.first < last),
        )  # fmt: skip
        if index and turns:
            piece.turned, piece.offset = True, turns[index - 1][1]
        _settle(piece)
        out.append(piece)
    return tuple(out)


def _turns(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind],
           times: Sequence[TimeExpression]) -> list[tuple[int, int | None]]:  # fmt: skip
    """Where the sentence turns to another happening, and how many days away that is."""
    out: list[tuple[int, int | None]] = []
    for time in times:
        if time.kind != "reference" or not time.governs:
            continue
        told_behind = any(f.trigger.first >= time.last for f in findings) or any(k.first >= time.last for k in kinds)
        told_before = any(f.trigger.first < time.first for f in findings) or any(k.first < time.first for k in kinds)
        if told_behind and told_before:
            out.append((time.first, -time.offset_days))
    return (
        out or _remembered(marked, findings) or _behind(marked, findings, kinds) or _followed(marked, findings, kinds)
    )


_REMEMBERING = frozenset("anniversary commemorating commemorate commemorates remembrance memorial".split())


def _behind(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind]) -> list[tuple[int, int | None]]:
    """ "Killed the mastermind of an attack that left 22 dead": the attack is another happening than his death."""
    planners = listed("masterminds")
    at = next((i for i, word in enumerate(marked.words) if word in planners and marked.word(i + 1) in _OF), 0)
    named = any(k.noun and at < k.first < at + _REACH + 2 for k in kinds)
    told = [f.trigger.first for f in findings]
    return [(at + 1, None)] if named and any(t < at for t in told) and any(t > at for t in told) else []


_OF = frozenset(("of", "behind"))


def _remembered(marked: Marked, findings: Sequence[Finding]) -> list[tuple[int, int | None]]:
    """ "Arrested 15 at a march on the anniversary of protests in which 60 died": what is remembered is long past."""
    at = next((i for i, word in enumerate(marked.words) if word in _REMEMBERING), 0)
    told = [f.trigger.first for f in findings]
    return [(at, None)] if at and any(t < at for t in told) and any(t > at for t in told) else []


def _parallel(marked: Marked, findings: Sequence[Finding], times: Sequence[TimeExpression],
              places: Sequence[PlaceExpression]) -> list[int]:  # fmt: skip
    """ "Four died in the north on Saturday, and five were killed in the south on Sunday": where the second begins."""
    for i, word in enumerate(marked.words):
        if word not in (";", "while") and not (word == "," and marked.word(i + 1) in ("and", "while")):
            continue
        told, towns, days = _half(findings, times, places, 0, i)
        more, others, later = _half(findings, times, places, i, len(marked.words))
        if told & more and towns and others and not towns & others and bool(days) == bool(later):
            return [i + 1]
    return []


def _half(findings: Sequence[Finding], times: Sequence[TimeExpression], places: Sequence[PlaceExpression],
          first: int, last: int) -> tuple[set[str], set[str], set[str]]:  # fmt: skip
    """What is suffered, in which towns and on which days, between two tokens."""
    return (
        {f.measure for f in findings if first <= f.trigger.first < last},
        {p.where.name for p in places if first <= p.first < last and p.role == "event" and p.where.precision in _TOWNS},
        {str(t.when) for t in times if first <= t.first < last and t.kind == "date" and t.when is not None},
    )


_TOWNS = ("exact", "near", "city")
_BEGAN = frozenset("began begun started launched came comes starts begins".split())


def _followed(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind]) -> list[tuple[int, int | None]]:
    """ "The crackdown followed a day of violence in which …": what stands behind came before."""
    for at, word in enumerate(marked.words):
        turns = word in ("followed", "follows") or word in ("after", "following") and marked.word(at - 1) in _BEGAN
        if not turns or word.startswith("follow") and not any(k.noun and at - 4 <= k.last <= at for k in kinds):
            continue
        if any(f.trigger.first > at for f in findings) or any(k.noun and k.first > at for k in kinds):
            if marked.word(at + 1) == "by" or any(f.trigger.first < at for f in findings):
                return []
            return [(at, None)]
    return []


def _settle(piece: Segment) -> None:
    dated = [t for t in piece.times if t.when is not None and t.kind == "date"]
    told = [stance(f).scope for f in piece.findings]
    piece.campaign = bool(told) and all(scope == "campaign" for scope in told) or _since_long(piece)
    piece.shifted = next((t.offset_days for t in piece.times if t.kind == "reference" and not t.governs), None)
    piece.unreal = _unreal(piece)
    if piece.campaign:
        piece.findings = tuple(replace(f, campaign=True) for f in piece.findings)
        dated = [t for t in dated if not t.since]
    scored = [(time_score(piece, t), -_distance(piece, t.first), t) for t in dated]
    best = max(scored, key=lambda s: s[:2], default=None)
    said = [t for score, _, t in scored if score <= -3]
    piece.said = said[0] if said else None
    piece.time = best[2] if best is not None and best[0] > -2 else None
    places = [p for p in piece.places if p.role == "event"]
    piece.place = min(places, key=lambda p: (_vague(p), _distance(piece, p.first)), default=None)
    piece.another = any(
        marked_word in _NEW
        for k in piece.kinds
        if k.noun and not k.word.endswith("s")
        for marked_word in piece.marked.words[max(0, k.first - 3) : k.first]
    ) or piece.marked.word(piece.first) in ("meanwhile", "elsewhere", "separately")


CAMPAIGN_DAYS = 14
"""A figure "since" a day further back than this is one of a campaign; "missing since Tuesday" is one happening."""
_RECORD = frozenset("deadliest worst bloodiest biggest largest first deadly heaviest highest lowest most".split())


def _since_long(piece: Segment) -> bool:
    """A figure since some far day; "the deadliest attack since 2011" is no such figure."""
    long = [
        t for t in piece.times if t.since and t.when is not None and (t.when.end - t.when.start).days > CAMPAIGN_DAYS
    ]
    return any(not _RECORD & set(piece.marked.words[max(0, t.first - 12) : t.first]) for t in long)


def _unreal(piece: Segment) -> bool:
    """Whether what is told is only planned, foiled, feared or played: a word of the list before the first kind noun."""
    marks = [k.first for k in piece.kinds] + [f.trigger.first for f in piece.findings]
    words = piece.marked.words
    end = max(marks, default=piece.last)
    return any(word in listed("unreal_words") for word in words[piece.first : end]) or any(
        w in ("drill", "drills") for w in words
    )


def _vague(place: PlaceExpression) -> int:
    return {"exact": 0, "near": 0, "city": 0, "admin1": 1, "country": 2}.get(place.where.precision, 3)


def _distance(piece: Segment, at: int) -> int:
    marks = [f.trigger.first for f in piece.findings] or [k.first for k in piece.kinds] or [at]
    return min(abs(at - mark) for mark in marks)


def time_score(piece: Segment, time: TimeExpression) -> int:
    """How surely a day is the day of the happening: beside its noun, beside what was suffered, or beside a saying."""
    marked = piece.marked
    for kind in piece.kinds:
        if (
            kind.noun
            and time.last <= kind.first
            and kind.first - time.last <= 4
            and marked.word(time.last) in ("'s", "'")
            or (kind.noun and kind.first == time.last)
        ):
            return 4
        if kind.noun and kind.last <= time.first and time.first - kind.last <= 2:
            return 3
    if _aside(piece, time) or _of_follow_up(piece, time):
        return -2
    verbs = word_groups("speech")
    before = [marked.word(i) for i in range(max(0, time.first - 4), time.first)]
    after = [marked.word(i) for i in range(time.last, min(len(marked.words), time.last + 2))]
    if _COURT & set(before) and len(piece.times) > 1:
        return -3
    if any(word in verbs["say"] for word in before[-3:] if not _suffered(marked, word)) or any(
        w in verbs["say"] for w in after
    ):
        return -3
    if any(word in verbs["after"] for word in (*before[-3:], *after[:1])):
        return 0
    return 1


_CLAUSE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN"))
"""Without one of them a sentence has no clause about somebody, and need not be parsed for one."""


_COURT = frozenset("heard hears sentenced jailed convicted charged trial court appeared pleaded indicted".split())
"""What a court does has a day of its own: "a court heard on Wednesday how five people died on 1 December"."""


def _aside(piece: Segment, time: TimeExpression) -> bool:
    """Whether a day stands in a clause about somebody ("who won a medal in 1995") that tells of nothing suffered."""
    marked, at = piece.marked, time.first
    if not any(tag in _CLAUSE_TAGS and i not in marked.trigger_of for i, tag in enumerate(marked.tags)):
        return False
    for _ in range(6):
        if marked.heads[at] == at:
            return False
        at = marked.heads[at]
        if marked.tag(at).startswith("VB"):
            break
    of = marked.heads[at]
    if "when" in marked.words[of : time.first] or "in which" in " ".join(marked.words[of : time.first]):
        return False
    told = any(t.first <= at < t.last for t in marked.triggers)
    told = told or any(at <= k.first < time.first for k in piece.kinds)
    told = told or any(k.first <= at < k.last or k.first <= of < k.last for k in piece.kinds)
    return marked.deps[at] in ("relcl", "acl") and not told


def _of_follow_up(piece: Segment, time: TimeExpression) -> bool:
    """Whether a day is of what came later: "kidnapped on 5 May were released on Monday", "the hurt died Thursday"."""
    later = [f for f in piece.findings if f.measure in EXITS or f.left]
    before = [f for f in piece.findings if f.trigger.last <= time.first]
    last = max(before, key=lambda f: f.trigger.first, default=None)
    dated = any(t.when is not None and t.kind == "date" and t is not time for t in piece.times)
    return last is not None and last in later and dated


def _suffered(marked: Marked, word: str) -> bool:
    return any(marked.words[t.first] == word for t in marked.triggers)
