"""Articles in a tiny notation, and a reader that reads it: `TJ Vahdat killed 13; AF Kabul killed 2`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.errors import BadInput
from core.tolls.fold import toll
from schemas.article import Article, Source
from schemas.claim import Claim, Evidence
from schemas.mention import Mention
from schemas.place import When, Where

DAY = datetime(2015, 9, 4, 12, tzinfo=UTC)
TOWNS = {
    "Vahdat": Where(name="Vahdat", country="TJ", admin1="RRP", lat=38.55, lon=69.02, precision="city", geonameid=1),
    "Kulob": Where(name="Kulob", country="TJ", admin1="Khatlon", lat=37.91, lon=69.78, precision="city", geonameid=2),
    "Kabul": Where(name="Kabul", country="AF", admin1="Kabul", lat=34.53, lon=69.17, precision="city", geonameid=3),
}


def article(id: str, body: str, *, hours: float = 0, revision: int | None = None, status: str | None = None) -> Article:
    """An article that tells `body`, published so many hours after the day's noon."""
    return Article(
        id=id, title=f"Title of {id}", body=body, published_at=DAY + timedelta(hours=hours), language="en",
        source=Source(name=f"Paper {id}"), revision=revision, status=status,
    )  # fmt: skip


class Reader:
    """Stands in for the pool of processes."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    async def read(self, articles: Sequence[Article]) -> list[tuple[Mention, ...] | BadInput]:
        self.read_ids += [one.id for one in articles]
        return [BadInput("extracting", "unreadable") if one.body == "?" else mentions(one) for one in articles]


def mentions(told: Article) -> tuple[Mention, ...]:
    parts = [part.split() for part in told.body.split(";") if part.strip()]
    return tuple(_mention(told, number, *part[1:]) for number, part in enumerate(parts))


def _mention(told: Article, number: int, town: str, measure: str, count: str) -> Mention:
    id = f"{told.id}-{told.revision or 0}-{number}"
    claim = Claim(
        claim_id=f"{id}-c", measure=measure, low=int(count), best=int(count), high=int(count),
        evidence=(Evidence(start=0, end=len(told.body), quote=told.body),),
    )  # fmt: skip
    one = Mention(
        mention_id=id, article_id=told.id, published_at=told.published_at, received_at=told.received_at, reader="toy",
        role="primary" if number == 0 else "secondary", event_type="Explosions/Remote violence",
        event_subtype="Suicide bomb", when=When(start=DAY.date(), end=DAY.date()), where=TOWNS[town], claims=(claim,),
    )  # fmt: skip
    return replace(one, toll=toll([one]))
