"""Who claims to have done it: claims of responsibility, kept as actors of the happening they are about (tolls.md)."""

from bisect import bisect_right
from collections.abc import Sequence

from core.extraction.happenings import Happening
from core.extraction.speaker_phrases import sentence_text
from core.extraction.text import Sentence
from schemas.mention import Actor

CLAIMED = "claimed"
"""`Actor.kind` of who says so themselves: a claim, no finding of anybody's."""
_CLAIMS = frozenset("claimed claims claiming claim".split())
_SKIPPED = frozenset("has have had also later quickly immediately since yet today tonight yesterday".split())
_NOBODY = frozenset("no nobody none neither not never".split())
_CLAUSE = frozenset("that but said says which who whom whose when where if by from both".split())
_JOINS = frozenset(
    "and of for in the i e o y ul al el de la los del guerrilla militant rebel insurgent separatist extremist armed"
    " paramilitary revolutionary liberation splinter so-called self-styled".split()
)
"""Small words inside a name, and what stands before it: "the rebel group Northern Front"."""
_GROUPS = frozenset(
    "group groups militants rebels insurgents guerrillas separatists extremists jihadists fighters gunmen militia"
    " militias movement organization organisation army front brigade faction cell commando unit wing squad".split()
)


def claimants(found: Sequence[Happening], sentences: Sequence[Sentence]) -> list[tuple[Actor, ...]]:
    """For each happening those who claimed it: in one of its sentences, else behind the last sentence told of any."""
    out: list[dict[str, Actor]] = [{} for _ in found]
    told: dict[int, int] = {}
    for i, home in enumerate(found):
        for piece in home.pieces:
            told.setdefault(piece.marked.sentence.index, i)
    rows = sorted(told)
    for sentence in sentences if rows else ():
        group = claimed_by(sentence) if "claim" in sentence.text.lower() else None
        if group is not None:
            near = rows[max(0, bisect_right(rows, sentence.index) - 1)]
            out[told[near]].setdefault(group.lower(), Actor(name=group, role="attacker", kind=CLAIMED))
    return [tuple(one.values()) for one in out]


def claimed_by(sentence: Sentence) -> str | None:
    """The group that claimed responsibility, as the sentence names it; None where nobody did, or by a pronoun."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        if token.lower in _CLAIMS and "responsibility" in {t.lower for t in tokens[k + 1 : k + 4]}:
            return _group(sentence, k)
        if token.lower == "claimed" and k + 1 < len(tokens) and tokens[k + 1].lower == "by":
            return _claimer(sentence, k + 2)
    return None


def _group(sentence: Sentence, k: int) -> str | None:
    """The name right before the claim at token k."""
    tokens = sentence.tokens
    end = k
    while end and tokens[end - 1].lower in _SKIPPED:
        end -= 1
    if end and tokens[end - 1].text in ")]":  # "the Northern Front (NF)"
        end = next((j for j in range(end - 1, 0, -1) if tokens[j].text in "(["), end)
    if end and tokens[end - 1].text == '"':
        end -= 1
    first = _begin(sentence, end)
    before = tokens[first - 1].lower if first else ""
    if first == end or any(token.lower in _NOBODY for token in tokens[max(0, first - 3) : end]):
        return None
    return _trimmed(sentence, first, end) if before != "after" else None


def _begin(sentence: Sentence, end: int) -> int:
    """Where the name that ends before token `end` begins: behind a sign, a clause word, or a joint of no name."""
    tokens, first = sentence.tokens, end
    while first:
        word = tokens[first - 1]
        joint = word.lower in ("and", "in", "for") and not (first > 1 and tokens[first - 2].text[0].isupper())
        if joint and word.lower == "in":
            return end  # "none of those active in Peru"
        if word.text in ',;:."()[]' or word.lower in _CLAUSE or joint:
            break
        first -= 1
    return first


def _claimer(sentence: Sentence, first: int) -> str | None:
    """The name behind "claimed by"."""
    tokens = sentence.tokens
    end = first
    while (
        end < len(tokens)
        and tokens[end].text not in ',;:."()'
        and tokens[end].lower not in ("which", "who", "in", "on")
        and not (tokens[end].lower == "and" and not _named_on(sentence, end + 1))
    ):
        end += 1
    return _trimmed(sentence, first, end) if end > first else None


def _named_on(sentence: Sentence, k: int) -> bool:
    """The name goes on after its "and": "the Front of the North and the South"."""
    following = [token.text for token in sentence.tokens[k : k + 2]]
    return bool(following) and (following[0][0].isupper() or following[0] == "the" and following[-1][0].isupper())


def _trimmed(sentence: Sentence, first: int, end: int) -> str | None:
    """The name without its article; None for what is no name of a group."""
    tokens = sentence.tokens
    while first < end - 1 and tokens[first].lower in ("the", "a", "an"):
        first += 1
    words = tokens[first:end]
    named = words[-1].lower in _GROUPS or words[-1].text[0].isupper() and any(t.text[0].isupper() for t in words)
    alone = len(words) == 1 and words[0].lower in _PRONOUNS
    plain = all(t.text[0].isupper() or t.lower in _GROUPS | _JOINS or t.text[0] in "-'" for t in words[1:])
    return (
        None if alone or not named or not plain or words[0].text[0].isdigit() else sentence_text(sentence, first, end)
    )


_PRONOUNS = frozenset("it he she they we i this that group groups militants rebels organization organisation".split())
"""Words that name nobody: whoever was told of before."""
