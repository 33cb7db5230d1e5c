"""The notation of the reading tests: sentences from text, quantities and times as one line each."""

from datetime import date

from core.extraction.numbers import quantities
from core.extraction.text import Sentence
from core.extraction.when import Anchor, times

FLAGS = ("increment", "other", "partitive", "denominator", "each", "article", "definite", "negated", "changed")


def sentence(text, index=1, start=0, field="body"):
    return Sentence(index=index, field=field, start=start, end=start + len(text), text=text)


def several(text):
    """Sentences of one article, separated by " | "."""
    out, start = [], 0
    for n, part in enumerate(text.split(" | ")):
        out.append(sentence(part, n + 1, start))
        start += len(part) + 3
    return out


def bounds(quantity):
    """`low/best/high qualifier`, an open end as +."""
    high = "+" if quantity.high is None else quantity.high
    return f"{quantity.low}/{quantity.best}/{high} {quantity.qualifier}"


def people_counts(text):
    """The quantities that can count people, articles left out."""
    return [bounds(q) for q in quantities(sentence(text)) if not q.unit and not q.article]


def units(text):
    """Each number with a unit: `words: unit`."""
    read = sentence(text)
    return [
        f"{text[read.tokens[q.number_first].start : read.tokens[q.number_last - 1].end]}: {q.unit}"
        for q in quantities(read)
        if q.unit
    ]


def flags(text):
    """The flags of each quantity that can count people, articles left out."""
    found = [q for q in quantities(sentence(text)) if not q.unit and not q.article]
    return [{flag for flag in FLAGS if getattr(q, flag)} for q in found]


def dates(text, published="2015-09-05"):
    """Each dated expression: `start`, or `start..end precision` for an interval."""
    out = []
    for expression in times(sentence(text), Anchor(published=date.fromisoformat(published))):
        when = expression.when
        if when is not None:
            one_day = when.start == when.end and when.precision == "day"
            out.append(f"{when.start}" if one_day else f"{when.start}..{when.end} {when.precision}")
    return out
