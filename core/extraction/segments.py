"""Sentences cut where they turn from one happening to another; each piece with its own day, place, kind and figures.

"Six raiders were shot on Monday | two days after 17 farmers died in a raid": two pieces, the second two days before
the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.extraction.aftermath import came_later, one_died_later
from core.extraction.anew import days_away, one_more, opens_anew
from core.extraction.court_days import in_court, of_court, pleaded
from core.extraction.deed_days import around, ruined, took_place
from core.extraction.finding import Finding
from core.extraction.kinds import Kind
from core.extraction.lexicon import listed
from core.extraction.long_sums import over_a_month, since_long
from core.extraction.marked import Marked
from core.extraction.shares import shares
from core.extraction.stances import stance
from core.extraction.turns import parallel, turns
from core.extraction.when import TimeExpression
from core.extraction.where import PlaceExpression
from core.extraction.wordlists import groups as word_groups

_NEW = frozenset(
    "another second third fourth separate separately earlier previous similar other different"
    " elsewhere meanwhile".split()
)
_POINTS = frozenset(("that", "those", "these"))
BESIDE_NOUN = 3


@dataclass(kw_only=True)
class Segment:
    """Tokens `first` to `last` (exclusive) of a sentence. `time` is the day of the happening it tells of, if told.

    `turned`: it was opened by "a day after" and the like: another happening than the piece before, `offset` days away.
    `pointing`: it speaks of "that crackdown", "those attacks": the happening told of last.
    `anew`: it opens with "later in the day" and the like: another happening of the same day.
    `apart`: one of several towns under one verb, a happening of its own.
    `periodic`: a sentence of yearly counts only, which tells of no happening.
    `later`: its day is one of a charge, a trial, a funeral, whatever the day of the deed.
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
    pointing: bool = False
    apart: bool = False
    periodic: bool = False
    anew: bool = False
    later: bool = False


def segments(marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind],
             times: Sequence[TimeExpression], places: Sequence[PlaceExpression]) -> tuple[Segment, ...]:  # fmt: skip
    """The pieces of one sentence, in order; most sentences are one piece."""
    findings, shared = shares(marked, findings, places)
    turning = [] if shared else turns(marked, findings, kinds, times)
    row = shared or ([] if turning else parallel(marked, findings, times, places))
    edges = [0, *(at for at, _ in turning), *row, len(marked.tokens)]
    out: list[Segment] = []
    for index, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
        piece = Segment(
            marked=marked, first=first, last=last,
            findings=tuple(f for f in findings if first <= f.trigger.first < last),
            kinds=tuple(k for k in kinds if first <= k.first < last),
            times=tuple(t for t in times if first <= t.first < last),
            places=tuple(p for p in places if first <= p.first < last),
        )  # fmt: skip
        if index and turning:
            piece.turned, piece.offset = True, turning[index - 1][1]
        _settle(piece)
        if piece.turned and piece.place is None and not (out[-1].findings or out[-1].kinds):
            piece.place = out[-1].place  # flowers were laid where what is remembered happened
        out.append(piece)
    return _alike(out, marked) if shared else tuple(out)


def _alike(pieces: list[Segment], marked: Marked) -> tuple[Segment, ...]:
    """Towns that share one verb share its day and what happened."""
    lead = pieces[0]
    for piece in pieces[1:]:
        piece.time, piece.said, piece.apart = piece.time or lead.time, lead.said, True
        piece.kinds = piece.kinds or lead.kinds
    return tuple(pieces)


def _settle(piece: Segment) -> None:
    dated = [t for t in piece.times if t.when is not None and t.kind == "date" and not around(piece.marked, t)]
    told = [stance(f).scope for f in piece.findings]
    piece.campaign = bool(told) and all(scope == "campaign" for scope in told) or since_long(piece)
    piece.shifted = next((t.offset_days for t in piece.times if t.kind == "reference" and not t.governs), None)
    piece.unreal = unreal(piece)
    piece.pointing = any(
        k.noun and _POINTS & set(piece.marked.words[max(piece.first, k.first - 2) : k.first]) for k in piece.kinds
    )
    if over_a_month(piece):
        piece.findings = tuple(replace(f, aggregate=True) for f in piece.findings)
    if piece.campaign:
        piece.findings = tuple(replace(f, campaign=True) for f in piece.findings)
        dated = [t for t in dated if not t.since]
    scored = [(time_score(piece, t), -_distance(piece, t.first), t) for t in dated]
    best = max(scored, key=lambda s: s[:2], default=None)
    said = [t for score, _, t in scored if score <= -3]
    piece.said = said[0] if said else None
    piece.time = best[2] if best is not None and best[0] > -2 else None
    piece.time = piece.time or _day_before(piece, [t for score, _, t in scored if score == -2])
    piece.time = days_away(piece) or piece.time
    piece.time = None if piece.time is not None and one_died_later(piece, piece.time) else piece.time
    piece.later = piece.time is not None and time_score(piece, piece.time) < 1 and of_court(piece, piece.time)
    places = [p for p in piece.places if p.role == "event"]
    piece.place = min(places, key=lambda p: (_vague(p), _distance(piece, p.first)), default=None)
    piece.another = any(
        marked_word in _NEW
        for k in piece.kinds
        if k.noun and not k.word.endswith("s")
        for marked_word in piece.marked.words[max(0, k.first - 3) : k.first]
    )
    piece.anew = opens_anew(piece) or one_more(piece)
    piece.another |= piece.anew


def unreal(piece: Segment) -> bool:
    """Whether what is told is only planned, foiled, feared or played: a word of the list before the first kind noun."""
    marks = [k.first for k in piece.kinds] + [f.trigger.first for f in piece.findings]
    words = piece.marked.words
    end = max(marks, default=piece.last)
    unreal_words, blocked = listed("unreal_words"), piece.marked.blocked
    said = [i for i in range(piece.first, end) if words[i] in unreal_words and i not in blocked]  # 3 May is no "may"
    return bool(said) or not _DRILLS.isdisjoint(words)


_DRILLS = frozenset(("drill", "drills"))


def _day_before(piece: Segment, aside: Sequence[TimeExpression]) -> TimeExpression | None:
    """ "Died after a dam breached on Tuesday, officials said on Wednesday": the only other day, right before theirs."""
    said = piece.said.when if piece.said is not None else None
    if said is None or len(aside) != 1 or (when := aside[0].when) is None or any(_later(f) for f in piece.findings):
        return None
    return aside[0] if when.start == when.end and 0 <= (said.start - when.end).days <= LATE_DAYS else None


LATE_DAYS = 7
"""Days from the deed to what officials say of it within which a day told in passing is taken for the deed's."""


def _later(told: Finding) -> bool:
    return came_later(told) or told.measure == "arrested"


def _vague(place: PlaceExpression) -> int:
    return {"exact": 0, "near": 0, "city": 0, "admin1": 1, "country": 2}.get(place.where.precision, 3)


_CAUGHT = ("arrested", "freed", "found")


def _distance(piece: Segment, at: int) -> int:
    struck = [f.trigger.first for f in piece.findings if f.measure not in _CAUGHT]  # "arrested in" is no deed's place
    marks = struck or [f.trigger.first for f in piece.findings] or [k.first for k in piece.kinds] or [at]
    return min(abs(at - mark) for mark in marks)


def time_score(piece: Segment, time: TimeExpression) -> int:
    """How surely a day is the day of the happening: beside its noun, beside what was suffered, or beside a saying."""
    marked = piece.marked
    if _of_a_noun(piece, time):
        return -2
    leant_on = any(t.kind == "reference" for t in piece.times)  # "rose to four on Tuesday, a day after the blast"
    if not leant_on and any(f.toll and 0 <= time.first - f.group.last <= _RISE for f in piece.findings):
        return -3  # "the toll rose to 41 on Tuesday": the day it was counted
    if ruined(marked, time):
        return 3
    for kind in piece.kinds:
        if (
            kind.noun
            and time.last <= kind.first
            and kind.first - time.last <= 4
            and marked.word(time.last) in ("'s", "'")
            or (kind.noun and kind.first in (time.last, time.last + (marked.word(time.last) == ",")))
        ):
            return 4
        if (
            kind.noun
            and kind.last <= time.first
            and time.first - kind.last <= 2
            and not pleaded(piece, kind.word, time)
        ):
            return 3
        if took_place(marked, kind, time):
            return 4
        if _in_clause_of(piece, kind, time):
            return 3
    if _of_follow_up(piece, time) or _aside(piece, time):
        return -2
    verbs = word_groups("speech")
    before = [marked.word(i) for i in range(max(0, time.first - 4), time.first)]
    after = [marked.word(i) for i in range(time.last, min(len(marked.words), time.last + 2))]
    if _COURT & {*before, *in_court(piece, time)} and len(piece.times) > 1:
        return -3
    if any(word in verbs["say"] for word in before[-3:] if not _suffered(marked, word)) or any(
        w in verbs["say"] for w in after if after[0] not in _WAS
    ):
        return -3
    if any(word in verbs["after"] for word in (*before[-3:], *after[:1])) or of_court(piece, time) or time.until:
        return 0  # "not reported until Monday": when it ended, or became known
    return 1


_WAS = frozenset(("was", "were", "is", "has", "have"))
""" "The murder in Rome on Monday was condemned": the day is the murder's."""
_RISE = 2
"""Tokens from a toll's figure to the day it rose."""


def _of_a_noun(piece: Segment, time: TimeExpression) -> bool:
    """ "Protests against a 1 February coup": the day of that, where it names no happening of the list."""
    marked = piece.marked
    led = marked.word(time.first - 1) in ("a", "an", "the")
    named = any(k.noun and k.strength >= 2 and time.last <= k.first <= time.last + 3 for k in piece.kinds)
    return led and not named and marked.tag(time.last)[:2] in ("NN", "JJ")


_OPENS = frozenset("that which when where after since as whose".split())
_CLAUSE = 14  # tokens from the word that names a happening to its day, in the clause that tells of it


def _in_clause_of(piece: Segment, kind: Kind, time: TimeExpression) -> bool:
    """ "Bodies were pulled overnight from the block that collapsed on Monday": the day of the clause is the deed's."""
    if not kind.last <= time.first <= kind.last + _CLAUSE or kind.strength < 3:
        return False
    marked = piece.marked
    if any(kind.last <= f.trigger.first < time.first for f in piece.findings):
        return False
    if any(marked.word(i) in (",", ";", ".") or marked.word(i) in _OPENS for i in range(kind.last, time.first)):
        return False
    ahead = range(max(piece.first, kind.first - 6), kind.first)
    opens = next((i for i in reversed(ahead) if marked.word(i) in _OPENS), None)
    return opens is not None and not any(opens < f.trigger.first < kind.first for f in piece.findings)


_CLAUSE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN"))
"""Without one of them a sentence has no clause about somebody, and need not be parsed for one."""


_COURT = frozenset("heard hears sentenced jailed convicted charged trial court appeared pleaded indicted".split())
"""What a court does has a day of its own: "a court heard on Wednesday how five people died on 1 December"."""


def _aside(piece: Segment, time: TimeExpression) -> bool:
    """Whether a day stands in a clause about somebody ("who won a medal in 1995") that tells of nothing suffered."""
    marked, at = piece.marked, time.first
    if any(t.first == time.last for t in marked.triggers):
        return False  # "on 28 April kidnapped"
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
    told = any(t.first <= at < t.last or of < t.first < time.first for t in marked.triggers)
    told = told or any(at <= k.first < time.first for k in piece.kinds)
    told = told or any(k.first <= at < k.last or k.first <= of < k.last for k in piece.kinds)
    return marked.deps[at] in ("relcl", "acl") and not told


def _of_follow_up(piece: Segment, time: TimeExpression) -> bool:
    """Whether a day is of what came later: "kidnapped on 5 May were released on Monday", "the hurt died Thursday"."""
    later = [f for f in piece.findings if came_later(f)]
    before = [f for f in piece.findings if f.trigger.last <= time.first]
    last = max(before, key=lambda f: f.trigger.first, default=None)
    others = [t for t in piece.times if t.when is not None and t.kind == "date" and t is not time and not t.until]
    dated = any(not _COURT & set(in_court(piece, t)) for t in others)
    return last is not None and last in later and dated


def _suffered(marked: Marked, word: str) -> bool:
    return any(marked.words[t.first] == word for t in marked.triggers)
