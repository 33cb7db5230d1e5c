"""A sentence looked at: what is marked in it, and the pieces it falls into, tried first without a parse.

Half of the sentences with a trigger are understood by their tags. Those that need a parse wait for each other, for the
parser takes half the time when it is given many at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.extraction.aboard import RIDING
from core.extraction.breakdown import DRIVING
from core.extraction.casualties import findings
from core.extraction.days_before import counted_back
from core.extraction.finding import Finding
from core.extraction.kinds import Kind, kinds
from core.extraction.marked import Marked, Unparsed, mark
from core.extraction.members import opens_members
from core.extraction.numbers import quantities
from core.extraction.periodic import without_statistics
from core.extraction.segments import Segment, segments, unreal
from core.extraction.stances import COMPARED
from core.extraction.text import Sentence
from core.extraction.told_years import with_their_years
from core.extraction.triggers import Trigger
from core.extraction.when import Anchor, TimeExpression, times
from core.extraction.where import PlaceExpression


@dataclass(slots=True)
class Look:
    """One sentence with its times and places. `pieces` is None while it waits for its parse (`marked.waits`).

    `found` are its figures, where they needed no parse.
    """

    marked: Marked
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceExpression, ...]
    pieces: tuple[Segment, ...] | None = None
    found: tuple[Finding, ...] | None = None


def look(sentence: Sentence, triggers: tuple[Trigger, ...], anchor: Anchor, places: Sequence[PlaceExpression]) -> Look:
    """Mark a sentence and cut it into its pieces, if that needs no parse."""
    if not triggers and _silent(sentence):
        return _nothing(sentence)
    found = with_their_years(sentence, times(sentence, anchor), anchor.published)
    told = compared(sentence, [to_come(t, anchor) for t in found])
    spans = [(t.first, t.last) for t in told] + [(p.first, p.last) for p in places if p.role != "demonym"]
    blocked = frozenset(i for first, last in spans for i in range(first, last))
    marked = mark(sentence, quantities, triggers, blocked)
    looked = Look(marked, told, tuple(places))
    marked.waits = True
    try:
        looked.pieces = _cut(looked)
    except Unparsed:
        return looked
    marked.waits = False
    return looked


def compared(sentence: Sentence, told: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """ "The deadliest attack since the war began in 2007": what it is compared with is no day of what is told."""
    spans = [m.span() for m in COMPARED.finditer(sentence.lower)] if told else []

    def ranked(t: TimeExpression) -> bool:
        at = sentence.tokens[t.first].start - sentence.start
        told_of = bool({"when", "which"} & set(sentence.words[t.last : t.last + 2]))  # "since 2009, when six died"
        return t.kind == "date" and not told_of and any(first < at < last for first, last in spans)

    return tuple(replace(t, kind="set") if ranked(t) else t for t in told)


_GRACE = timedelta(days=1)
"""Days after publication that may still be the deed's: the clock of another place."""


def to_come(time: TimeExpression, anchor: Anchor) -> TimeExpression:
    """A day that lies ahead ("before the 8 April elections") is no day of what is told as done.

    With its year it is believed: then the date of publication is wrong (assumed, or of a later copy).
    """
    when, now = time.when, anchor.dateline or anchor.published
    if when is None or time.kind != "date" or when.start <= now + _GRACE or str(when.start.year) in when.text:
        return time
    return replace(time, kind="set")


_BESIDE = frozenset((*DRIVING, *RIDING))


def _silent(sentence: Sentence) -> bool:
    """Whether a sentence without a trigger tells neither of a happening nor of people driven out, aboard or listed."""
    words = sentence.words
    if not _BESIDE.isdisjoint(words) or "surviv" in sentence.lower:
        return False
    return not kinds(words) and not opens_members(sentence.tokens)


def _nothing(sentence: Sentence) -> Look:
    """A sentence that tells of nothing: all that is asked of it is whether it speaks of what is planned or played."""
    marked = Marked(sentence=sentence)
    piece = Segment(marked=marked, first=0, last=len(sentence.tokens))
    piece.unreal = unreal(piece)
    return Look(marked, (), (), (piece,))


def pieces(looked: Look) -> tuple[Segment, ...]:
    """The pieces of the sentence; call it after the parse of those that waited."""
    looked.marked.waits = False
    return _cut(looked) if looked.pieces is None else looked.pieces


def _cut(looked: Look) -> tuple[Segment, ...]:
    marked = looked.marked
    if looked.found is None:
        looked.found = findings(marked)
    told = looked.found
    kept = without_statistics(marked, told, looked.times)
    named = _kinds(marked)
    out = segments(marked, kept, named, counted_back(marked, kept, named, looked.times), looked.places)
    for piece in out if told and not kept else ():
        piece.periodic = True
    return out


def _kinds(marked: Marked) -> tuple[Kind, ...]:
    """A noun that names a happening is a noun here: "troops storm the hotel" is no storm."""
    told = kinds(marked.words)
    told = tuple(k for k in told if k.first not in marked.blocked)  # 15 March is no march
    return tuple(k for k in told if not k.noun or k.last - k.first > 1 or not _verb(marked, k.first))


def _verb(marked: Marked, at: int) -> bool:
    """Whether a word is used as a verb, as far as its tag can be believed: "the 10 May, 2023, shooting" is a noun."""
    before = at - 1 - (marked.word(at - 1) == ",")
    dated = before in marked.blocked and marked.tag(before) == "CD"
    return marked.tag(at).startswith("VB") and not dated
