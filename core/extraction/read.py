"""One article → its mentions: the ordered list of steps, in one place.

text      normalise, blank the furniture, cut sentences                 (core.reading)
sift      keep sentences that may tell of people harmed                 (core.reading.triage, sport, played)
listen    the model reads those, all at once                            (ear)
look      each sentence read without a parse, if it can be; the others wait for each other (looking)
mark      numbers, times, places, triggers on tokens                    (marked)
findings  who suffered what                                             (casualties)
segments  cut where a sentence turns to another happening               (segments)
gather    pieces about one happening together, an arrest with its deed; sums (happenings, follow_ups, sums, doers)
roles     primary, secondary, background                                (roles)
claimants who says that they did it                                     (responsibility)
assemble  claims, sides, type, day, place → Mention                     (assembly)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from core.extraction.aboard import boards, manned, nobody_left
from core.extraction.assembly import mention
from core.extraction.assertion import asserted, counted
from core.extraction.attacked import referred
from core.extraction.by_area import by_area
from core.extraction.doers import doers
from core.extraction.follow_ups import on_its_day
from core.extraction.happenings import Happening, gather
from core.extraction.local_day import local_day
from core.extraction.looking import Look, look, pieces
from core.extraction.members import opens_members, resolved
from core.extraction.people import people
from core.extraction.periodic import of_those_counted
from core.extraction.place_fallback import fallback, of_office, scene, told_here
from core.extraction.played import without_plays
from core.extraction.responsibility import claimants
from core.extraction.roles import roles
from core.extraction.roll import roll
from core.extraction.sport import without_games
from core.extraction.sums import sums
from core.extraction.text import Sentence
from core.extraction.triggers import Trigger, triggers
from core.extraction.wars import in_passing, of_wars
from core.extraction.when import Anchor, dateline_day
from core.extraction.where import PlaceExpression, places
from core.extraction.where_they_fell import where_they_fell
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


READER = "rules/4"
"""Version of the rules; raised with every change that may change a mention."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article cut into sentences; `asked` are those that matter, each with its triggers.

    The model reads those of them that have one.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    asked: tuple[Sentence, ...]
    triggers: tuple[tuple[Trigger, ...], ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """An opened article with its places, its day of publication where it happened, and each sentence looked at."""

    opened: Opened
    places: tuple[PlaceExpression, ...]
    published: date
    dateline: date | None
    told: tuple[Look, ...]


def read(article: Article, ear: Ear) -> tuple[Mention, ...]:
    """Everything one article tells, in order of telling. Same article, same mentions."""
    return read_many((article,), ear)[0]


def read_many(articles: Sequence[Article], ear: Ear) -> list[tuple[Mention, ...]]:
    """The same for many articles, one answer each, with one call of the model for all of them."""
    opened = [_open(article) for article in articles]
    told = [pair for one in opened for pair in zip(one.asked, one.triggers, strict=True)]
    asked = [s for s, triggers in told if triggers or opens_members(s.tokens) or boards(s.text)]
    for sentence, doc in zip(asked, ear([s.text for s in asked]) if asked else (), strict=True):
        sentence.doc, sentence.parse = doc, ear.parse
    looked = [_look(one) for one in opened]
    waiting = [told.marked.sentence.doc for one in looked for told in one.told if told.marked.waits]
    if waiting:
        ear.parse([doc for doc in waiting if doc is not None])
    return [_read(one) for one in looked]


def _open(article: Article) -> Opened:
    title, body = recase(normalise(article.title)), recase(blank(normalise(article.body)))
    if not relevant(f"{title}\n{body}"):
        return Opened(article, (), (), ())
    found = sentences(title, body)
    lost = any(nobody_left(s.text) for s in found)
    told = [s for s in found if matters(s.text) or opens_members(s.tokens) or lost and boards(s.text)]
    asked = without_games(found, told)
    asked = without_plays(found, asked)
    return Opened(article, found, asked, tuple(triggers(s.tokens) for s in asked))


def _look(opened: Opened) -> Looked:
    """Times and places of the whole article, and each sentence that matters as far as it is read without a parse."""
    article = opened.article
    if not opened.asked:
        return Looked(opened, (), article.published_at.date(), None, ())
    known = places(opened.sentences, article)
    published = local_day(article.published_at, known)
    first = next((s for s in opened.sentences if s.field == "body"), None)
    day = dateline_day(first, published) if first else None
    anchor = Anchor(published=published, dateline=day)
    within: dict[int, list[PlaceExpression]] = {}
    for place in known:
        within.setdefault(place.sentence, []).append(place)
    asked = zip(opened.asked, opened.triggers, strict=True)
    told = tuple(look(s, found, anchor, within.get(s.index, ())) for s, found in asked)
    return Looked(opened, known, published, day, told)


def _read(looked: Looked) -> tuple[Mention, ...]:
    article, sentences, published = looked.opened.article, looked.opened.sentences, looked.published
    if not looked.told:
        return ()
    cut = by_area(of_those_counted([piece for one in looked.told for piece in pieces(one)]))
    told = of_wars(referred(manned(resolved(cut))))
    home = where_they_fell(doers(sums(on_its_day(gather(told, looked.dateline or published)))), told)
    found = [h for h in home if asserted(h) and not in_passing(h)]
    ranks = roles(found, published)
    worth = [(h, role) for h, role in zip(found, ranks, strict=True) if role == "primary" or _is_told(h)]
    claimed = claimants([h for h, _ in worth], sentences)
    everybody, country = roll(people(looked.opened.asked) if worth else ()), scene(looked.places)
    where = [_setting(h, role, looked, country) for h, role in worth]
    made = [
        mention(h, role, i, article, READER, sentences, here, published, everybody, by)
        for i, ((h, role), here, by) in enumerate(zip(worth, where, claimed, strict=True), start=1)
    ]
    return tuple(made)


def _is_told(happening: Happening) -> bool:
    """Beside the article's own news only what is told with a number or with a place of its own is a happening."""
    return counted(happening) or any(place.precision not in ("country", "unknown") for place in happening.places)


def _setting(happening: Happening, role: Role, looked: Looked, country: Where) -> Where:
    """Where a happening took place that has no place of its own."""
    first = min((piece.marked.sentence.index for piece in happening.pieces), default=0)
    if role != "primary" and told_here(looked.opened.sentences, first):
        beside = fallback(looked.places, first, own_news=True, country=country)
        return replace(beside, precision="near") if beside.precision == "city" else beside
    country = of_office(happening.findings, looked.places) or country
    return fallback(looked.places, first, own_news=role == "primary", country=country)
