"""Which language a text is in. Only a sure answer counts against a text: short, shouted, tokenised texts mislead."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.reading.words import words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

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
    """The language of a text; "en" wherever nothing else is sure. English is told by its commonest words alone."""
    sample = text[:PREFIX]
    if sum(map(str.isalpha, sample)) < SHORT:
        return Language("en", 0.0)
    said = sample.lower().split()
    if sum(word in words("english") for word in said) * 7 >= len(said):
        return Language("en", 1.0)
    code, confidence = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return Language("en", 0.5) if code != "en" and confidence < SURE else Language(str(code), float(confidence))


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
