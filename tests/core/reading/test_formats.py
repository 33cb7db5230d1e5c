"""What publishers send becomes an article, or a refusal that says what to do."""

import json
from datetime import UTC, datetime

import pytest

from core.errors import BadInput
from core.reading.formats import articles, parse
from schemas.article import Article

NOON = datetime(2021, 3, 4, 12, tzinfo=UTC)
BODY = "Five people were killed when a bus fell into a ravine near the village."


def raw(**fields):
    return json.dumps({"body": BODY, "published_at": "2021-03-04", **fields}).encode()


def test_our_json():
    """Every field of ours is taken; a bare date is noon UTC; what is unknown survives."""
    article = parse(raw(id="a1", title="Bus falls", url="https://www.example.com/bus", labels={"killed": 5}))
    assert (article.id, article.title, article.body, article.published_at) == ("a1", "Bus falls", BODY, NOON)
    assert article.source.domain == "example.com"
    assert article.language == "en"
    assert article.status is None
    assert article.extra == {"labels": {"killed": 5}}


def test_a_missing_date_is_assumed():
    """`--assume-date` fills in a null; without it the article is refused."""
    assert parse(raw(published_at=None), assume_date=NOON).published_at == NOON
    with pytest.raises(BadInput, match="--assume-date"):
        parse(raw(published_at=None))


def test_ids_come_from_the_address_else_from_the_words():
    """The same address under another guise is the same article; so are the same words."""
    plain = parse(raw(url="https://www.example.com/bus?utm_source=x#top")).id
    assert plain == parse(raw(url="http://example.com/bus/")).id
    assert plain != parse(raw(url="http://example.com/train")).id
    assert parse(raw()).id == parse(raw(body=BODY.replace(" ", "  "))).id
    assert parse(raw()).id != parse(raw(title="Another")).id


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"{not json", "not JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[1, 2]", "JSON object"),
        (b'"text"', "JSON object"),
        (raw(body=None), "body is missing"),
        (json.dumps({"published_at": "2021-03-04"}).encode(), "body is missing"),
        (raw(body=""), "no text"),
        (raw(body=" \n ..."), "no text"),
        (raw(body=["a"]), "body: wants text"),
        (raw(title=5), "title: wants text"),
        (raw(body="a\x00b"), "binary"),
        (raw(body="half \ud800 a sign"), "surrogate"),
        (raw(body="word " * 300_000), "bytes of text"),
        (raw(published_at="yesterday"), "published_at"),
        (raw(published_at="2021-13-40"), "published_at"),
        (raw(published_at="0021-03-04"), "year 21"),
        (raw(published_at=1614859200), "published_at"),
        (raw(schema="article/9"), "article/9"),
        (raw(id=["x"]), "id:"),
        (raw(id="x" * 600), "id:"),
        (raw(url=5), "url:"),
        (raw(source=5), "source"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_what_cannot_be_used_says_why(sent, reason):
    """Each becomes a BadInput of stage intake, nothing else."""
    with pytest.raises(BadInput, match=reason) as told:
        parse(sent)
    assert told.value.stage == "intake"


def test_text_of_a_mebibyte_is_read():
    """The limit is of text, in bytes."""
    assert len(parse(raw(body="x" * 1_048_576)).body) == 1_048_576
    with pytest.raises(BadInput, match="at most"):
        parse(raw(body="é" * 600_000))


def test_foreign_text_is_skipped_with_its_reason():
    """Only English is read; the article is kept."""
    article = parse(
        raw(body="Cinco personas murieron cuando un autobús cayó a un barranco cerca de la aldea, dijo la policía.")
    )
    assert (article.status, article.language) == ("skipped", "es")
    assert "es" in article.status_reason


def test_json_lines_report_bad_lines_one_by_one():
    """A bad line is named and the next is read."""
    found = list(articles("x.jsonl", raw(id="1") + b"\n\nnonsense\n" + raw(id="2") + b"\n"))
    assert [getattr(item, "id", None) or item.reason[:16] for item in found] == ["1", "line 3: not JSON", "2"]


def test_a_json_file_holds_one_article_or_a_list():
    """An object, a list, or a list under `articles`."""
    one, two = json.loads(raw(id="1")), json.loads(raw(id="2"))
    for data, count in ((one, 1), ([one, two], 2), ({"articles": [one, two]}, 2)):
        assert [a.id for a in articles("x.json", json.dumps(data).encode())] == ["1", "2"][:count]


def test_lines_are_told_by_content():
    """Standard input has no ending."""
    assert [a.id for a in articles("-", raw(id="1") + b"\n" + raw(id="2"))] == ["1", "2"]


def test_a_text_file():
    """The first line is the title; the date is the caller's."""
    (article,) = articles("bus.txt", f"Bus falls\n\n{BODY}\n".encode(), assume_date=NOON)
    assert (article.title, article.body, article.published_at) == ("Bus falls", f"\n{BODY}".strip("\n"), NOON)


def test_a_text_file_without_a_date_is_refused():
    """A refusal comes as a value, so that the next file is read."""
    (refused,) = articles("bus.txt", b"Bus falls\n\nFive died.")
    assert isinstance(refused, BadInput)


def test_a_binary_text_file_is_refused():
    """A picture under a wrong name is no article."""
    (refused,) = articles("bus.txt", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", assume_date=NOON)
    assert isinstance(refused, BadInput)


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><link>https://example.com</link>
<item><title>Bus falls</title><link>https://example.com/bus</link><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Five people were killed.&lt;/p&gt;&lt;p&gt;Two were hurt.&lt;/p&gt;</description></item>
<item><title>Empty</title><link>https://example.com/none</link><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate></item>
</channel></rss>"""


def test_a_feed():
    """Each item is an article; one without text is refused and named."""
    first, second = articles("feed.xml", RSS)
    assert isinstance(first, Article)
    assert (first.title, first.body) == ("Bus falls", "Five people were killed.\n\nTwo were hurt.")
    assert first.published_at == datetime(2021, 3, 4, 10, tzinfo=UTC)
    assert first.source.name == "Example Wire"
    assert isinstance(second, BadInput)
    assert second.reason.startswith("item 2")


def test_a_page():
    """The main text of a page without its menu and footer, with its date."""
    words = "".join(
        f"<p>Rescue workers said that five people were killed near the village number {i}.</p>" for i in range(8)
    )
    html = (
        '<!doctype html><html><head><title>Bus falls</title><meta property="article:published_time" '
        'content="2021-03-04T08:00:00Z"><link rel="canonical" href="https://example.com/bus"></head><body>'
        "<nav>Home News</nav>"
        f"<article><h1>Bus falls</h1>{words}</article><footer>All rights reserved</footer></body></html>"
    )
    (article,) = articles("bus.html", html.encode())
    assert article.title == "Bus falls"
    assert "five people were killed" in article.body
    assert "All rights reserved" not in article.body
    assert article.published_at.date().isoformat() == "2021-03-04"
