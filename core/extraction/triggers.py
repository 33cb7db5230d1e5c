"""Words that say what people suffered: "killed", "death toll of", "went missing"; where they stand in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from core.extraction.limbs import limb, opening
from core.extraction.tallied import COUNTED, restated, tallied
from core.extraction.text import Sentence, Token
from core.extraction.wordlists import rows

Frame = Literal["verb", "fate", "state", "count", "of", "body", "toll", "limb", "none"]
Form = Literal["base", "present", "past", "participle", "ing", ""]
_FORMS: tuple[Form, ...] = ("base", "present", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last` (exclusive) tell `measure`; `frames` says where those who suffer it may stand.

    `measure` is one of the schema's, or `shot`, `assaulted`: struck, and what became of them is told elsewhere or not.
    `forms` are the verb forms it may be ("killed" is past or participle).
    """

    first: int
    last: int
    measure: str
    frames: tuple[Frame, ...]
    forms: frozenset[Form]
    phrase: str


_Entry = tuple[str, tuple[Frame, ...], frozenset[Form]]
_Phrases = tuple[tuple[tuple[str, ...], _Entry], ...]
_ANY = ""
"""Stands for every second word that no phrase names."""


@cache
def _phrases() -> dict[str, dict[str, _Phrases]]:
    """First word → second word → the phrases that may stand there; several lines about one phrase are joined."""
    found: dict[tuple[str, ...], list[tuple[str, Frame, Form]]] = {}
    for frame, measure, forms in rows("triggers"):
        for index, form in enumerate(forms.split(",")):
            words = _words(form)
            if words and words != ("-",):
                name = _FORMS[index] if frame == "verb" else ""
                found.setdefault(words, []).append((measure, cast(Frame, frame), name))
    listed: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for words, entries in found.items():
        frames = tuple(dict.fromkeys(frame for _, frame, _ in entries))
        entry = (entries[0][0], frames, frozenset(form for _, _, form in entries if form))
        listed.setdefault(words[0], []).append((words, entry))
    return {first: _by_second(phrases) for first, phrases in listed.items()}


@cache
def _opening() -> frozenset[str]:
    """Every word that a trigger begins with: of the list, and of each way to tell what no list holds."""
    return frozenset().union(_phrases(), _TAKES, _COSTS, _BEATS, COUNTED, opening())


def _by_second(phrases: list[tuple[tuple[str, ...], _Entry]]) -> dict[str, _Phrases]:
    seconds = {phrase[1] for phrase, _ in phrases if len(phrase) > 1 and phrase[1] != "*"}
    return {
        second: tuple((p, entry) for p, entry in phrases if len(p) == 1 or p[1] in ("*", second))
        for second in (_ANY, *seconds)
    }


def _words(form: str) -> tuple[str, ...]:
    """The phrase cut as sentences are: a hyphen is a token of its own."""
    text = form.strip()
    return tuple(t.lower for t in Sentence(index=0, field="body", start=0, end=len(text), text=text).tokens)


def triggers(tokens: Sequence[Token]) -> tuple[Trigger, ...]:
    """Every trigger of a sentence, the longest phrase first, none overlapping another."""
    out: list[Trigger] = []
    phrases, begins = _phrases(), _opening()
    words = [token.lower for token in tokens]
    end = 0
    for at in [i for i, word in enumerate(words) if word in begins]:
        if at < end:
            continue
        beginning = phrases.get(words[at])
        trigger = (_longest(beginning, words, at) if beginning else None) or _taking(words, at) or _costing(words, at)
        trigger = _counting(words, at, trigger) or _of_limb(words, at) or trigger
        if trigger is None:
            continue
        if trigger.measure != "none":
            out.append(trigger)
        end = trigger.last
    return tuple(out)


def _longest(beginning: dict[str, _Phrases], words: list[str], at: int) -> Trigger | None:
    phrases = beginning.get(words[at + 1] if at + 1 < len(words) else _ANY) or beginning[_ANY]
    best: Trigger | None = None
    for phrase, (measure, frames, forms) in phrases:
        last = at + 1 if len(phrase) == 1 else _end(phrase, words, at)
        if last is not None and (best is None or last > best.last):
            best = Trigger(at, last, measure, frames, forms, " ".join(phrase))
    return best


def _counting(words: list[str], at: int, known: Trigger | None) -> Trigger | None:
    """ "The number of pilgrims who died", where that says more than a phrase of the list."""
    again = restated(words, at)
    if again is not None:
        return Trigger(at, again[0], again[1], ("toll",), frozenset(), "figure")
    found = tallied(words, at)
    if found is None or known is not None and known.last >= found[1]:
        return None
    noun, last, measure = found
    return Trigger(at, last, measure, ("toll",), frozenset(), f"number of {words[noun]}")


def _of_limb(words: list[str], at: int) -> Trigger | None:
    """ "Broke his arm", "her hand was cut off"."""
    last = limb(words, at)
    return None if last is None else Trigger(at, last, "injured", ("limb",), frozenset(), words[at])


_TAKES: dict[str, Form] = {
    "take": "base", "takes": "present", "took": "past", "taken": "participle", "taking": "ing", "hold": "base",
    "holds": "present", "held": "past", "holding": "ing", "grabbed": "past", "seize": "base", "seizes": "present",
    "seized": "past", "seizing": "ing",
}  # fmt: skip
_HELD = frozenset(("hostage", "hostages", "captive", "captives"))
_OBJECT = 9
"""Words between "took" and "hostage": "took 14 of the bank's employees and customers hostage"."""


def _taking(words: list[str], at: int) -> Trigger | None:
    """ "Took 14 people hostage", "have taken 30 hostages": the verb, its object between."""
    form = _TAKES.get(words[at])
    if form is None:
        return _beating(words, at)
    for i in range(at + 1, min(at + _OBJECT + 2, len(words))):
        if words[i] in _HELD:
            forms: frozenset[Form] = frozenset((form, "participle")) if form == "past" else frozenset((form,))
            return Trigger(at, at + 1, "kidnapped", ("verb",), forms, words[at])
        if words[i] in (".", ",", ";", ":", "to", "from", "in", "at", "on", "by", "with", "for", "was", "were", "who"):
            return None
    return None


_COSTS: dict[str, Form] = {"cost": "past", "costs": "present", "costing": "ing"}
_THEIR = frozenset(("his", "her", "their"))


def _costing(words: list[str], at: int) -> Trigger | None:
    """ "Cost nine sailors their lives": the verb, its object between; "at the cost of their lives" is none."""
    form = _COSTS.get(words[at])
    if form is None or words[at - 1 : at] in (["the"], ["a"]):
        return None
    for i in range(at + 2, min(at + _OBJECT + 4, len(words) - 1)):
        if words[i] in _THEIR and words[i + 1] in ("life", "lives"):
            if words[i - 1].endswith(("ed", "ing")):  # "cost the clerks a week and changed their lives"
                return None
            forms: frozenset[Form] = frozenset((form, "participle")) if form == "past" else frozenset((form,))
            return Trigger(at, at + 1, "killed", ("verb",), forms, words[at])
        if words[i] in (".", ";", ":", "of", "was", "were", "who"):
            return None
    return None


_BEATS: dict[str, Form] = {"beat": "past", "beats": "present", "beating": "ing"}


def _beating(words: list[str], at: int) -> Trigger | None:
    """ "Beat the two clerks up": the verb, its object between; "beat the visitors" alone tells of a game as well."""
    form = _BEATS.get(words[at])
    if form is None:
        return None
    for i in range(at + 2, min(at + _UP, len(words))):
        if words[i] == "up":
            return Trigger(at, at + 1, "injured", ("verb",), frozenset((form,)), words[at])
        if words[i] in _ENDING or words[i] in ("to", "in", "at", "on", "by", "for"):
            return None
    return None


_UP = 8
_ENDING = frozenset(". , ; ( and when was were no neither without".split())
"""What no star stands for: a stop, another clause, "suffered no injuries"."""
_STRETCH = 6
"""Words that a star of a phrase stands for, at most: "suffered serious but not life-threatening injuries"."""


def _end(phrase: tuple[str, ...], words: list[str], at: int) -> int | None:
    """Where the phrase ends if it stands at `at`; a star is one to six words without a stop."""
    if "*" not in phrase:
        last = at + len(phrase)
        return last if tuple(words[at:last]) == phrase else None
    star = phrase.index("*")
    if tuple(words[at : at + star]) != phrase[:star]:
        return None
    tail = phrase[star + 1 :]
    for gap in range(1, _STRETCH + 1):
        start = at + star + gap
        if words[start - 1 : start] and words[start - 1] in _ENDING:
            return None
        if tuple(words[start : start + len(tail)]) == tail:
            return start + len(tail)
    return None
