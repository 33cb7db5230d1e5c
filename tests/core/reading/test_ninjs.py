"""IPTC ninjs, all three versions."""

import json
from datetime import UTC, datetime

import pytest

from core.errors import BadInput
from core.reading.formats import parse

ONE = {
    "uri": "urn:example:1",
    "type": "text",
    "versioncreated": "2021-03-04T11:00:00Z",
    "firstcreated": "2021-03-04T10:00:00Z",
    "pubstatus": "usable",
    "headline": "Bus falls",
    "body_xhtml": "<div><p>Five people were killed.</p><p>Two were &amp; are hurt.</p></div>",
    "language": "en",
    "version": "3",
    "located": "Quito",
    "urgency": 2,
}
THREE = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "urn:example:1",
    "versionCreated": "2021-03-04T11:00:00Z",
    "contentCreated": "2021-03-04T10:00:00Z",
    "pubStatus": "usable",
    "headlines": [{"role": "short", "value": "Bus"}, {"role": "main", "value": "Bus falls"}],
    "bodies": [
        {"role": "main", "contentType": "text/html", "value": "<p>Five people were killed.</p>"},
        {"role": "main", "contentType": "text/plain", "value": "Five people were killed."},
    ],
    "infoSources": [{"name": "Example Wire"}],
    "language": "en-GB",
}


def read(data):
    return parse(json.dumps(data).encode())


def test_version_one():
    """Lower-case keys, HTML body, version as revision."""
    article = read(ONE)
    assert (article.id, article.title, article.revision, article.dateline) == ("urn:example:1", "Bus falls", 3, "Quito")
    assert article.body == "Five people were killed.\n\nTwo were & are hurt."
    assert article.published_at == datetime(2021, 3, 4, 10, tzinfo=UTC)
    assert article.updated_at == datetime(2021, 3, 4, 11, tzinfo=UTC)
    assert article.extra["urgency"] == 2


def test_version_three():
    """Lists of headlines and bodies: the main headline, plain text before HTML."""
    article = read(THREE)
    assert (article.title, article.body, article.source.name) == (
        "Bus falls",
        "Five people were killed.",
        "Example Wire",
    )
    assert article.status is None


@pytest.mark.parametrize(("key", "data"), [("pubstatus", ONE), ("pubStatus", THREE)])
def test_cancelled(key, data):
    """`canceled` takes an article back, with or without its text."""
    assert read({**data, key: "canceled"}).status == "cancelled"
    bare = {k: v for k, v in data.items() if not k.startswith(("bod", "headline"))}
    assert read({**bare, key: "canceled"}).status == "cancelled"


def test_withheld_is_skipped():
    """A withheld item is kept and not read."""
    article = read({**THREE, "pubStatus": "withheld"})
    assert (article.status, article.status_reason) == ("skipped", "pubStatus withheld")


def test_without_text():
    """A usable item without a body is refused."""
    with pytest.raises(BadInput, match="body"):
        read({k: v for k, v in THREE.items() if k != "bodies"})
