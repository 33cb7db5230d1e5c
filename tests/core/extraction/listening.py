"""The notation of the casualty tests: a text, and what must come of it, one short line a figure."""

from datetime import UTC, datetime

from core.extraction.casualties import findings
from core.extraction.marked import mark
from core.extraction.numbers import quantities
from core.extraction.read import read
from core.extraction.text import Sentence
from core.extraction.triggers import triggers
from language.ear import ear
from schemas.article import Article

PUBLISHED = datetime(2019, 6, 12, 12, tzinfo=UTC)  # a Wednesday


def marked(text):
    """One sentence as the steps see it, with the model's tags."""
    sentence = Sentence(index=1, field="body", start=0, end=len(text), text=text)
    (sentence.doc,) = ear()([text])
    sentence.parse = ear().parse
    return mark(sentence, quantities, triggers(sentence.tokens), frozenset())


def told(text):
    """The findings of one sentence: `measure number noun`, in order, + where the number is open."""
    return [
        f"{f.measure} {f.group.best}{'+' if f.group.high is None else ''} {f.group.head}".strip()
        for f in findings(marked(text))
    ]


def article(body, title="", published=PUBLISHED):
    """An article with nothing but its text and day."""
    return Article(id="a1", title=title, body=body, published_at=published)


def mentions(body, title=""):
    """Everything the reading makes of a text."""
    return read(article(body, title), ear())


def tolls(body, title=""):
    """Role and best figures of each mention, in order of telling."""
    return [
        (m.role, {measure: figure.best for measure, figure in m.toll.items() if figure.best is not None})
        for m in mentions(body, title)
    ]
