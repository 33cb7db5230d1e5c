"""One article, one id."""

import pytest

from core.reading.identity import article_id, canonical, domain


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.com/news/1",
        "http://example.com/news/1/",
        "HTTPS://Example.com/news/1#part",
        "https://m.example.com/news/1?utm_source=a&utm_medium=b&fbclid=c",
        "example.com/news/1",
        "https://example.com:443/news/1",
    ],
)
def test_guises_of_one_address(url):
    """Scheme, www, port, tracking and fragment do not count."""
    assert canonical(url) == "example.com/news/1"


def test_what_is_read_counts():
    """Parameters that name the article stay, in one order."""
    assert (
        canonical("https://example.com/a?b=2&a=1")
        == canonical("https://example.com/a?a=1&b=2")
        == "example.com/a?a=1&b=2"
    )
    assert canonical("https://example.com/a?id=1") != canonical("https://example.com/a?id=2")


@pytest.mark.parametrize("url", ["", "nonsense", "http://", "http://[::1", "https://example.com:port/"])
def test_what_is_no_address_has_no_canonical_form(url):
    """Then the words make the id."""
    assert canonical(url) == ""
    assert article_id(url, "t", "b") == article_id(None, "t", "b")


def test_domain():
    """The host without www."""
    assert domain("https://www.example.co.uk/a/b?c=d") == "example.co.uk"
    assert domain(None) == ""
