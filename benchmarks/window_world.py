"""A shelf as full as after years: events, their ledger entries and states, and tallies, made by chance from a seed.

Figures, places and dates are as mixed as in the news (most tolls small, a fifth unknown, some contested), words come
from a list with a few common and many rare ones. Nothing of it is news.
"""

import random
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from schemas.claim import Claim, Evidence, Speaker
from schemas.event import Change, Counts, Entry, Event, Passage, Revision
from schemas.mention import Mention, Person
from schemas.place import When, Where
from schemas.tally import Scope, Tally
from schemas.toll import Figure, Part, Range
from schemas.wire import instant
from search import documents
from search.countries import country_names
from search.documents import Document

NAMES = {code: name for code, name in country_names().items() if len(code) == 2 and code != "XX"}
COUNTRIES = sorted(NAMES)
FIRST = date(2005, 1, 1)
DAYS = 7_300
TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Natural disaster",
    "Technological disaster",
)
COMMON = (
    "police soldiers army rebels gunmen bomb blast car suicide market mosque school village town road convoy "
    "checkpoint station attack raid clash shot killed wounded flood earthquake landslide fire collapse ferry bus train "
    "officials hospital ministry said witnesses border river bridge factory mine camp prison"
).split()
RARE = tuple(a + b + c for a in "bar kol tan mir dus ves ghor nal pet sul".split() for b in "a e i o u".split()
             for c in "bad gan dor stan pur vik mere lon nash tak".split())  # fmt: skip
SPEAKERS = ("police", "health ministry", "army", "fire service", "rebels", "governor", "Red Crescent", "hospital")
SOURCES = tuple(f"{paper}.example" for paper in COMMON)


def shelf(wanted: int, live: Collection[str], seed: int = 1) -> Iterator[Document]:
    """Every document of so many events, then the tallies."""
    chance = random.Random(seed)
    for number in range(wanted):
        made = event(number, chance, chance.choice(COUNTRIES))
        yield documents.event(made)
        yield documents.entry(entry(made))
        yield from states(made)
    # Countries that live articles tell of have no tally here: the worker's own would be another of the same version.
    for country in (each for each in COUNTRIES if each not in live):
        for scope in (Scope(country=country), *(Scope(country=country, event_type=each) for each in TYPES)):
            yield documents.tally(tally(scope, chance))


def event(number: int, chance: random.Random, country: str) -> Event:
    """One event with one article; one in ten was revised days later, up or down."""
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(seconds=chance.randrange(86_400))
    article, place = f"bench-{number}", chance.choice(RARE).title()
    texts = [sentence(chance, place) for _ in range(chance.randint(1, 5))]
    killed = None if chance.random() < 0.2 else min(5_000, int(chance.paretovariate(0.9)))
    toll = {} if killed is None else {"killed": figure(killed, chance, f"{article}:0:1#1")}
    if chance.random() < 0.5:
        toll["injured"] = figure(min(20_000, int(chance.paretovariate(0.8))), chance, "")
    counted = (article,)
    changes = [Change(at=at, reason="new_claim", measure="killed", before=None, after=after(toll))]
    if killed and chance.random() < 0.1:
        later, first = at + timedelta(days=chance.randint(1, 20)), range_of(max(1, killed + chance.choice((-3, 2, 5))))
        changes = [
            replace(changes[0], after=first),
            Change(at=later, reason="article_revised", measure="killed", before=first, after=after(toll)),
        ]
    return Event(
        event_id=f"{country}-{day:%Y%m%d}-{number:06x}", version=len(changes), event_type=chance.choice(TYPES),
        headline=texts[0], when=When(start=day, end=day), where=where(chance, country, place), toll=toll,
        article_ids=counted, primary_article_ids=counted, passages=tuple(passages(article, texts)),
        people=people(chance),
        history=tuple(changes), speakers=(speaker(texts[0]),), sources=(chance.choice(SOURCES),),
        first_reported_at=at, last_reported_at=at, first_published_at=at, voices=1,
        first_known_at=at, revised_at=changes[-1].at if toll else None,
        counts=Counts(articles=1, mentions=1, revisions=len(changes)),
    )  # fmt: skip


def sentence(chance: random.Random, place: str) -> str:
    words = [*chance.choices(COMMON, k=12), *chance.choices(RARE, k=4), place]
    chance.shuffle(words)
    return " ".join(words).capitalize() + "."


def passages(article: str, texts: list[str]) -> Iterator[Passage]:
    at = 0
    for text in texts:
        yield Passage(article_id=article, start=at, end=at + len(text), text=text)
        at += len(text) + 1


def people(chance: random.Random) -> tuple[Person, ...]:
    if chance.random() > 0.1:
        return ()
    name = " ".join(chance.choices(RARE, k=2)).title()
    return (Person(name=name, role="victim", status="killed", evidence=(Evidence(start=0, end=4, quote="None"),)),)


def where(chance: random.Random, country: str, place: str) -> Where:
    if chance.random() < 0.15:
        return Where(country=country, country_name=NAMES[country], precision="country")
    return Where(name=place, country=country, country_name=NAMES[country], admin1=chance.choice(RARE).title(),
                 lat=round(chance.uniform(-55, 65), 4), lon=round(chance.uniform(-170, 175), 4),
                 precision="city")  # fmt: skip


def figure(best: int, chance: random.Random, claim: str) -> Figure:
    disputed = chance.random() < 0.1
    high = best * 2 if disputed else best
    side = chance.choice(("civilian", "security_forces", "militant"))
    return Figure(low=best, best=best, high=high, contested=disputed, voices=1, claims=(claim,),
                  victims=Range(low=best, best=best, high=high), by_side={side: Part(low=best, best=best, high=high)},
                  by_trait={"police": Part(low=1, best=1, high=1)} if side == "security_forces" else {})  # fmt: skip


def speaker(text: str) -> str:
    return SPEAKERS[len(text) % len(SPEAKERS)]


def range_of(best: int) -> Range:
    return Range(low=best, best=best, high=best)


def after(toll: dict[str, Figure]) -> Range | None:
    killed = toll.get("killed")
    return Range(low=killed.low, best=killed.best, high=killed.high) if killed else None


def entry(made: Event) -> Entry:
    """The mention of its one article."""
    first, at = made.passages[0], made.first_reported_at
    assert at is not None
    quote = first.text[:20]
    killed = made.toll.get("killed")
    claim = Claim(claim_id=killed.claims[0], measure="killed", low=killed.low, best=killed.best, high=killed.high,
                  speaker=Speaker(name=speaker(first.text), kind="official"),
                  evidence=(Evidence(start=0, end=20, quote=quote),)) if killed else None  # fmt: skip
    told = Mention(mention_id=f"{made.article_ids[0]}:0:1", article_id=made.article_ids[0], published_at=at,
                   received_at=at, reader="bench", role="primary", event_type=made.event_type, event_subtype="",
                   when=made.when, where=made.where, claims=(claim,) if claim else ())  # fmt: skip
    return Entry(mention=told, version=1, at=at, event_id=made.event_id, judgement="same")


def states(made: Event) -> Iterator[Document]:
    """Each of its states, all but the last one ended by the next; an event without a figure has none."""
    for number, change in enumerate(made.history if made.toll else (), 1):
        killed = {"killed": replace(made.toll["killed"], low=change.after.low, best=change.after.best,
                                    high=change.after.high)} if change.after else {}  # fmt: skip
        told = Revision(event_id=made.event_id, version=number, at=change.at, reason=change.reason,
                        measure=change.measure, before=change.before, after=change.after, event_type=made.event_type,
                        when=made.when, where=made.where, headline=made.headline, toll={**made.toll, **killed},
                        follows=number - 1 or None)  # fmt: skip
        made_of = documents.state(told)
        yield made_of
        if number < len(made.history):
            yield documents.closed(made_of.source, instant(made.history[number].at))


def tally(scope: Scope, chance: random.Random) -> Tally:
    """A running total by date of the event; nobody adds these up."""
    killed = figure(chance.randrange(100, 50_000), chance, "")
    toll = {
        "killed": Figure(low=killed.low, best=killed.best, high=killed.high, events_with_figure=9, events_contested=1)
    }
    return Tally(scope=scope, basis="event_date", policy="best", version=1, toll=toll, events=10,
                 at=datetime(2024, 1, 1, tzinfo=UTC))  # fmt: skip


def queries(seed: int = 2) -> Iterator[dict[str, str]]:
    """What people ask, for ever: words, phrases, figures, places, time, facets narrowed, misspelt words, as of."""
    chance = random.Random(seed)
    while True:
        common, rare, year = chance.choice(COMMON), chance.choice(RARE), 2005 + chance.randrange(20)
        lat, lon = f"{chance.uniform(-50, 60):.2f}", f"{chance.uniform(-170, 175):.2f}"
        yield chance.choice((
            {"q": common}, {"q": f"{common} {rare}"}, {"q": f'"{common} {rare}"'}, {"q": rare[:-1] + "x"},
            {"q": f"{common} killed>={chance.randrange(1, 50)}"}, {"q": f"place:{rare}"},
            {"q": f"{common} speaker:army"}, {"q": f"source:{common}.example"},
            {"q": "revised:down", "since": str(year)},
            {"country": chance.choice(COUNTRIES), "sort": "killed"}, {"q": f"contested:yes {common}", "sort": "when"},
            {"q": f"{common} kind:violence", "since": str(year), "until": str(year)}, {"near": f"{lat},{lon},200"},
            {"q": common, "as_of": f"{year}-06-01"}, {"q": "killed:unknown", "sort": "reported"},
        ))  # fmt: skip
