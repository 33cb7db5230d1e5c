"""Who gives a figure first-hand, and whether it is denied, feared or passed on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.extraction.speaker_phrases import kind_of, speech_words
from core.extraction.speech import Attribution, attributions, claim
from core.extraction.text import Sentence, Token
from schemas.claim import Side, Speaker, SpeakerKind

Span = tuple[int, int]
BACK = 3
GROUP_BACK = 12  # sentences before "the group said" in which the group was named
REACH = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The speaker of a figure. `tokens`: the naming words, in sentence number `sentence`; None for the outlet itself.

    disputed: the figure is denied; feared: it is a fear; second_hand: passed on by another ("state TV quoted").
    """

    speaker: Speaker = Speaker()
    sentence: int | None = None
    tokens: Span | None = None
    disputed: bool = False
    feared: bool = False
    second_hand: bool = False


def speaker(sentence: Sentence, span: Span, context: Sequence[Sentence] = (), side: Side | None = None) -> Speaker:
    """Who gives the figure at tokens `span` first-hand; the outlet where nobody is named."""
    return voice(sentence, span, context, side).speaker


def voice(sentence: Sentence, span: Span, context: Sequence[Sentence] = (), side: Side | None = None) -> Voice:
    """The same with what else is told of the telling. `context`: sentences of the article, any order, this one too.

    `side`: whose losses the figure is about; with it a party or an army that speaks of the other side is seen.
    """
    found, where = _inside(sentence, span), sentence
    if found is None or found.pronoun:
        earlier, place = _around(sentence, found, context)
        if earlier or found is None or not found.name:
            found, where = earlier, place
    disputed, feared = _denied(sentence, span), _feared(sentence, span)
    if found is None:
        return Voice(disputed=disputed, feared=feared)
    name, kind = _introduced(found, context) if not found.known else (found.name, found.kind)
    enemy = {"party": _STATE, "military": _FIGHTERS}.get(kind)
    told = Speaker(name=name, kind=kind, about_enemy=enemy is not None and _against(sentence, span, side, enemy))
    return Voice(
        speaker=told,
        sentence=where.index,
        tokens=(found.first, found.last),
        disputed=disputed,
        feared=feared,
        second_hand=found.passing,
    )


def _inside(sentence: Sentence, span: Span) -> Attribution | None:
    """The attribution of the sentence whose words hold the figure; first hands before those who pass on."""
    reaching = [a for a in attributions(sentence) if _reaches(sentence, a, span)]
    quoted = [a for a in reaching if a.passing]
    outlets = [a for a in reaching if a.kind == "outlet" and not a.pronoun]
    first_hands = quoted or [a for a in reaching if a not in outlets] or reaching
    if not first_hands:
        return None
    before = [a for a in first_hands if a.verb < span[0]]
    after = [a for a in first_hands if a.verb > span[0]]
    chosen = before[-1] if before else (after or first_hands)[0]
    if before and after and chosen.reach != "after" and after[0].verb - span[1] < span[0] - chosen.last:
        chosen = after[0]  # "300 according to the army, 400 according to the rebels"
    return replace(chosen, passing=True) if outlets and chosen not in outlets else chosen


_BREAKS = frozenset(("while", "whereas", "but", ";", "although", "though", "however"))


def _reaches(sentence: Sentence, a: Attribution, span: Span) -> bool:
    """Whether the figure is among the told words: on the right side of the verb, with no "while" or "but" between."""
    if a.first < span[1] and span[0] < a.last:
        return False
    if a.reach == "after" and span[0] < a.verb or a.reach == "before" and span[0] > a.verb:
        return False
    low, high = sorted((a.verb, span[0]))
    return high - low <= REACH and not any(token.lower in _BREAKS for token in sentence.tokens[low + 1 : high])


def _around(
    sentence: Sentence, pronoun: Attribution | None, context: Sequence[Sentence]
) -> tuple[Attribution | None, Sentence]:
    """The speaker of a quotation that runs over several sentences, or the one a pronoun stands for."""
    back = GROUP_BACK if _group(pronoun) else BACK
    near = _neighbours(sentence, context, back)
    quoted = pronoun is not None or _open(sentence, near)
    if not quoted:
        return None, sentence
    following = near.get(sentence.index + 1)
    if pronoun is None and following is not None and '"' in following.text:
        closing = next((a for a in attributions(following) if a.reach != "after" and not a.pronoun), None)
        if closing:
            return closing, following
    for index in range(sentence.index - 1, sentence.index - back - 1, -1):
        earlier = near.get(index)
        named = [a for a in attributions(earlier) if not a.pronoun] if earlier else []
        claimed = claim(earlier) if earlier and (not named or _group(pronoun)) else None
        named = [a for a in named if a.kind in _OF_GROUPS] if _group(pronoun) else named
        if earlier and (claimed or named):
            return claimed or named[-1], earlier
    return None, sentence


_OF_GROUPS = ("party", "monitor", "witness")


def _group(told: Attribution | None) -> bool:
    """Whether "the group", "the faction" speaks: no army and no ministry."""
    return told is not None and told.pronoun and told.kind == "party"


def _neighbours(sentence: Sentence, context: Sequence[Sentence], back: int) -> dict[int, Sentence]:
    """Sentences of the same field up to `back` away, by index; where the context is the whole article, by position."""
    at = sentence.index - context[0].index if context else 0
    whole = 0 <= at < len(context) and context[at] is sentence
    looked = context[max(0, at - back) : at + back + 1] if whole else context
    return {s.index: s for s in looked if s.field == sentence.field and abs(s.index - sentence.index) <= back}


def _open(sentence: Sentence, near: dict[int, Sentence]) -> bool:
    """The sentence begins inside a quotation opened by a neighbour of its paragraph, or opens one it does not close."""
    if sentence.text.count('"') % 2:
        return True
    if sentence.text.lstrip().startswith('"'):
        return True
    before = [s.text.count('"') for i, s in near.items() if i < sentence.index and s.paragraph == sentence.paragraph]
    return sum(before) % 2 == 1


def _introduced(found: Attribution, context: Sequence[Sentence]) -> tuple[str, SpeakerKind]:
    """Name and kind of a person named by surname who was introduced with an office elsewhere in the article."""
    surname = found.name.split()[-1]
    for other in context:
        if surname not in other.text:
            continue
        told = next((a for a in attributions(other) if a.known and _names(other, a, surname)), None)
        if told:
            return told.name, told.kind
        for k, token in enumerate(other.tokens):
            kind = kind_of([t.lower for t in other.tokens[max(0, k - 6) : k + 7]]) if token.text == surname else None
            if kind and kind not in ("witness", "outlet"):
                return found.name, kind
    return found.name, found.kind


def _names(sentence: Sentence, a: Attribution, surname: str) -> bool:
    return any(token.text == surname for token in sentence.tokens[a.first : a.last])


_STATEMENTS = frozenset(
    "that report reports claim claims allegation allegations accusation accusations rumour rumours rumor rumors figure "
    "figures toll statement statements it its they he she any".split()
)


def _denied(sentence: Sentence, span: Span) -> bool:
    """ "denied that 20 died", "rejected reports of 20 dead", "denied killing 20"; not "was denied bail" and not
    "denied responsibility for the blast that killed 20"."""
    tokens, denied = sentence.tokens, speech_words().roles["denied"]
    for k in range(span[0] - 1, max(-1, span[0] - 14), -1):
        lower = tokens[k].lower
        if lower in denied:
            following = [token.lower for token in tokens[k + 1 : k + 4]]
            told = _STATEMENTS & set(following) or following[:1] and following[0].endswith("ing")
            passive = k and tokens[k - 1].lower in ("was", "were", "been", "be", "being")
            return bool(told) and not passive and not {"responsibility", "involvement"} & set(following)
        if lower in _BREAKS or lower in speech_words().roles["verb"]:
            break
    return _denied_behind(tokens, span[1])


def _denied_behind(tokens: Sequence[Token], last: int) -> bool:
    """ "Put the dead at 22, which the army rejected as propaganda": the figure is disputed."""
    which = next((k for k in range(last, min(len(tokens), last + 4)) if tokens[k].lower == "which"), -1)
    if which <= 0 or tokens[which - 1].text != ",":
        return False
    return not speech_words().roles["denied"].isdisjoint(token.lower for token in tokens[which + 1 : which + 7])


_LOST = frozenset("dead killed drowned buried trapped died perished lost".split())
_BETWEEN = frozenset("to be have been".split())
_MORE = frozenset((",", "and", "while", ";"))
"""Behind a fear comes what is known: "one is presumed dead, and three others were hurt"."""


def _feared(sentence: Sentence, span: Span) -> bool:
    """ "40 feared dead", "presumed to have drowned", "fears that 40 died"; not "believed to be militants"."""
    tokens, feared = sentence.tokens, speech_words().roles["feared"]
    for k in range(max(0, span[0] - 4), min(len(tokens), span[1] + 5)):
        if tokens[k].lower not in feared:
            continue
        after = k + 1
        while after < len(tokens) and tokens[after].lower in _BETWEEN:
            after += 1
        told = {t.lower for t in tokens[after + 1 : span[0]]}
        lost = after < len(tokens) and tokens[after].lower in _LOST and not told & _MORE
        if k < span[0] and tokens[k].lower.startswith("fear") or lost:
            return True
    return False


_STATE = frozenset(
    "soldier soldiers troops police policeman policemen officers servicemen army guards personnel".split()
)
_FIGHTERS = frozenset("militant militants rebel rebels insurgent insurgents terrorist terrorists guerrilla guerrillas "
                      "fighters gunmen extremists jihadists separatists bandits".split())  # fmt: skip


def _against(sentence: Sentence, span: Span, side: Side | None, enemy: frozenset[str]) -> bool:
    """The figure is of the speaker's enemy: by its side, else by the words counted."""
    if side in ("security_forces", "militant"):
        return side == ("security_forces" if enemy is _STATE else "militant")
    return any(token.lower in enemy for token in sentence.tokens[span[0] : span[1] + 4])
