"""Sentences that tell who the counted were: "Among them were nine policemen", "Of those, six were guards"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from core.extraction.finding import Finding, finding
from core.extraction.groups import Group, groups
from core.extraction.marked import Marked
from core.extraction.segments import Segment
from core.extraction.text import Token
from core.extraction.triggers import Trigger

MEMBERS = "members"
"""Measure of a finding whose sentence does not say what was suffered: the sentence before does."""
_THOSE = frozenset(("them", "those", "these", "whom", "they"))
_SUFFERED = {
    "dead": "killed", "killed": "killed", "slain": "killed", "deceased": "killed", "fatalities": "killed",
    "victims": "", "casualties": "", "injured": "injured", "wounded": "injured", "hurt": "injured",
    "missing": "missing", "hostages": "kidnapped", "captives": "kidnapped", "arrested": "arrested",
    "detained": "arrested", "detainees": "arrested",
}  # fmt: skip
""" "": of either measure; the sentence before says of which."""
_ARE = frozenset("were was are is include includes included comprise comprised comprises numbered".split())
_NEAR = 3
"""Tokens between the verb and the first who is listed: "were released, an official said" lists nobody."""
_SUBJECT = 9
"""Tokens in which "the victims of the crash" end and their verb stands."""


def opens_members(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins by saying of whom it tells."""
    if len(tokens) < 2 or tokens[0].lower not in _OPENERS and tokens[1].lower not in _SECOND:
        return False
    words = [token.lower for token in tokens[: _SUBJECT + 3]]
    return _opening([w for w in words if w not in ('"', "'")]) is not None


_SECOND = frozenset(("of", '"', "'"))
_OPENERS = _SECOND | {"among", "the", "they"}


def _opening(words: Sequence[str]) -> tuple[str, int] | None:
    """What those are, or "" for "them", and the token behind the opening."""
    at = 0
    if words[:1] == ["among"] or words[:1] == ["of"]:
        at = 1
    elif words[1:2] == ["of"] and len(words) > 3 and words[2] in (*_THOSE, "the"):
        at = 2  # "Nine of them were policemen": the number is the member
    the = at + (words[at : at + 1] == ["the"])
    word = words[the] if the < len(words) else ""
    if word in _SUFFERED and (the > at or at):
        return _verb(words, the, _SUFFERED[word], listed=at > 0)
    if word in _THOSE and (at or word == "they"):
        behind = words[the + 1] if the + 1 < len(words) else ""
        return _verb(words, the, _SUFFERED.get(behind, ""), listed=at > 0)
    return None


def _verb(words: Sequence[str], at: int, measure: str, *, listed: bool) -> tuple[str, int] | None:
    """Behind the verb of being or including; "among them" may have none."""
    for i in range(at + 1, min(at + _SUBJECT, len(words))):
        if words[i] in _ARE:
            return measure, i + 1
    return (measure, at + 1) if listed else None


def members(marked: Marked) -> list[Finding]:
    """Those the sentence lists, of a measure that is yet to be found."""
    words = list(marked.words[: _SUBJECT + 3])
    opening = _opening(words)
    if opening is None:
        return []
    measure, at = opening
    known = groups(marked)
    first = known[0] if known and known[0].first == 0 and known[0].partitive else None
    row = _row(marked, known, 1 if words[:1] in (["of"], ["among"]) else at)
    if first is not None:
        behind = next((g for g in known if g.first == at), None)
        told = behind and replace(first, head=behind.head, head_at=behind.head_at, last=behind.last)
        row = [] if told is None else [told, *row]
    return [_finding(marked, at, measure or MEMBERS, g) for g in row]


def _row(marked: Marked, known: Sequence[Group], at: int) -> list[Group]:
    """The counted groups from here on, until another clause begins."""
    out: list[Group] = []
    ends = at
    for group in known:
        if group.first < at or group.first < ends:
            continue
        gap = range(ends, group.first)
        if not out and len(gap) > _NEAR:
            break
        clause = any(marked.tag(i) in ("WP", "WRB", "WDT", "VBD", "VBZ") and marked.word(i) not in _ARE for i in gap)
        if clause or any(marked.word(i) == "said" for i in gap):
            break
        told = _named(marked, known, group)
        if told.kind in ("number", "one") and told.best and told.head and not told.possessive and not told.name:
            out.append(replace(told, others=False))
            ends = told.last
    return out


def _named(marked: Marked, known: Sequence[Group], group: Group) -> Group:
    """The "six" of "six were gendarmes and another 14 were attackers"."""
    behind = next((g for g in known if g.first == group.last + 1), None)
    if group.kind != "number" or group.head or marked.word(group.last) not in _ARE or behind is None:
        return group
    return replace(group, head=behind.head, head_at=behind.head_at, last=behind.last)


def _finding(marked: Marked, at: int, measure: str, group: Group) -> Finding:
    trigger = Trigger(at - 1, at, measure, ("state",), frozenset(), marked.word(at - 1))
    return finding(marked, trigger, group, told_with=1, subset=True)


def resolved(told: Sequence[Segment]) -> list[Segment]:
    """The pieces of an article, members given the measure of those counted before them; else they tell nothing."""
    out: list[Segment] = []
    for piece in told:
        if any(f.measure == MEMBERS for f in piece.findings):
            piece = replace(piece, findings=_measured(piece, out))
        out.append(piece)
    return out


def _measured(piece: Segment, before: Sequence[Segment]) -> tuple[Finding, ...]:
    mine = [f for f in piece.findings if f.measure == MEMBERS]
    rest = tuple(f for f in piece.findings if f.measure != MEMBERS)
    index = piece.marked.sentence.index
    beside = takewhile(lambda p: p.marked.sentence.index >= index - 2, reversed(before))
    near = [p for p in beside if p.marked.sentence.index < index and p.marked.sentence.field == "body"][::-1]
    wholes = [f for p in near for f in p.findings if not f.subset and not f.whole and f.group.best]
    told = sum(f.group.best or 0 for f in mine)
    held = [f for f in wholes if (f.group.best or 0) >= told and f.group.best != 1]
    whole = next((f for f in reversed(held) if f.measure == "killed"), held[-1] if held else None)
    if whole is None:
        return rest
    named = [replace(f, measure=whole.measure, trigger=replace(f.trigger, measure=whole.measure)) for f in mine]
    return (*rest, *named)
