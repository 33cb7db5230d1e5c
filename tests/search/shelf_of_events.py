"""Events as linking would emit them, about a country and towns of our own choosing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from schemas.article import Article, Source
from schemas.claim import Claim, Evidence
from schemas.event import Change, Counts, Entry, Event, Passage
from schemas.mention import Mention, Person
from schemas.place import When, Where
from schemas.toll import Figure, Part, Range

NOON = datetime(2020, 3, 7, 12, tzinfo=UTC)


def figure(best: int | None, low: int | None = None, high: int | None = -1, **more: Any) -> Figure:
    """`figure(22)` is exact; `figure(25, high=None)` is "at least 25"."""
    return Figure(low=best if low is None else low, best=best, high=best if high == -1 else high, voices=1, **more)


def event(event_id: str, **changes: Any) -> Event:
    """One event with sensible defaults."""
    day = date(2020, 3, 6)
    fields: dict[str, Any] = {
        "event_id": event_id,
        "version": 1,
        "event_type": "Explosions/Remote violence",
        "when": When(start=day, end=day),
        "where": Where(name="Tarmo", country="EE", country_name="Estonia", precision="country"),
        "headline": event_id,
        "first_reported_at": NOON,
        "last_reported_at": NOON,
        "counts": Counts(articles=1, mentions=1),
    }
    return Event(**{**fields, **changes})


def passage(text: str, article_id: str = "a1", start: int = 0) -> Passage:
    return Passage(article_id=article_id, start=start, end=start + len(text), text=text)


STATION = event(
    "EE-20200306-aaaaaa",
    headline="Nine officers dead after raids",
    where=Where(name="Tarmo", country="EE", country_name="Estonia", lat=59.4, lon=24.7, precision="city"),
    toll={
        "killed": figure(
            22,
            victims=Range(low=9, best=9, high=9),
            by_side={"security_forces": Part(low=9, best=9, high=9), "militant": Part(low=13, best=13, high=13)},
            claims=("a1-0-0#1",),
        )
    },
    passages=(
        passage("Gunmen stormed a police station in Tarmo on Friday."),
        passage("In all 22 people died, the ministry said.", start=100),
    ),
    people=(
        Person(name="Mart Õun", role="victim", status="killed", age=44),
        Person(name="Jaan Kask", role="suspect", status="arrested"),
        Person(name="Liis Kask", role="victim", status="killed", age=9),
    ),
    history=(
        Change(at=NOON, reason="new_claim", measure="killed", before=None, after=Range(low=22, best=22, high=22)),
    ),
)
WAR = event(
    "EE-19920101-bbbbbb",
    when=When(start=date(1992, 1, 1), end=date(1997, 12, 31), precision="year"),
    headline="War",
    toll={"killed": figure(150000, low=135000, high=165000)},
    passages=(passage("Militants fought a war in which about 150,000 people died."),),
)
RAID = event(
    "EE-20200307-cccccc",
    when=When(start=date(2020, 3, 7), end=date(2020, 3, 7)),
    headline="Raid on militants",
    where=Where(name="hills", country="EE", country_name="Estonia", lat=59.0, lon=26.0, precision="near"),
    toll={"killed": figure(13), "arrested": figure(32, held=Range(low=19, best=19, high=19))},
    passages=(passage("At least 13 militants were killed in the hills, the IS said near N’Djamena."),),
)
OPEN = event(
    "FI-20200301-dddddd",
    event_type="Flood",
    where=Where(name="Concepción", country="FI", country_name="Finland", precision="admin1", lat=61.0, lon=25.0),
    when=When(start=date(2020, 3, 1), end=date(2020, 3, 1)),
    toll={"killed": figure(25, high=None, contested=True), "injured": figure(0)},
    passages=(passage("Floods killed at least 25 in Concepción."),),
)
UNKNOWN = event("FI-20200302-eeeeee", event_type="Flood", toll={"missing": figure(4)},
                when=When(start=date(2020, 3, 2), end=date(2020, 3, 2)),
                where=Where(country="FI", country_name="Finland", precision="country"),
                passages=(passage("Four are missing after a flood."),))  # fmt: skip
GONE = event("FI-20200303-ffffff", status="retracted", toll={"killed": figure(70)},
             passages=(passage("Seventy died, it was said and taken back."),))  # fmt: skip
# Lowered one day and raised the next: the later rise hides no correction.
LOWERED = event(
    "LV-20200304-999999", where=Where(country="LV", country_name="Latvia", precision="country"), toll={},
    history=(
        Change(at=NOON, reason="lower_claim", measure="killed", before=Range(low=9, best=9, high=9),
               after=Range(low=7, best=7, high=7)),
        Change(at=NOON + timedelta(days=1), reason="higher_claim", measure="injured",
               before=Range(low=1, best=1, high=1), after=Range(low=2, best=2, high=2)),
    ),
)  # fmt: skip
ALL = (STATION, WAR, RAID, OPEN, UNKNOWN, GONE)


def claim(claim_id: str, best: int, start: int, quote: str) -> Claim:
    evidence = (Evidence(start=start, end=start + len(quote), quote=quote),)
    return Claim(claim_id=claim_id, measure="killed", low=best, best=best, high=best, evidence=evidence)


ENTRY = Entry(
    mention=Mention(
        mention_id="a1-0-0",
        article_id="a1",
        published_at=NOON,
        received_at=NOON,
        reader="1",
        role="primary",
        event_type="Battles",
        event_subtype="",
        when=None,
        where=Where(),
        claims=(claim("a1-0-0#1", 22, 107, "22 people died"),),
    ),
    version=1,
    at=NOON,
    event_id=STATION.event_id,
    judgement="same",
)

STORY = Article(
    id="story", title="Attack in Concepción", published_at=NOON, status="usable", version=1, language="en",
    source=Source(name="Paper", domain="paper.example"),
    body="Rain fell all day. The attack began at noon, N’Djamena’s mayor said.\n\nNobody else spoke.",
)  # fmt: skip
SKIPPED = Article(id="de", title="Drei Tote", body="Drei Menschen starben.", published_at=NOON, status="skipped",
                  status_reason="language de: only English is read", version=1, language="de")  # fmt: skip
CANCELLED = Article(id="gone", title="Attack", body="An attack.", published_at=NOON, status="cancelled", version=2)
