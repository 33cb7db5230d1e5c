"""Whether a happening is said to have happened, or is only spoken about ("the murders", "terrorist attacks")."""

from functools import cache

from core.extraction.finding import Finding
from core.extraction.happenings import Happening
from core.extraction.kinds import Kind
from core.extraction.lexicon import listed
from core.extraction.marked import Marked
from core.extraction.segments import BESIDE_NOUN, Segment, time_score
from core.extraction.wordlists import rows

_BEFORE = 4
"""Tokens before a participle in which a form of "be" or "have" makes it a told deed."""
_SUFFERED = frozenset(("was", "were"))
_DONE = frozenset(("was", "were", "has", "have", "had"))


def asserted(happening: Happening) -> bool:
    """A count and a headline say that something happened; else there must be a deed, and a day or a place of it."""
    if counted(happening) or any(piece.marked.sentence.field == "title" for piece in happening.pieces):
        return True
    if any(_finite(f.marked, f.trigger.first, _SUFFERED) for f in happening.findings):
        return True
    if happening.when is not None:
        return _placed(happening) and _deed(happening) or _done(happening) or _dated(happening)
    return _placed(happening) and _done(happening)


def counted(happening: Happening) -> bool:
    """Whether anybody is counted, more exactly than by a bare plural; "have killed dozens" is a count."""
    return any(_count(f) for f in happening.findings)


_DOZEN = 3
"""Persons that a vague number tells at the least: "several"; "many" may be said of nobody in particular."""
_HARM = ("killed", "injured")


def _count(told: Finding) -> bool:
    best = told.group.best
    if best is None or told.group.qualifier != "vague":
        return best is not None
    verb = told.measure in _HARM and told.marked.tag(told.trigger.first) in ("VBN", "VBD")
    return verb and told.group.kind == "number" and best >= _DOZEN


def _placed(happening: Happening) -> bool:
    return any(place.precision not in ("country", "unknown") for place in happening.places)


def _done(happening: Happening) -> bool:
    """Whether a verb in the past tells what was done."""
    return any(
        _finite(piece.marked, kind.first, _DONE)
        for piece in happening.pieces
        for kind in piece.kinds
        if not kind.noun and _tells(kind) and (piece.marked.tag(kind.first) or _struck(kind))
    )


def _struck(kind: Kind) -> bool:
    """A verb of an attack, which is believed without the model."""
    return kind.strength >= _VERB and kind.event_type in ("Violence against civilians", "Explosions/Remote violence")


_VERB = 3


def _dated(happening: Happening) -> bool:
    """Whether a deed is told with its own day: "last evening's attack on a judge", "the raid of 22 July"."""
    return any(
        kind.noun
        and kind.strength >= _SURE
        and kind.event_type != "Battles"
        and not kind.word.endswith("s")
        and _tells(kind)
        and _own_day(piece)
        for piece in happening.pieces
        for kind in piece.kinds
        if not piece.unreal and not piece.turned
    )


_SURE = 5
"""Strength of a word from which it names violence, not talk of it (`event_types.txt`)."""


def _own_day(piece: Segment) -> bool:
    return piece.time is not None and time_score(piece, piece.time) >= BESIDE_NOUN


def _deed(happening: Happening) -> bool:
    """Whether a word names one deed: no weapon ("missiles were found"), no talk of violence in general."""
    return bool(happening.findings) or any(_tells(kind) for kind in happening.kinds)


def _tells(kind: Kind) -> bool:
    return kind.word not in _weapons() and kind.word.replace(" ", "-") not in listed("talk")


@cache
def _weapons() -> frozenset[str]:
    return frozenset(form.strip() for _, forms in rows("weapons") for form in forms.split(","))


def _finite(marked: Marked, at: int, auxiliaries: frozenset[str]) -> bool:
    """ "attacked", "were killed"; not "killing", "the wounded"."""
    if not marked.tag(at):
        return _past(marked, at, auxiliaries)
    if marked.tag(at) == "VBN":
        active = marked.tag(at + 1) in ("DT", "PRP$") and marked.tag(at - 1) in ("NNS", "NNP", "NNPS")
        return active or any(marked.word(i) in auxiliaries for i in range(max(0, at - _BEFORE), at))
    return marked.tag(at) == "VBD"


_OPENS_OBJECT = frozenset("the a an his her their its our two three four five six several a another".split())
_BURST = frozenset(("exploded", "erupted", "detonated"))


def _past(marked: Marked, at: int, auxiliaries: frozenset[str]) -> bool:
    """The same without the model, which is asked only where somebody may have suffered: by the words around."""
    word, behind = marked.word(at), marked.word(at + 1)
    if not word.endswith("ed"):
        return False
    told = any(marked.word(i) in auxiliaries for i in range(max(0, at - _BEFORE), at))
    return told or word in _BURST or behind in _OPENS_OBJECT
