"""What the pages say, from records as stored."""

import pytest

from monitor import evidence, view
from schemas.wire import to_dict
from tests.monitor import monitor_world as world


def tally(event_type, killed=None, events=1, country="EE", version=1, **figure):
    told = {"low": killed, "best": killed, "high": killed, "events_with_figure": events, **figure}
    toll = {} if killed is None else {"killed": told}
    return {"scope": {"country": country, "event_type": event_type, "period": "all"}, "version": version,
            "events": events, "toll": toll}  # fmt: skip


def test_kinds_are_never_added_together():
    """Battles and riots are violence; a flood is not; a type we do not know is a kind of its own."""
    (group,) = view.countries([tally("Battles", 5), tally("Riots", 2), tally("Natural disaster", 40), tally("", 1)])
    assert [(line["kind"], line["toll"]["killed"]["best"]) for line in group["lines"]] == [
        ("violence", 7), ("disaster", 40), ("other", 1),
    ]  # fmt: skip


def test_countries_stand_by_name_never_by_figure():
    """Not a ranking; the unknown country last."""
    groups = view.countries([tally("Battles", 9, country="XX"), tally("Battles", 50, country="EE"),
                             tally("Battles", 1, country="AL")])  # fmt: skip
    assert [group["name"] for group in groups] == ["Albania", "Estonia", "country not known"]


def test_the_newer_tally_counts_wherever_it_came_from():
    """The index is a second behind the stream, or the other way round after a restart."""
    (group,) = view.countries([tally("Battles", 5, version=3)], [tally("Battles", 9, version=4)])
    assert group["lines"][0]["toll"]["killed"]["best"] == 9
    (group,) = view.countries([tally("Battles", 5, version=3)], [tally("Battles", 4, version=2)])
    assert group["lines"][0]["toll"]["killed"]["best"] == 5


def test_what_nobody_told_stays_absent_in_a_sum():
    """It reads not known; a tally of no events is no line."""
    (group,) = view.countries([tally("Battles", None, events=2), tally("Riots", None, events=1)])
    assert (group["lines"][0]["events"], group["lines"][0]["toll"]) == (3, {})
    assert view.countries([tally("Battles", None, events=0)]) == []


def test_sums_keep_an_open_end_and_the_attackers_only_where_all_parts_tell_them():
    """At least 5 and 3 are at least 8; without victims of every part nothing is said of attackers."""
    victims = {"low": 1, "best": 1, "high": 1}
    open_ended = tally("Battles", 5, high=None, victims=victims)
    assert view.added([open_ended, tally("Riots", 3)])["toll"]["killed"] == {
        "low": 8, "best": 8, "high": None, "by_side": {}, "victims": None, "contested": False,
        "events_with_figure": 2, "events_contested": 0,
    }  # fmt: skip
    both = view.added([open_ended, tally("Riots", 3, victims=victims)])
    assert both["toll"]["killed"]["victims"] == {"low": 2, "best": 2, "high": 2}


def exactly(best):
    return {"low": best, "best": best, "high": best}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (exactly(28), exactly(31), "killed: was 28, now 31 (a higher figure)"),
        (None, {"low": 4, "best": 4, "high": None}, "killed: was not known, now 4 (at least 4) (a higher figure)"),
        (exactly(4), None, "killed: was 4, now not known (a higher figure)"),
    ],
)  # fmt: skip
def test_a_revision_is_told_in_words(before, after, words):
    """Before, after, and why; what is missing is not known."""
    told = {"reason": "higher_claim", "measure": "killed", "before": before, "after": after}
    assert view.change(told) == words


def test_the_ledger_tells_what_keeps_a_claim_out():
    """Retired, denied, of a campaign, of some only: each in words."""
    entry = to_dict(world.ENTRY)
    (plain,) = evidence.ledger([entry])
    assert (plain["voice"], plain["figure"], plain["notes"]) == ("ministry", "22 killed", [])
    assert plain["as_of"] == "2020-03-07T12:00:00Z"
    claim = {
        **entry["mention"]["claims"][0],
        "scope": "campaign",
        "disputed": True,
        "mode": "subset",
        "side": "militant",
    }
    mention = {**entry["mention"], "claims": [claim], "retired_by": "a/1-1"}
    (told,) = evidence.ledger([{**entry, "mention": mention, "judgement": "unsure"}])
    assert told["figure"] == "22 killed (militant)"
    assert told["notes"] == ["taken back by a newer revision", "link is unsure", "campaign figure: adds nothing here",
                            "disputed", "a subset"]  # fmt: skip


def test_a_citation_leads_back_to_what_was_known():
    """Toll, version, policy and an address with its moment."""
    words = view.citation(to_dict(world.EVENT), "http://x", "2020-03-08T00:00:00Z")
    assert "22 killed (13 of them attackers), contested, reported" in words
    assert "version 3, policy best" in words
    assert words.endswith("http://x/events/EE-20200306-aaaaaa?as_of=2020-03-08T00%3A00%3A00Z")


@pytest.mark.parametrize(
    ("url", "followed"),
    [("https://a.example/x", True), ("http://a.example", True), ("javascript:alert(1)", False), ("//a.example", False),
     ("data:text/html,x", False), ("https://", False), ("http://[", False), (None, False), ("", False)],
)  # fmt: skip
def test_only_web_addresses_are_links(url, followed):
    """Whatever a publisher sends as its address."""
    assert view.address(url) == (url if followed else None)


def test_words_are_found_on_the_page_of_the_publisher():
    """A text fragment, in place of whatever fragment the address had; no link where the address is none."""
    told = view.fragment("https://a.example/x?y=1#top", "22 people\n died, one-by-one")
    assert told == "https://a.example/x?y=1#:~:text=22%20people%20died%2C%20one%2Dby%2Done"
    assert view.fragment("javascript:alert(1)", "22") is None


def test_a_name_stands_with_the_sentence_it_was_read_from_or_not_at_all():
    """The sentence is found by offsets and words together."""
    event = to_dict(world.EVENT)
    assert [(p["name"], p["sentence"]["text"]) for p in evidence.people(event)] == [
        ("Mart Victim", "Mart Victim, 44, was shot dead.")
    ]
    quiet = {**event["passages"][1], "text": "Mart Victim, 44, was behind it, officials said."}
    assert evidence.people({**event, "passages": [quiet]}) == []
    assert (
        evidence.people({**event, "passages": [{**event["passages"][1], "text": "Somebody else was shot dead."}]}) == []
    )


def test_report_times_are_utc_and_say_so():
    """Event times are local dates and do not."""
    assert view.moment("2020-03-07T14:02:11.5Z") == "2020-03-07 14:02 UTC"
    assert view.moment(None) == "not known"


def test_as_of_leaves_out_what_came_later():
    """Sentences, links, claims and revisions of articles that nobody had then; the toll is that of the state."""
    event, entry = to_dict(world.EVENT), to_dict(world.ENTRY)
    later = {**entry, "mention": {**entry["mention"], "mention_id": "b-0", "article_id": "b",
                                  "received_at": "2020-03-07T15:00:00Z"}}  # fmt: skip
    event["passages"] = [*event["passages"], {**event["passages"][0], "article_id": "b"}]
    event["links"] = [*event["links"], {**event["links"][0], "mention_id": "b-0"}]
    state = {"version": 1, "toll": {}, "headline": "Then"}
    history = [{"at": "2020-03-07T12:00:00Z"}, {"at": "2020-03-07T15:00:00Z"}]
    shown, told, past = evidence.as_of(event, state, [entry, later], history, "2020-03-07T13:00:00Z")
    assert (shown["version"], shown["toll"], shown["headline"], shown["voices"]) == (1, {}, "Then", None)
    assert {passage["article_id"] for passage in shown["passages"]} == {"a/1"} and len(shown["links"]) == 1
    assert (told, past, shown["counts"]["articles"]) == ([entry], history[:1], 1)


def test_sides_and_traits_say_how_sure_they_are():
    """With bounds and whether they are contested; traits are among them and never added up."""
    part = {"low": 10, "best": 13, "high": 15, "contested": True}
    exact = {"low": 1, "best": 1, "high": 1}
    toll = {"killed": {**exactly(22), "by_side": {"militant": part}, "by_trait": {"child": exact, "police": part},
                       "claims": ["c1"]}}  # fmt: skip
    killed, injured = view.measures(toll)
    assert killed == {
        "figure": "22 killed, reported", "sides": "By side: 13 militant (10–15, contested).", "claim": "c1",
        "traits": "Among them: 1 child, 13 of the police (10–15, contested).",
    }  # fmt: skip
    assert injured["figure"] == "injured not known" and injured["sides"] == ""
    assert view.sides(toll, sums=True) == "By side: 13 militant (bounds 10–15, contested)."


def test_sides_that_nobody_told_are_not_known():
    """Said where people died; nothing to say where nobody did or nobody knows."""
    assert view.sides({"killed": exactly(4)}) == "Sides not known."
    assert view.sides({"killed": exactly(0)}) == view.sides({}) == ""


def test_words_stand_in_their_sentence():
    """What is before and after them; nothing where the sentence is withheld."""
    entry = to_dict(world.ENTRY)
    mention = {**entry["mention"], "passages": [{"start": 100, "end": 141, "quote": world.SENTENCE}]}
    (row,) = evidence.ledger([{**entry, "mention": mention}])
    quote = row["quotes"][0]
    assert (quote["before"], quote["quote"], quote["after"]) == ("In all ", "22 people died", ", the ministry said.")
    hidden = {**mention, "passages": [{"start": 100, "end": 141, "quote": "[withheld]"}]}
    assert evidence.ledger([{**entry, "mention": hidden}])[0]["quotes"][0]["before"] == ""


def test_a_long_ledger_keeps_what_the_figures_rest_on():
    """In its order; the rest is at the API."""
    rows = [{"claim_id": f"c{number}"} for number in range(10)]
    kept = evidence.most_telling(rows, {"killed": {"claims": ["c8"]}, "injured": {}}, most=3)
    assert [row["claim_id"] for row in kept] == ["c0", "c1", "c8"]
