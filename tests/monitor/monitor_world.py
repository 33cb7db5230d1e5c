"""A window on running services, with a few events of our own on the shelf."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from core.settings import Secret
from schemas.article import Article, Source
from schemas.claim import Claim, Evidence, Speaker
from schemas.event import Change, Counts, Entry, Event, Link, Passage, Revision
from schemas.mention import Mention, Person
from schemas.place import When, Where
from schemas.tally import Scope, Tally
from schemas.toll import Figure, Part, Range

TOKEN = Secret("a-token-of-the-tests")
AT = datetime(2020, 3, 7, 12, tzinfo=UTC)
DAY = date(2020, 3, 6)
ODD = '<script>alert("x")</script> & "Õun"'
SENTENCE = "In all 22 people died, the ministry said."


def figure(best: int, **more: Any) -> Figure:
    return Figure(low=best, best=best, high=best, voices=1, **more)


EVENT = Event(
    event_id="EE-20200306-aaaaaa", version=3, event_type="Battles", when=When(start=DAY, end=DAY), headline=ODD,
    where=Where(name="Tarmo", country="EE", country_name="Estonia", precision="country"),
    toll={"killed": figure(22, victims=Range(low=9, best=9, high=9), claims=("c1",), contested=True,
                           by_side={"militant": Part(low=13, best=13, high=13)})},
    passages=(Passage(article_id="a/1", start=100, end=100 + len(SENTENCE), text=SENTENCE),
              Passage(article_id="a/1", start=0, end=30, text="Mart Victim, 44, was shot dead.")),
    people=(Person(name="Mart Victim", role="victim", status="killed", age=44,
                   evidence=(Evidence(start=0, end=11, quote="Mart Victim"),)),
            Person(name="No Source", role="victim", status="killed"),
            Person(name="Jaan Suspect", role="suspect", status="arrested")),
    links=(Link(mention_id="a/1-0", judgement="same", score=0.9, reasons=("same place",)),),
    history=(Change(at=AT, reason="higher_claim", measure="killed", before=Range(low=20, best=20, high=20),
                    after=Range(low=22, best=22, high=22)),),
    article_ids=("a/1",), primary_article_ids=("a/1",), first_reported_at=AT, last_reported_at=AT, voices=1,
    counts=Counts(articles=1, mentions=1, revisions=1),
)  # fmt: skip
MERGED = replace(EVENT, event_id="EE-20200306-bbbbbb", status="merged", merged_into=EVENT.event_id)
FLOOD = replace(EVENT, event_id="EE-20200306-cccccc", event_type="Natural disaster", headline="Flood", toll={},
                people=(), passages=(), links=(), history=())  # fmt: skip
CLAIM = Claim(
    claim_id="c1", measure="killed", low=22, best=22, high=22, speaker=Speaker(name="ministry", kind="official"),
    evidence=(Evidence(start=107, end=121, quote="22 people died"),),
)  # fmt: skip
ENTRY = Entry(
    mention=Mention(mention_id="a/1-0", article_id="a/1", published_at=AT, received_at=AT, reader="1", role="primary",
                    event_type="Battles", event_subtype="", when=None, where=Where(), claims=(CLAIM,)),
    version=1, at=AT, event_id=EVENT.event_id, judgement="same",
)  # fmt: skip
ARTICLE = Article(id="a/1", title=ODD, body="x" * 200, url="javascript:alert(1)", published_at=AT, status="usable",
                  version=1, source=Source(name="Paper", domain="paper.example"))  # fmt: skip
REVISION = Revision(
    event_id=EVENT.event_id, version=3, at=AT, reason="higher_claim", measure="killed", headline=ODD,
    before=Range(low=20, best=20, high=20), after=Range(low=22, best=22, high=22), toll=EVENT.toll, where=EVENT.where,
)  # fmt: skip


def tally(version: int, best: int, **scope: str) -> Tally:
    """Killed of Estonia by type of event, one event of which gives no figure."""
    toll = {"killed": figure(best, events_with_figure=1, events_contested=0)}
    made = Scope(**{"country": "EE", "event_type": "Battles", **scope})
    return Tally(scope=made, basis="event_date", policy="best", version=version, toll=toll, events=2, at=AT)
