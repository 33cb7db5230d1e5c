"""The shelf on a running Elasticsearch: the embedded engine and, where Java and Maven are, the real one."""

import json
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
import pytest_asyncio
from shelf_of_events import (
    ALL,
    CANCELLED,
    ENTRY,
    LOWERED,
    NOON,
    OPEN,
    RAID,
    SKIPPED,
    STATION,
    STORY,
    UNKNOWN,
    WAR,
    claim,
    figure,
    passage,
)

from core.settings import Settings, settings
from schemas.article import Article
from schemas.claim import Evidence
from schemas.event import Change, Revision
from schemas.mention import Person
from schemas.tally import Scope, Tally
from schemas.toll import Range
from search import documents, mapping, queries
from search.articles import find_articles
from search.client import Shelf
from search.errors import Differs, NotReady, Outdated, Unreachable
from search.facets import FIRST, OTHERS
from search.finding import count, find, known
from search.language import QueryError, parse
from search.masking import mask
from search.states import keep

TODAY = date(2020, 3, 8)


pytestmark = pytest.mark.asyncio(loop_scope="module")
own = pytest_asyncio.fixture(loop_scope="module")


@pytest.fixture(scope="module")
def reach(services) -> Settings:
    return settings(services.env)


def fresh(reach: Settings) -> Shelf:
    """A shelf in a namespace of its own."""
    return Shelf(replace(reach, namespace=f"t{uuid.uuid4().hex[:8]}"), tries=3)


async def fill(shelf: Shelf) -> None:
    """Every event, and the ledger entry of one of them."""
    await shelf.ensure("g1")
    written = await shelf.bulk([*map(documents.event, ALL), documents.entry(ENTRY)])
    assert [outcome.reason for outcome in written if outcome.status != "stored"] == []
    await shelf.refresh()


@own
async def shelf(reach) -> AsyncIterator[Shelf]:
    """An empty one."""
    async with fresh(reach) as made:
        yield made


@own
async def full(shelf) -> Shelf:
    """A full one of the test's own, to write to."""
    await fill(shelf)
    return shelf


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lowered(reach) -> AsyncIterator[Shelf]:
    """One with an event that was lowered, then raised."""
    async with fresh(reach) as made:
        await made.ensure("g1")
        await made.bulk([documents.event(LOWERED)])
        nine, seven = Range(low=9, best=9, high=9), Range(low=7, best=7, high=7)
        down = Revision(event_id=LOWERED.event_id, version=2, at=NOON, reason="lower_claim", measure="killed",
                        before=nine, after=seven, where=LOWERED.where)  # fmt: skip
        also = Change(at=NOON, reason="lower_claim", measure="injured", before=nine, after=seven)
        both = replace(down, event_id="LV-both", measure="killed", before=seven, after=nine, others=(also,))
        await made.bulk([documents.event(replace(LOWERED, event_id="LV-both", history=(), lowered={"down": (NOON,)}))])
        await keep(made, [both])
        up = replace(
            down, version=3, follows=2, at=NOON + timedelta(days=1), measure="injured", before=seven, after=nine
        )
        await keep(made, [down, up])
        await made.refresh()
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(reach) -> AsyncIterator[Shelf]:
    """A full one that is only read: to make indices takes a second on a real cluster."""
    async with fresh(reach) as made:
        await fill(made)
        yield made


async def found(shelf: Shelf, text: str, **shorthand: str) -> list[str]:
    page = await find(shelf, parse(text, today=TODAY, shorthand=shorthand))
    return sorted(hit.id for hit in page.hits)


def ids(*events) -> list[str]:
    return sorted(event.event_id for event in events)


async def test_words_of_one_passage_find_the_event_with_highlighted_evidence(shared):
    """`police station Tarmo` finds the event whose passage says it, the figure's own sentence first."""
    page = await find(shared, parse("police station Tarmo", today=TODAY))
    (hit,) = page.hits
    assert hit.id == STATION.event_id
    first, second = hit.highlights
    assert (first.kind, first.text) == ("figure", "In all 22 people died, the ministry said.")
    assert [first.text[a:b] for a, b in first.marks] == ["22 people died"]
    assert second.kind == "match"
    assert [second.text[a:b] for a, b in second.marks] == ["police", "station", "Tarmo"]
    assert (second.article_id, second.start, second.end) == ("a1", 0, len(second.text))


@pytest.mark.parametrize(
    ("text", "shorthand", "expected"),
    [
        ("militants", {"country": "EE", "killed_min": "10", "since": "2020", "until": "2020"}, [RAID]),
        ("militants", {"country": "Estonia", "killed_min": "10"}, [RAID, WAR]),
        ("since:2020-03-06 killed>=10", {}, [STATION, RAID]),
        ("killed<30", {}, [STATION, RAID, OPEN]),
        ("killed:unknown", {}, [UNKNOWN]),
        ("killed:known country:FI", {}, [OPEN]),
        ("killed.high>=30", {}, [WAR, OPEN]),
        ("killed.high<=30", {}, [STATION, RAID]),
        ("killed.victims<10", {}, [STATION]),
        ("killed.militant:13", {}, [STATION]),
        ("injured:0", {}, [OPEN]),
        ("arrested.held:19", {}, [RAID]),
        ("side:security_forces", {}, [STATION]),
        ("killed:20..30", {}, [STATION, OPEN]),
        ("-country:EE", {}, [OPEN, UNKNOWN]),
        ("contested:yes", {}, [OPEN]),
        ("type:flood", {}, [OPEN, UNKNOWN]),
        ("kind:violence killed>=20", {}, [STATION, WAR]),
        ("kind:disaster,accident", {}, []),
        ("near:59.4,24.8,30", {}, [STATION]),
        ("box:58,24,60,27", {}, [STATION, RAID]),
        ("status:retracted killed>=70", {}, [ALL[-1]]),
        ("revised:new revised_since:2020-03-07", {}, [STATION]),
        ("person:oun", {}, [STATION]),
        ('"police station"', {}, [STATION]),
        ('"station police"', {}, []),
        ("concepcion", {}, [OPEN]),
        ("N'Djamena", {}, [RAID]),
        ("IS", {}, [RAID]),
        ("-flood country:FI", {}, [OPEN]),
        ("until:1995", {}, [WAR]),
        ("reported:2020-03-07 country:FI", {}, [OPEN, UNKNOWN]),
        ("deaths ministry", {}, [STATION]),
    ],
)
async def test_a_query_finds_just_what_it_says(shared, text, shorthand, expected):
    """Each field of the language, on a running engine."""
    if text == "-flood country:FI":
        expected = [e for e in (OPEN,) if await shared.analyzer() != "english"]
    assert await found(shared, text, **shorthand) == ids(*expected)


@pytest.mark.parametrize("name", ["Jaan Kask", "Liis Kask"])
async def test_a_suspect_and_a_child_are_never_found_by_name(shared, name):
    """Names of suspects and minors are not indexed and not kept in the shown record."""
    assert await found(shared, f'person:"{name}"') == []
    stored = await shared.get("events", [STATION.event_id])
    assert name not in json.dumps(stored[STATION.event_id].source, ensure_ascii=False)


async def test_who_is_named_in_a_sentence_without_a_death_is_no_casualty(full):
    """The man behind an attack is not listed among its dead, whatever the reader took him for."""
    texts = ("The man behind it is Mart Kask.", "Peeter Tamm was shot dead.")
    told = replace(STATION, version=2, passages=tuple(passage(text, start=100 * n) for n, text in enumerate(texts)),
                   people=tuple(Person(name=name, role="victim", status="killed",
                                       evidence=(Evidence(start=at, end=at + len(name), quote=name),))
                                for name, at in (("Mart Kask", 21), ("Peeter Tamm", 100))))  # fmt: skip
    await full.bulk([documents.event(told)])
    await full.refresh()
    assert await found(full, "person:Kask") == [] and await found(full, "person:Tamm") == ids(STATION)
    kept = (await full.get("events", [STATION.event_id]))[STATION.event_id].source["record"]["people"]
    assert [person["name"] for person in kept] == ["Peeter Tamm"]


async def test_a_near_spelling_is_found_only_after_an_exact_miss_and_said(shared):
    """Fuzzy search is a second try."""
    near = await find(shared, parse("milittants country:EE", today=TODAY))
    assert near.fuzzy and RAID.event_id in [hit.id for hit in near.hits]
    assert not (await find(shared, parse("militants", today=TODAY))).fuzzy


LONG = (
    " ".join(f"word{n}" for n in range(64)),
    "killed " * 64,
    '"a b c" ' * 64,
    "side:civilian " * 64,
    "aa bb cc dd ee ff",
)


@pytest.mark.parametrize("text", LONG)
async def test_the_longest_queries_are_answered(shared, text):
    """Elasticsearch's bounds on clauses are never met."""
    assert (await find(shared, parse(text, today=TODAY), facets=FIRST)).total >= 0


async def test_pages_follow_each_other_without_loss_or_repetition(shared):
    """Ties break on the id; an unknown figure sorts last."""
    query = parse("sort:killed", today=TODAY)
    seen, after = [], None
    while True:
        page = await find(shared, query, size=2, after=after)
        seen += [hit.id for hit in page.hits]
        after = page.next
        if not after:
            break
    assert seen == [e.event_id for e in (WAR, OPEN, STATION, RAID, UNKNOWN)]


async def test_facets_count_events(shared):
    """At most four come with the hits."""
    page = await find(shared, parse("", today=TODAY), facets=FIRST)
    assert page.facets["country"] == {"EE": 3, "FI": 2}
    assert page.facets["year"] == {"1992": 1, "2020": 4}
    assert len(page.facets) <= 4


async def test_a_list_leaves_out_what_only_the_event_page_needs(shared):
    """Links and history stay behind; passages come for the highlights."""
    (hit,) = (await find(shared, parse("station", today=TODAY))).hits
    assert "history" not in hit.record and "links" not in hit.record and hit.record["passages"]


async def test_a_second_measure_lowered_by_a_rise_is_found(lowered):
    """A revision tells every measure that it moved, not only the one a reader asks for first."""
    assert await found(lowered, "revised:down event:LV-both") == ["LV-both"]


async def test_the_same_write_again_changes_nothing_and_an_older_one_is_passed_over(full):
    """409 is success where the digest is the same or the stored version higher."""
    newer = replace(STATION, version=2, headline="Later")
    statuses = [(await full.bulk([documents.event(e)]))[0].status for e in (STATION, newer, STATION, newer)]
    assert statuses == ["already", "stored", "newer", "already"]


async def test_other_content_under_the_same_version_stops(full):
    """Two contents of one version are a bug."""
    with pytest.raises(Differs):
        await full.bulk([documents.event(replace(STATION, headline="Other words"))])


@pytest.mark.parametrize(
    ("text", "found_it"),
    [("revised:down", True), ("revised:down revised:2020-03-07", True),
     ("revised:down revised_since:2020-03-08", False),
     ("revised:up revised_since:2020-03-08", True), ("revised:down revised<2020-03-07", False), ("revised:gone", False),
     ("-revised:down", False), ("counted:no", True), ("counted:yes", False)],
)  # fmt: skip
async def test_a_later_rise_hides_no_correction(lowered, text, found_it):
    """Which events were revised down this week: those lowered in it, whatever was revised since."""
    assert await found(lowered, f"{text} event:{LOWERED.event_id}") == (ids(LOWERED) if found_it else [])


THREE = NOON + timedelta(hours=3)


def revised(event, at: datetime = THREE, version: int = 9):
    """The event as it stands since it was revised then."""
    return replace(event, version=version, revised_at=at, first_known_at=NOON)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def moments(reach) -> AsyncIterator[Shelf]:
    """A shelf where one event was raised from 7 to 22 at three o'clock; the others stand as they were first known."""
    async with fresh(reach) as made:
        await made.ensure("g1")
        events = [revised(STATION), *(replace(each, revised_at=NOON, first_known_at=NOON) for each in ALL[1:])]
        await made.bulk(map(documents.event, events))
        first = Revision(event_id=STATION.event_id, version=1, at=NOON, reason="new_claim", measure="killed",
                         before=None, after=Range(low=7, best=7, high=7), toll={"killed": figure(7)},
                         headline="A title taken back", where=STATION.where, when=STATION.when)  # fmt: skip
        later = replace(first, version=2, follows=1, at=THREE, toll={"killed": figure(22)})
        others = [replace(first, event_id=e.event_id, toll=e.toll, where=e.where, when=e.when, status=e.status)
                  for e in ALL[1:]]  # fmt: skip
        await keep(made, [first, later, *others])
        await made.refresh()
        yield made


async def killed_at(shelf: Shelf, text: str, moment: str) -> list[tuple[str, str, int]]:
    """Event, headline and killed of all that a query finds as of a moment."""
    page = await find(shelf, parse(f"{text} as_of:2020-03-07T{moment}:00Z", today=TODAY))
    assert page.total == len(page.hits)
    return sorted((hit.record["event_id"], hit.record["headline"], hit.record["toll"]["killed"]["best"])
                  for hit in page.hits if "killed" in hit.record["toll"])  # fmt: skip


@pytest.mark.parametrize("text", [
    "gunmen station", '"police station"', "place:Tarmo killed<23", "person:oun", "killed<10 station",
    "revised:new gunmen", "revised>=2020-03-07 gunmen",
    "-person:nobody killed:7", "country:EE until:2020-03-06 killed<23", "killed:7",
])  # fmt: skip
async def test_what_was_revised_since_is_told_as_it_was(moments, text):
    """Words, names and places find the event; its toll is that of the moment, its headline that of now."""
    assert await killed_at(moments, text, "13:00") == [(STATION.event_id, STATION.headline, 7)]


@pytest.mark.parametrize("text", ["flood station", "person:nobody", "killed>=10 station", "-gunmen country:EE killed:7",
                                  "-person:oun killed:7", "revised:down", '"title taken back"'])  # fmt: skip
async def test_what_was_not_so_then_is_not_found(moments, text):
    """Nor is an event found by the title of a state, which may have been withdrawn since."""
    assert await killed_at(moments, text, "13:00") == []


async def test_what_was_not_revised_since_is_asked_as_it_stands(moments):
    """Later the same query finds the later figure, once; an event that never changed is found at both moments."""
    raid = (RAID.event_id, RAID.headline, 13)
    assert await killed_at(moments, "killed>=5 country:EE since:2020", "13:00") == [
        (STATION.event_id, STATION.headline, 7), raid]  # fmt: skip
    assert await killed_at(moments, "killed>=5 country:EE since:2020", "15:00") == [
        (STATION.event_id, STATION.headline, 22), raid]  # fmt: skip
    assert await killed_at(moments, "militants", "13:00") == [(WAR.event_id, WAR.headline, 150000), raid]
    assert await killed_at(moments, "militants", "11:59") == []


async def test_near_spellings_and_pages_of_a_moment(moments):
    """As without one: near spellings after an exact miss and said, pages in one order over both indices, facets."""
    near = await find(moments, parse("gunmmen as_of:2020-03-07T13:00:00Z", today=TODAY))
    assert near.fuzzy and len(near.hits) == 1
    for sort in ("killed", "when", "reported"):
        query = parse(f"as_of:2020-03-07T13:00:00Z sort:{sort}", today=TODAY)
        seen, after = [], None
        while True:
            page = await find(moments, query, size=2, after=after, facets=FIRST)
            assert page.total == 5 and page.facets["country"] == {"EE": 3, "FI": 2}
            seen += [hit.record["event_id"] for hit in page.hits]
            after = page.next
            if not after:
                break
        assert sorted(seen) == ids(*ALL[:-1])
        if sort == "killed":
            assert seen == [e.event_id for e in (WAR, OPEN, RAID, STATION, UNKNOWN)]


async def test_the_ledger_of_a_moment_is_states_alone(moments):
    """Sums of a moment need what each state gave."""
    page = await known(moments, parse("country:EE as_of:2020-03-07T16:00:00Z", today=TODAY), size=10)
    assert [(hit.id, hit.record["schema"]) for hit in page.hits if hit.record["event_id"] == STATION.event_id] == [
        (f"{STATION.event_id}@2", "revision/1")
    ]
    assert len(page.hits) == 3


async def test_a_moment_asks_words_without_a_bound_on_how_many_events_have_them(moments, monkeypatch):
    """Only events that were revised since are named one by one."""
    monkeypatch.setattr("search.resolving.MOST", 1)
    assert len(await killed_at(moments, "killed>=1", "13:00")) == 4
    assert len(await killed_at(moments, "militants", "13:00")) == 2
    assert len(await killed_at(moments, "gunmen", "13:00")) == 1


async def test_other_facets_are_a_request_of_their_own(shared):
    """Sides, traits, regions and sources, counted over all that matches."""
    told = await count(shared, parse("killed>=1 since:2020", today=TODAY), OTHERS)
    assert told["side"] == {"security_forces": 1, "militant": 1} and told["trait"] == {}
    with pytest.raises(ValueError, match="at most 4"):
        await count(shared, parse("", today=TODAY), (*OTHERS, "speaker"))


async def test_who_said_it_and_who_published_it(full):
    """Part of a name is enough; names that are never shown are not found by what they said."""
    told = replace(
        STATION, version=2, speakers=("Interior Ministry", "Jaan Kask"), sources=("Daily Lens", "lens.example")
    )
    await full.bulk([documents.event(told)])
    await full.refresh()
    for text in (
        "speaker:ministry",
        'speaker:"interior ministry"',
        "source:lens.example",
        "source:daily",
        "-source:wire speaker:INTERIOR",
    ):
        assert await found(full, text) == ids(STATION), text
    for text in ("speaker:kask", "source:wire", "speaker:daily"):
        assert await found(full, text) == [], text


async def test_an_export_loses_nothing_while_events_are_revised(full):
    """An event that moves to the front between two pages is told once all the same."""
    query, seen = parse("", today=TODAY), []
    page = await find(full, query, size=2, steady=True, sentences=False)
    seen += [hit.id for hit in page.hits]
    last = max((STATION, WAR, RAID, OPEN, UNKNOWN), key=lambda each: each.event_id)
    await full.bulk([documents.event(replace(last, version=9, last_reported_at=NOON + timedelta(days=9)))])
    await full.refresh()
    while page.next:
        page = await find(full, query, size=2, after=page.next, steady=True, sentences=False)
        seen += [hit.id for hit in page.hits]
    assert sorted(seen) == ids(STATION, WAR, RAID, OPEN, UNKNOWN)


async def test_names_of_suspects_and_minors_stay_out_of_the_ledger_too(full):
    """A mention's people are kept as an event's are."""
    suspected = replace(ENTRY, mention=replace(ENTRY.mention, mention_id="a1-0-9", people=STATION.people))
    await full.bulk([documents.entry(suspected)])
    kept = (await full.get("entries", ["a1-0-9"]))["a1-0-9"].source["record"]["mention"]["people"]
    assert [person["name"] for person in kept] == ["Mart Õun"]


async def test_one_refused_document_does_not_cost_the_others(full):
    """A refusal is told with its reason; its neighbours are written."""
    good = documents.event(replace(STATION, version=5))
    bad = replace(documents.event(replace(RAID, version=5)), source={"nonsense": 1, "digest": "x"})
    long = replace(good, id="x" * 600)
    outcomes = await full.bulk([bad, long, good])
    assert [outcome.status for outcome in outcomes] == ["refused", "refused", "stored"]
    assert "nonsense" in outcomes[0].reason


async def test_before_ensure_nothing_is_made_by_itself(shelf):
    """A write or a search without an alias is told; no index of any shape appears."""
    with pytest.raises(NotReady):
        await shelf.bulk([documents.event(STATION)])
    with pytest.raises(NotReady):
        await find(shelf, parse("x", today=TODAY))
    assert not await shelf.ready()


async def test_ensure_is_idempotent_and_a_new_generation_starts_empty(full):
    """A new Kafka never meets an old index."""
    assert await full.ensure("g1") == await full.ensure("g1")
    assert await found(full, "") != []
    await full.ensure("g2")
    assert await found(full, "") == []


async def test_an_index_that_is_made_again_has_its_shape(full):
    """Templates stand beside the indices: a write after a deletion meets the strict mapping, not a guessed one."""
    name = (await full.ensure("g1"))["events"]
    await full._client.indices.delete(index=name)
    await full._client.indices.create(index=name)
    made = (await full._client.indices.get_mapping(index=name))[name]["mappings"]
    assert made["dynamic"] == "strict" and "toll" in made["properties"]


async def test_a_cluster_without_stemming_is_told_apart(full, shelf, monkeypatch):
    """It degrades, and says so."""
    assert await full.stems() == (await full.analyzer() == mapping.ENGLISH)

    async def lacking() -> str:
        return mapping.STANDARD

    monkeypatch.setattr(shelf, "analyzer", lacking)
    await shelf.ensure("g9")
    assert not await shelf.stems()


async def test_another_shape_asks_for_a_reindex(full, monkeypatch):
    """The alias is not moved to an empty index behind the reader's back."""
    shape = mapping.shape
    monkeypatch.setattr(mapping, "shape", lambda kind, analyzer: {**shape(kind, analyzer), "aliases": {}})
    with pytest.raises(Outdated, match="reindex"):
        await full.ensure("g1")
    names = await full.create("g1")
    await full.bulk([documents.event(RAID)], into=names)
    await full.swap(names)
    await full.refresh()
    assert await found(full, "") == [RAID.event_id]


@pytest.mark.parametrize("order", list(permutations((1, 4, 5))))
async def test_states_tell_what_was_known_when(shared, order):
    """`as_of` asks the interval during which a version was what we knew; an empty interval is never found."""
    event = "EE-" + "".join(map(str, order))
    seven, toll = Range(low=7, best=7, high=7), {"killed": figure(7)}
    first = Revision(event_id=event, version=1, at=NOON, reason="new_claim", measure="killed", before=None,
                     after=seven, toll=toll, headline="Seven", where=RAID.where)  # fmt: skip
    second = replace(
        first, version=4, follows=1, at=NOON + timedelta(hours=2), toll={"killed": figure(12)}, headline="Twelve"
    )
    third = replace(second, version=5, follows=4, at=second.at, toll={"killed": figure(13)}, headline="Thirteen")
    told = {1: first, 4: second, 5: third}
    for version in order:
        assert [outcome.status for outcome in await keep(shared, [told[version]])] == ["stored"]
    assert await keep(shared, []) == []
    await shared.refresh()

    async def killed(moment: str) -> list[int]:
        query = parse(f"as_of:{moment} killed>=1 country:EE", today=TODAY, shorthand={"event": event})
        page = await known(shared, query, size=9)
        return [hit.record["toll"]["killed"]["best"] for hit in page.hits]

    assert await killed("2020-03-07T11:59:59Z") == []
    assert await killed("2020-03-07T12:00:00Z") == [7]
    assert await killed("2020-03-07T14:00:00Z") == [13]
    outcomes = await keep(shared, [third, first, second])
    assert {outcome.status for outcome in outcomes} <= {"already", "newer"}


async def test_a_cancelled_article_keeps_no_words(full):
    """That it was withdrawn stays; title and text do not."""
    article = Article(id="z", title="Explosive", body="Words", published_at=NOON, status="cancelled", version=2)
    await full.bulk([documents.article(article)])
    source = (await full.get("articles", ["z"]))["z"].source
    assert "Explosive" not in json.dumps(source) and "Words" not in json.dumps(source)
    assert source["status"] == "cancelled"


async def test_tallies_are_asked_for_by_scope(full):
    """A scope without a side is not the scope of each side."""
    base = Tally(scope=Scope(country="EE"), basis="event_date", policy="best", version=1, events=2,
                 toll={"killed": figure(35)}, at=datetime(2020, 3, 7, tzinfo=UTC))  # fmt: skip
    sides = replace(base, scope=Scope(country="EE", side="militant"))
    await full.bulk(
        [documents.tally(base), documents.tally(sides), documents.tally(replace(base, basis="report_date"))]
    )
    await full.refresh()

    async def asked(**scope: str) -> list[str]:
        hits = (await full.search("tallies", queries.tallies(scope)))["hits"]["hits"]
        return [hit["_id"] for hit in hits]

    assert await asked(country="EE") == ["event_date/all/country=EE"]
    assert await asked(country="*") == ["event_date/all/country=EE"]
    assert await asked(country="EE", side="*") == ["event_date/all/country=EE/side=militant"]


async def test_an_engine_that_is_gone_is_unreachable():
    """Pause and ask again: not a crash, not a loss."""
    async with Shelf(Settings(elasticsearch="http://127.0.0.1:1"), tries=1) as nowhere:
        with pytest.raises(Unreachable):
            await nowhere.bulk([documents.event(STATION)])
        assert not await nowhere.ready()


async def articles(shelf: Shelf, text: str, **filters: str):
    return await find_articles(shelf, parse(text, today=TODAY), filters)


async def test_articles_are_found_by_their_text_and_shown_by_sentences(full):
    """Offsets are those of the text as published, accents and apostrophes or not; near spellings only after a miss."""
    await full.bulk(list(map(documents.article, (STORY, SKIPPED, CANCELLED))))
    await full.refresh()
    for text in ("attack", "attack N'Djamena", '"began at noon"', "concepcion attack", "-flood attack", "atttack"):
        page = await articles(full, text)
        (hit,) = page.hits
        assert (hit.id, page.fuzzy) == ("story", text == "atttack") and "body" not in hit.record
        for told in hit.highlights:
            whole = STORY.title if told.field == "title" else STORY.body
            assert whole[told.start : told.end] == told.text and told.marks
    (hit,) = (await articles(full, "N'Djamena noon")).hits
    assert [h.text for h in hit.highlights] == ["The attack began at noon, N’Djamena’s mayor said."]
    assert [hit.highlights[0].text[a:b] for a, b in hit.highlights[0].marks] in (
        ["noon", "N’Djamena’s"], ["noon", "N’Djamena"])  # fmt: skip
    assert [hit.id for hit in (await articles(full, "", status="skipped")).hits] == ["de"]
    everything = await articles(full, "")
    assert everything.total == 3 and everything.facets["status"] == {"cancelled": 1, "skipped": 1, "usable": 1}
    assert (await articles(full, "starben", source="paper.example")).total == 0
    with pytest.raises(QueryError, match="fields belong to events"):
        await articles(full, "country:TJ")


async def test_names_of_suspects_and_minors_are_masked_wherever_they_stand(full):
    """Sentences, headline, reasons, ledger, titles of articles: not shown, not found by them; victims' names are."""
    text = "Police held Jaan Kask after Mart Õun was shot dead."
    event = replace(STATION, event_id="EE-20200306-777777", headline="Jaan Kask held", passages=(passage(text),))
    mention = replace(ENTRY.mention, mention_id="a7-0", article_id="a7", people=STATION.people,
                      passages=(Evidence(start=0, end=len(text), quote=text),))  # fmt: skip
    story = replace(STORY, id="a7", title="Jaan Kask held after shooting", body=text)
    told = [documents.event(event), documents.entry(replace(ENTRY, mention=mention)), documents.article(story)]
    assert {outcome.status for outcome in await full.bulk(told)} == {"stored"}
    assert "Kask" not in json.dumps([document.source for document in told[:2]], ensure_ascii=False)
    await full.refresh()
    assert await found(full, '"Jaan Kask"') == [] and await found(full, '"Mart Oun" shot') == [event.event_id]
    page = await find(full, parse('"Mart Oun" shot', today=TODAY))
    match = page.hits[0].highlights[-1]
    assert match.text == "Police held ████ ████ after Mart Õun was shot dead." and match.end == len(text)
    (hit,) = (await articles(full, '"Mart Oun"')).hits
    assert hit.record["title"] == "████ ████ held after shooting" and "Kask" not in hit.highlights[0].text


@pytest.mark.parametrize("order", list(permutations(("article", "entry"))))
async def test_an_article_is_not_found_by_a_name_that_is_masked(shared, order):
    """Whichever comes first: its words lose the name, and writing it again undoes nothing; a newer text replaces it."""
    id = f"a8-{order[0]}"
    text = "Police held Jaan Kask after Mart Õun was shot dead. Kask is 30."
    mention = replace(ENTRY.mention, mention_id=f"{id}-0", article_id=id, people=STATION.people,
                      passages=(Evidence(start=0, end=51, quote=text[:51]),))  # fmt: skip
    written = {"entry": documents.entry(replace(ENTRY, mention=mention)),
               "article": documents.article(replace(STORY, id=id, title="Jaan Kask held", body=text))}  # fmt: skip
    for name in (*order, "article"):
        await shared.bulk([written[name]])
        await mask(shared, [written[name]])
    await shared.refresh()
    stored = (await shared.get("articles", [id]))[id].source
    assert "Kask" not in json.dumps(stored, ensure_ascii=False) and stored["record"]["version"] == 1
    assert stored["record"]["body"] == "Police held ████ ████ after Mart Õun was shot dead. ████ is 30."
    for words, seen in (("Kask", False), ('"Jaan Kask"', False), ("Mart Oun shot", True)):
        assert (id in [hit.id for hit in (await articles(shared, words)).hits]) is seen, words
    newer = documents.article(replace(STORY, id=id, title="Nobody held", body="Nobody was held.", version=2))
    assert [outcome.status for outcome in await shared.bulk([newer])] == ["stored"]


async def test_a_figure_that_is_a_sum_opens_the_words_of_its_parts(full):
    """Nobody said twenty: eighteen and two, each in its own sentence."""
    texts = ("Eighteen gunmen were killed.", "Two soldiers died.")
    claims = tuple(replace(claim(f"s-0#{n}", best, 0, text.split(" were")[0].split(" died")[0]), mode="component",
                           evidence=(Evidence(start=40 * n, end=40 * n + 8, quote=text[:8]),))
                   for n, (best, text) in enumerate(((18, texts[0]), (2, texts[1]))))  # fmt: skip
    event = replace(STATION, event_id="EE-20200306-666666", headline="Sum of parts", history=(), people=(),
                    toll={"killed": figure(20, claims=("s-0#0", "s-0#1"))},
                    passages=tuple(passage(text, "s", 40 * n) for n, text in enumerate(texts)))  # fmt: skip
    entry = replace(ENTRY, event_id=event.event_id,
                    mention=replace(ENTRY.mention, mention_id="s-0", article_id="s", claims=claims))  # fmt: skip
    await full.bulk([documents.event(event), documents.entry(entry)])
    await full.refresh()
    (hit,) = (await find(full, parse("gunmen soldiers", today=TODAY))).hits
    told = [(each.text, each.marks) for each in hit.highlights if each.kind == "figure"]
    assert told == [(texts[0], ((0, 8),)), (texts[1], ((0, 8),))]
