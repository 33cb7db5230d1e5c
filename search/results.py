"""Answers of Elasticsearch as pages of hits; highlights as plain text with marks, never HTML (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from search.folding import MARK_OFF, MARK_ON, fold
from search.queries import mark

Record = Mapping[str, Any]
# Claims shown of a figure that is a sum.
PARTS = 3
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A sentence and what to mark in it. `kind` figure: the words the figure shown was read from; match: of the query.

    `start` and `end` are offsets in the article's body (or title, see `field`); `marks` are offsets in `text`.
    """

    kind: str
    article_id: str
    field: str
    start: int
    end: int
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found, and why."""

    id: str
    record: Record
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hits in order. `next` continues the list, None at its end; `fuzzy`: only near spellings were found."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    next: str | None = None
    fuzzy: bool = False


def page(response: Record, *, size: int, fuzzy: bool = False) -> Page:
    """A page from the response to a body of `search.queries`."""
    found = response["hits"]["hits"]
    full = len(found) >= size and found
    return Page(
        total=response["hits"]["total"]["value"],
        hits=tuple(_hit(item) for item in found),
        facets=facets(response),
        next=mark(found[-1]["sort"]) if full else None,
        fuzzy=fuzzy,
    )


def _hit(item: Record) -> Hit:
    record = item["_source"]["record"]
    return Hit(id=item["_id"], record=record, highlights=tuple(matches(record, item.get("highlight", {}))))


def facets(response: Record) -> dict[str, dict[str, int]]:
    """Facet → value → number of events."""
    return {name: _counts(facet) for name, facet in response.get("aggregations", {}).items()}


def _counts(facet: Record) -> dict[str, int]:
    """Value → number of events; the values that are asked for by name, where there are any."""
    if isinstance(facet["buckets"], Mapping):
        return {name: bucket["doc_count"] for name, bucket in facet["buckets"].items() if bucket["doc_count"]}
    return {str(bucket["key"]): bucket["doc_count"] for bucket in facet["buckets"]}


def matches(record: Record, highlighted: Mapping[str, Sequence[str]]) -> Iterator[Highlight]:
    """The passages that hold words of the query, in the order of the record, each once with all its marks."""
    marks = marked(highlighted, "passages")
    for passage in record.get("passages", ()):
        spans = marks.get(fold(passage["text"]))
        if spans:
            yield from (_passage("match", passage, spans),)


def _passage(kind: str, passage: Record, marks: tuple[Span, ...]) -> Highlight:
    return Highlight(
        kind=kind, article_id=passage["article_id"], field=passage.get("field", "body"), start=passage["start"],
        end=passage["end"], text=passage["text"], marks=marks,
    )  # fmt: skip


def marked(highlighted: Mapping[str, Sequence[str]], path: str) -> dict[str, tuple[Span, ...]]:
    """Folded text → what is marked in it, over a field and its `exact` sub-field."""
    found: dict[str, set[Span]] = {}
    for value in (*highlighted.get(path, ()), *highlighted.get(f"{path}.exact", ())):
        text, spans = unmark(value)
        found.setdefault(text, set()).update(spans)
    return {text: joined(spans) for text, spans in found.items()}


def unmark(value: str) -> tuple[str, list[Span]]:
    """Text without marks, and where they stood."""
    text, spans, start = "", [], 0
    for character in value:
        if character == MARK_ON:
            start = len(text)
        elif character == MARK_OFF:
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


def joined(spans: set[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def figures(hit: Hit, entries: Sequence[Record], measure: str = "killed") -> tuple[Highlight, ...]:
    """The sentences the shown figure was read from: evidence of the claims that say just its best."""
    figure = hit.record.get("toll", {}).get(measure)
    if not figure:
        return ()
    claims = [(entry["mention"]["article_id"], claim) for entry in entries for claim in entry["mention"]["claims"]]
    told = [(article, claim) for article, claim in claims if _tells(claim, figure, measure)]
    return tuple(_evidence(hit.record, article, claim) for article, claim in told)[:1]


def parts(hit: Hit, entries: Sequence[Record], claims: Sequence[str]) -> tuple[Highlight, ...]:
    """The sentences of these claims, of which a figure is the sum."""
    told = [(entry["mention"]["article_id"], claim) for entry in entries for claim in entry["mention"]["claims"]]
    found = [(article, claim) for article, claim in told if claim["claim_id"] in claims]
    return tuple(_evidence(hit.record, article, claim) for article, claim in found if _spoken(claim))


def _spoken(claim: Record) -> bool:
    return bool(claim["evidence"] or claim.get("headline"))


def _tells(claim: Record, figure: Record, measure: str) -> bool:
    named = not figure.get("claims") or claim["claim_id"] in figure["claims"]
    plain = claim["mode"] == "total" and not claim["negated"] and not claim["disputed"] and not claim["feared"]
    return bool(named and plain and claim["measure"] == measure and claim["best"] == figure["best"])


def _evidence(record: Record, article: str, claim: Record) -> Highlight:
    where, evidence = ("body", claim["evidence"]) if claim["evidence"] else ("title", claim["headline"])
    words = evidence[0]
    for passage in record.get("passages", ()):
        same = passage["article_id"] == article and passage.get("field", "body") == where
        if same and passage["start"] <= words["start"] and words["end"] <= passage["end"]:
            at = words["start"] - passage["start"]
            return _passage("figure", passage, ((at, at + words["end"] - words["start"]),))
    whole = {**words, "article_id": article, "field": where, "text": words["quote"]}
    return _passage("figure", whole, ((0, len(words["quote"])),))


def shown(highlights: Sequence[Highlight], most: int = 3) -> tuple[Highlight, ...]:
    """Highlights for a reader: a sentence that gives the figure and matches as well stands there once, both marked."""
    found: dict[tuple[str, str, int], Highlight] = {}
    for highlight in highlights:
        place = (highlight.article_id, highlight.field, highlight.start)
        first = found.get(place)
        both = joined({*first.marks, *highlight.marks}) if first else highlight.marks
        found[place] = replace(first or highlight, marks=both)
    return tuple(found.values())[:most]


def gaps(spans: Sequence[Span], length: int) -> Iterator[tuple[int, int, bool]]:
    """The whole of a text in pieces: start, end, and whether the piece is marked."""
    edges = [0, *(edge for span in spans for edge in span), length]
    for number, (start, end) in enumerate(pairwise(edges)):
        if start < end:
            yield start, end, number % 2 == 1
