"""Words of harm that are misspelt by one letter: "kidnaped", "wuonded"; what was meant, where no other word is near."""

from functools import cache
from string import ascii_lowercase

from core.reading.words import lines, words

_VOWELS = "aeiou"
_NEVER = "never"


@cache
def misspelt() -> dict[str, str]:
    """Every misspelling of the words of `patterns/spelling.txt`, lower case → the word; none that is a word itself."""
    listed = [line.split() for line in lines("spelling")]
    known = [word for row in listed if row[0] != _NEVER for word in row]
    never = words("common").union(known, *(row for row in listed if row[0] == _NEVER))
    found: dict[str, str] = {}
    for word in known:
        for typo in _near(word) - never:
            # one letter from two words ("hostags"): the first of the list, which tells the same
            found.setdefault(typo, word)
    return found


def _near(word: str) -> set[str]:
    """The word with one letter dropped, added, swapped with the next, or a vowel for a vowel; never the first."""
    out = {word[:i] + letter + word[i:] for i in range(1, len(word)) for letter in ascii_lowercase}
    for i in range(1, len(word)):
        before, here, after = word[:i], word[i], word[i + 1 :]
        out.add(before + after)
        out.add(before + after[:1] + here + after[1:])
        out.update(before + vowel + after for vowel in _VOWELS if here in _VOWELS)
    return out
