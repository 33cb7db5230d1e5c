"""One article → its mentions: the ordered list of steps, in one place.

text      normalise, blank the furniture, cut sentences                 (core.reading)
sift      keep sentences that may tell of people harmed                 (core.reading.triage)
listen    the model reads those, all at once                            (ear)
mark      numbers, times, places, triggers on tokens                    (marked)
findings  who suffered what                                             (casualties)
segments  cut where a sentence turns to another happening               (segments)
gather    pieces about one happening together; sums over several         (happenings, sums, doers)
roles     primary, secondary, background                                (roles)
assemble  claims, sides, type, day, place → Mention                     (assembly)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.extraction.assembly import mention
from core.extraction.assertion import asserted, counted
from core.extraction.casualties import findings
from core.extraction.doers import doers
from core.extraction.happenings import Happening, gather
from core.extraction.kinds import Kind, kinds
from core.extraction.local_day import local_day
from core.extraction.marked import Marked, mark
from core.extraction.numbers import quantities
from core.extraction.people import people
from core.extraction.place_fallback import fallback
from core.extraction.roles import roles
from core.extraction.segments import Segment, segments
from core.extraction.sums import sums
from core.extraction.text import Sentence
from core.extraction.triggers import triggers
from core.extraction.when import Anchor, TimeExpression, dateline_day, times
from core.extraction.where import PlaceExpression, places
from core.reading.furniture import blank
from core.reading.normalise import normalise, recase
from core.reading.sentences import sentences
from core.reading.triage import matters, relevant
from schemas.article import Article
from schemas.mention import Mention, Role
from schemas.place import Where

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Ear(Protocol):
    """The model: one tagged Doc a sentence, in order; `parse` adds the parse to Docs it gave, when a step asks."""

    def __call__(self, sentences: Sequence[str], /) -> "Sequence[Doc]": ...

    def parse(self, docs: "Sequence[Doc]", /) -> None: ...


READER = "rules/1"
"""Version of the rules; raised with every change that may change a mention."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article cut into sentences; `asked` are those that matter: the model reads those of them with a trigger."""

    article: Article
    sentences: tuple[Sentence, ...]
    asked: tuple[Sentence, ...]


def read(article: Article, ear: Ear) -> tuple[Mention, ...]:
    """Everything one article tells, in order of telling. Same article, same mentions."""
    return read_many((article,), ear)[0]


def read_many(articles: Sequence[Article], ear: Ear) -> list[tuple[Mention, ...]]:
    """The same for many articles, one answer each, with one call of the model for all of them."""
    opened = [_open(article) for article in articles]
    asked = [sentence for one in opened for sentence in one.asked if triggers(sentence.tokens)]
    for sentence, doc in zip(asked, ear([s.text for s in asked]) if asked else (), strict=True):
        sentence.doc, sentence.parse = doc, ear.parse
    return [_read(one) for one in opened]


def _open(article: Article) -> Opened:
    title, body = recase(normalise(article.title)), recase(blank(normalise(article.body)))
    if not relevant(f"{title}\n{body}"):
        return Opened(article, (), ())
    found = sentences(title, body)
    return Opened(article, found, tuple(s for s in found if matters(s.text)))


def _read(opened: Opened) -> tuple[Mention, ...]:
    article = opened.article
    if not opened.asked:
        return ()
    known = places(opened.sentences, article)
    published = local_day(article.published_at, known)
    first = next((s for s in opened.sentences if s.field == "body"), None)
    anchor = Anchor(published=published, dateline=dateline_day(first, published) if first else None)
    pieces = [piece for s in opened.asked for piece in _pieces(s, anchor, [p for p in known if p.sentence == s.index])]
    found = [h for h in doers(sums(gather(pieces, anchor.dateline or published))) if asserted(h)]
    ranks = roles(found, published)
    worth = [(h, role) for h, role in zip(found, ranks, strict=True) if role == "primary" or _is_told(h)]
    everybody = people(opened.asked)
    made = [
        mention(h, role, i, article, READER, opened.sentences, _setting(h, role, known), published, everybody)
        for i, (h, role) in enumerate(worth, start=1)
    ]
    return tuple(made)


def _is_told(happening: Happening) -> bool:
    """Beside the article's own news only what is told with a number or with a place of its own is a happening."""
    return counted(happening) or any(place.precision not in ("country", "unknown") for place in happening.places)


def _pieces(sentence: Sentence, anchor: Anchor, known: Sequence[PlaceExpression]) -> tuple[Segment, ...]:
    told = times(sentence, anchor)
    marked = _marked(sentence, told, known)
    return segments(marked, findings(marked), _kinds(marked), told, known)


def _kinds(marked: Marked) -> tuple[Kind, ...]:
    """A noun that names a happening is a noun here: "troops storm the hotel" is no storm."""
    told = kinds(marked.words)
    told = tuple(k for k in told if k.first not in marked.blocked)  # 15 March is no march
    return tuple(k for k in told if not k.noun or k.last - k.first > 1 or not marked.tag(k.first).startswith("VB"))


def _marked(sentence: Sentence, told: Sequence[TimeExpression], known: Sequence[PlaceExpression]) -> Marked:
    spans = [(t.first, t.last) for t in told] + [(p.first, p.last) for p in known if p.role != "demonym"]
    blocked = frozenset(i for first, last in spans for i in range(first, last))
    return mark(sentence, quantities, triggers(sentence.tokens), blocked)


def _setting(happening: Happening, role: Role, known: Sequence[PlaceExpression]) -> Where:
    """Where a happening took place that has no place of its own."""
    first = min((piece.marked.sentence.index for piece in happening.pieces), default=0)
    return fallback(known, first, own_news=role == "primary")
