"""What surrounds a figure and changes what it means: feared, denied, hypothetical, of a campaign, of every year."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from core.extraction.finding import Finding
from core.extraction.sought import Sought
from core.extraction.wordlists import expressions, rows
from schemas.claim import ClaimScope

_REACH = 120


@dataclass(frozen=True, slots=True)
class Stance:
    """How a figure is told. `unreal` and `statistic` figures are no claims at all."""

    unreal: bool = False
    statistic: bool = False
    feared: bool = False
    disputed: bool = False
    negated: bool = False
    older: bool = False
    scope: ClaimScope = "event"


@dataclass(frozen=True, slots=True)
class _Saying:
    """One line of the list; `opens`: what its first word begins with, as `openings` tells it."""

    name: str
    pattern: re.Pattern[str]
    opens: tuple[str, ...]


@cache
def _sayings() -> tuple[_Saying, ...]:
    return tuple(_Saying(name, told, openings(told.pattern)) for name, told in expressions("stances"))


_OPENING = re.compile(
    r"(?:\(\?<![^()]*\))*\\b(?:\(\?:(?P<any>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)(?![?*{])|(?P<one>\w+))"
)
_LETTERS = re.compile(r"\w*")


def openings(pattern: str) -> tuple[str, ...]:
    r"""What the word begins with that a match of the pattern begins with: `\b(?:could|plann?ed) ` → could, plan.

    Empty where the pattern does not tell: it may begin with any word.
    """
    found = _OPENING.match(pattern)
    if found is None or _alternatives(pattern)[1:]:
        return ()
    opens = []
    for told in _alternatives(found["any"] or found["one"]):
        letters = _LETTERS.match(told)[0]  # type: ignore[index]
        following = told[len(letters) :][:1] if found["any"] else pattern[found.end() :][:1]
        opens.append(letters[:-1] if following in ("?", "*", "{") else letters)
    return tuple(opens) if all(opens) else ()


def _alternatives(pattern: str) -> list[str]:
    """A pattern cut at the bars that stand in no bracket of it."""
    depth, out = 0, [""]
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            out.append("")
        else:
            out[-1] += sign
    return out


@lru_cache(maxsize=1 << 14)
def _begun(word: str) -> frozenset[int]:
    """Which lines of the list begin with a word; for "" those that may begin with any."""
    told = enumerate(_sayings())
    return frozenset(i for i, saying in told if (word.startswith(saying.opens) if word else not saying.opens))


_RUN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W_]+")


@cache
def _scopes() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """Each phrase with its words: a sentence that lacks one of them need not be searched for the phrase."""
    out = []
    for name, phrase in rows("scopes"):
        pattern = re.escape(phrase).replace(r"\*", r"(?:\S+ ){0,3}?\S+").replace(r"\ ", r"\s+")
        out.append((name, frozenset(_WORD.findall(phrase)), re.compile(rf"\b{pattern}\b")))
    return tuple(out)


@cache
def _telling() -> dict[str, tuple[int, ...]]:
    """The longest word of each phrase → where those phrases stand in the list."""
    out: dict[str, tuple[int, ...]] = {}
    for at, (_, needed, _) in enumerate(_scopes()):
        word = max(sorted(needed), key=len)
        out[word] = (*out.get(word, ()), at)
    return out


_DID = frozenset(("did", "does", "do", "managed", "able", "helped"))


def _infinitive(finding: Finding) -> bool:
    """A bare infinitive tells what may be done, not what was: "could kill 14,000 and injure thousands"."""
    trigger, marked = finding.trigger, finding.marked
    if marked.tag(trigger.first) != "VB" or not trigger.forms <= {"base", "present"}:
        return False
    if marked.sentence.field == "title" and not any(
        w == "to" or marked.tag(i) == "MD" for i, w in enumerate(marked.words)
    ):
        return False
    return not any(marked.word(i) in _DID for i in range(max(0, trigger.first - 3), trigger.first))


SUPERLATIVES = ("deadliest", "worst", "bloodiest", "biggest", "largest", "heaviest", "highest", "lowest")
_RANKED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th|d)|latest|deadly|first|"
    rf"{'|'.join(SUPERLATIVES)})\b"
    r"(?:(?!\b(?:number|total|toll|people|killed|dead|deaths)\b)[^,;]){0,60}\Z"
)
"""Before "in the past two months": one deed among those of that time ("the third attack"), no figure of all of them."""


COMPARED = Sought(
    rf"\b(?:{'|'.join(SUPERLATIVES)}|first|most (?:deadly|lethal|violent|serious))\b"
    r"[^.,;]{0,60}?\b(?:since|in|over|for|of)\b[^.,;]*"
)
""" "The deadliest attack since the war began" says nothing of when it was."""


@lru_cache(maxsize=256)
def _scope(clause: str) -> tuple[ClaimScope, bool]:
    """What the sentence is about, and whether its figures are periodic statistics; asked once a figure of it."""
    scope: ClaimScope = "event"
    statistic = False
    said = set(_WORD.findall(clause))
    scopes, told = _scopes(), _telling()
    for at in sorted([at for word in said & told.keys() for at in told[word]]):
        name, needed, pattern = scopes[at]
        found = pattern.search(clause) if needed <= said and name != "lives" else None
        if found is not None and not (name == "campaign" and _RANKED.search(clause[: found.start()])):
            if name == "statistic":
                statistic = True
            elif scope != "campaign":
                scope = name  # type: ignore[assignment]
    return scope, statistic


_BRINGING = re.compile(
    r",? (?:taking|bringing|raising|pushing|lifting) (?:\w+ )?(?:the|their|its)\b[^,;]{0,40}?"
    r"\b(?:toll|number|total|tally|count|deaths|dead|killings)\b"
)


def _own_part(text: str, at: int) -> str:
    """ "Nine were killed on Sunday, bringing the deaths since the coup to 237": the nine are of Sunday alone."""
    told = _BRINGING.search(text, at)
    return text[: told.start()] if told is not None else text


@lru_cache(maxsize=256)
def _lives(clause: str) -> int | None:
    """Where "has cost … lives" begins: "nine died in a raid, in a war which has cost 45,000 lives" tells of both."""
    said = set(_WORD.findall(clause))
    asked = (pattern for name, needed, pattern in _scopes() if name == "lives" and needed <= said)
    return min((found.start() for found in map(re.Pattern.search, asked, repeat(clause)) if found), default=None)


@lru_cache(maxsize=256)
def _told(before: str) -> frozenset[str]:
    """What the words before a place in a sentence say of what stands there; asked several times a figure."""
    sayings = _sayings()
    tried = _begun("").union(*filter(None, map(_begun, set(_RUN.findall(before)))))
    return frozenset(sayings[i].name for i in tried if sayings[i].pattern.search(before))


_ONCE = frozenset("put given set reported stated estimated".split())


_AT_FIRST = frozenset("initially originally previously earlier".split())
_FORMER = _AT_FIRST | frozenset("initial previous preliminary provisional original".split())


def _once(finding: Finding) -> bool:
    """ "The toll had been put at 31": a figure that held before; "had risen to 31" is the new one."""
    words, first = finding.marked.words, finding.trigger.first
    behind = words[finding.trigger.last : finding.group.first]
    if _FORMER & set(words[max(0, first - 2) : first]) or _AT_FIRST & set(behind):
        return True  # "revising an earlier toll of seven", "the toll was initially put at nine"
    return any(
        a == "had" and b == "been" and c in _ONCE for a, b, c in zip(behind, behind[1:], behind[2:], strict=False)
    )


def _counted_since(finding: Finding) -> bool:
    """ "The number of deaths since the truce ended to 237": all of them, not those of this happening."""
    return "since" in finding.marked.words[finding.trigger.last : finding.group.first]


_UNFOUNDED = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|news|story|stories|information|talk|word|"
    r"hearsay|suggestions?|assertions?|accounts?) (?:that|of|about|on)\b"
    r"(?P<told>[^;]{0,160}?)\b(?:is|are|was|were) (?:\w+ ){0,2}?"
    r"(?:unfounded|false|untrue|not true|baseless|groundless|fabricated|incorrect)\b"
)


def _unfounded(text: str, at: int) -> bool:
    """ "Reports that 12 miners had died were false": what is told between is disputed. `at`: its place."""
    found = _UNFOUNDED.search(text)
    return found is not None and found.start("told") <= at < found.end("told")


def _never(finding: Finding) -> bool:
    """ "No guest has ever been hurt": nothing happened of which that would be told."""
    return finding.group.best == 0 and "ever" in finding.marked.words[finding.group.first : finding.trigger.last]


def stance(finding: Finding) -> Stance:
    """How the figure is told, from the words before its trigger and around it."""
    marked = finding.marked
    text = marked.sentence.lower
    base = marked.sentence.start
    start = marked.start(min(finding.trigger.first, finding.first)) - base
    before = text[
        max(0, marked.start(finding.trigger.first) - base - _REACH) : marked.start(finding.trigger.first) - base
    ]
    ahead = text[max(0, start - _REACH) : start]
    if finding.group.first < finding.trigger.first and ahead.endswith(" to "):
        ahead = ahead[:-3]  # "linked to a bomber who": before people it is no infinitive
    if finding.toll and ahead.rstrip().endswith(" to"):
        ahead = ""  # "bringing to 27 the number of people killed" is no infinitive
    told = _told(ahead) if ahead == before else _told(ahead) | _told(before) - {"uncounted"}
    scope, statistic = _scope(_own_part(text, marked.start(finding.group.first) - base))
    if scope == "campaign" and finding.group.kind == "name":
        scope = "event"  # "A, envoy during the last six years of that cabinet, was shot": one told by name is no sum
    taken = _lives(text)
    of_many = taken is not None and marked.start(finding.group.first) - base > taken
    return Stance(
        unreal=("unreal" in told or "uncounted" in told or _infinitive(finding) or _never(finding))
        and "feared" not in told,
        statistic=statistic,
        feared="feared" in told,
        disputed="disputed" in told or _unfounded(text, start),
        negated="negated" in told,
        older="older" in told or finding.toll and _once(finding),
        scope="campaign" if of_many or "campaign" in told or finding.toll and _counted_since(finding) else scope,
    )
