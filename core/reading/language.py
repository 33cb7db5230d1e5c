"""Which language a text is in. Only a sure answer counts against a text: short, shouting and tokenised texts mislead."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PREFIX = 800
"""Code points looked at."""
SHORT = 60
"""Letters; a shorter text is taken for English."""
SURE = 0.95
"""A text is foreign from this confidence on. Measured: 100 % of the gold stays English (tests/core/reading)."""


class Language(NamedTuple):
    """ISO 639-1 code, and how sure (0 to 1)."""

    code: str
    confidence: float


def language(text: str) -> Language:
    """The language of a text; "en" wherever nothing else is sure. English is told by its function words, without the model."""
    sample = text[:PREFIX]
    if sum(map(str.isalpha, sample)) < SHORT:
        return Language("en", 0.0)
    said = sample.lower().split()
    if sum(word in _FUNCTION for word in said) * 7 >= len(said):
        return Language("en", 1.0)
    code, confidence = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return Language("en", 0.5) if code != "en" and confidence < SURE else Language(str(code), float(confidence))


# No other language has these as its commonest words ("a", "in", "on", "me", "no" left out for that reason).
_FUNCTION = frozenset(
    "the of and to was were is by that for with at from his her he they said has have been after it are but who their".split()
)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
