"""Page furniture → spaces, the same length: cookie notices, share buttons, links to other stories, subscribe lines.

The unit is a line or a sentence of it. A unit with a figure and a word of harm is never blanked, whatever it looks
like; only a link to another story (a labelled line without a full stop: "RELATED: Two killed in …") is, for its figures
are another's.
"""

import re
from collections.abc import Iterable
from functools import cache

from core.reading.words import lines

# A unit ends with its line, or at a full stop before a space. Possessive-free and single-pass: linear.
_UNIT = re.compile(r"[^\n.!?]*(?:[.!?]+(?![\s\"')\]])[^\n.!?]*)*[.!?]*[\"')\]]*[ \t]*")
_HARM = re.compile(
    r"\b(?:kill|dead|death|die[ds]?\b|dying|fatal|injur|wound|hurt|shot|shoot|missing|abduct|kidnap|arrest|detain|casualt|victim|"
    r"drown|murder|stab|bodies|body|hostage|evacuat|displac|toll|slain|execut|perish|lives|homicid|behead)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|scores|hundreds?|thousands?|"
    r"several|a|an|no|man|woman|boy|girl|child|children|people|persons|officers?|soldiers?)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:related|read more|read also|also read|see also|more|watch|video|read|don't miss|recommended)\s*(?::|>+|\||»)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z_]+|©")
LONGEST = 400
"""Code points; a longer unit is text whose stops were lost and is never blanked as a whole."""


def blank(text: str) -> str:
    """Text with its furniture replaced by spaces. `len(blank(text)) == len(text)`; line ends stay."""
    return "\n".join(map(_blanked, _without_lists(text.split("\n"))))


_HEADING = re.compile(
    r"\W*(?:related(?: (?:stories|articles|news|links|content|coverage|topics|reading))?"
    r"|most (?:read|popular|viewed|shared)"
    r"|more (?:news|stories|headlines|from [\w.]+)|read (?:more|also|next)|also read|see also"
    r"|what to read next|top stories|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|trending(?: now)?|recommended(?: (?:stories|for you|reading))?|latest (?:news|stories|headlines)"
    r"|editors?'?s? picks?|in other news|other (?:news|stories|headlines)|don't miss|up next"
    r"|popular (?:now|stories)|more on this story|headlines|in case you missed it"
    r"|elsewhere on (?:the|this) site)\W*",
    re.IGNORECASE,
)
_LINE = 140
"""Code points; a longer line is no headline of another story."""


def _without_lists(lines_: list[str]) -> list[str]:
    """A heading "RELATED", "MOST READ" and the headlines under it, lines without a full stop: other stories."""
    out, listed = [], False
    for line in lines_:
        plain = line.strip()
        if _HEADING.fullmatch(plain):
            listed = True
        elif listed and plain and (plain.endswith((".", '."', ".”", "!", ":")) or len(plain) > _LINE):
            listed = False
        out.append(" " * len(line) if listed else line)
    return out


def _blanked(line: str) -> str:
    said = set(_WORDS.findall(line.lower()))
    if not said or said.isdisjoint(_doors()):
        return line
    if _LINK.match(line.lstrip()) and not line.rstrip().endswith((".", '."', "!", "?")) and len(line) < LONGEST:
        return " " * len(line)
    tried = {expression for word in said for expression in _doors().get(word, ())}
    if not tried:
        return line
    return "".join(" " * len(unit) if _is_furniture(unit, tried) else unit for unit in _UNIT.findall(line))


def _is_furniture(unit: str, tried: Iterable[re.Pattern[str]]) -> bool:
    plain = unit.strip(" \t\"'([-—*|>»•")
    if not plain or len(unit) > LONGEST or not any(expression.search(plain) for expression in tried):
        return False
    return not (_HARM.search(unit) and _FIGURE.search(unit))


@cache
def _doors() -> dict[str, tuple[re.Pattern[str], ...]]:
    doors: dict[str, tuple[re.Pattern[str], ...]] = {}
    for line in lines("furniture"):
        words, _, expression = line.partition(" => ")
        compiled = re.compile(expression, re.IGNORECASE)
        for word in words.split():
            doors[word] = (*doors.get(word, ()), compiled)
    return doors
