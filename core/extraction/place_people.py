"""Words that are persons' names in an article: what stands in a run of capitals that is no place."""

from collections.abc import Sequence

from core.extraction.place_lists import group
from core.extraction.place_names import Name, common
from core.extraction.text import Sentence, Token


def people(sentences: Sequence[Sentence], found: Sequence[Name]) -> frozenset[str]:
    """Lower-case words seen as part of "First Last" or after a title, outside the names of places found."""
    taken = {(name.sentence.index, i) for name in found for i in range(name.first, name.last)}
    out: set[str] = set()
    for sentence in sentences:
        tokens = sentence.tokens
        for i in sentence.capitals:
            if i + 1 == len(tokens) or (sentence.index, i) in taken or not _name(tokens[i]):
                continue
            after = tokens[i + 1]
            middle = 2 if after.text == "." and len(tokens[i].text) == 1 else 1
            last = tokens[i + middle] if i + middle < len(tokens) else None
            if last is not None and _name(last) and (sentence.index, i + middle) not in taken:
                out |= {tokens[i].lower, last.lower}
            if tokens[i - 1].lower in group("titles") if i else False:
                out.add(tokens[i].lower)
    return frozenset(word for word in out if len(word) > 2)


def _name(token: Token) -> bool:
    return token.text[0].isupper() and token.text.isalpha() and not common(token)
