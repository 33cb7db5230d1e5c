"""What becomes of an arriving article: first arrival, newest text, version."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from core.reading.intake import settle
from schemas.article import Article

NOON = datetime(2021, 3, 1, 12, tzinfo=UTC)


def article(body: str, **more) -> Article:
    return Article(**({"id": "a", "title": "T", "body": body, "published_at": NOON, "received_at": NOON} | more))


def test_the_first_arrival_is_kept() -> None:
    """The same text an hour later is the stored article, as it was."""
    first = settle(article("Three died."), None)
    again = settle(article("Three died.", received_at=NOON + timedelta(hours=1)), first)
    assert (first.version, first.status, first.received_at) == (1, "usable", NOON)
    assert again is first


def test_a_newer_revision_replaces_and_says_when_it_came() -> None:
    """Version 2, the first arrival kept, the revision's own beside it."""
    later = NOON + timedelta(hours=2)
    first = settle(article("Three died.", revision=1), None)
    second = settle(article("Five died.", revision=2, received_at=later), first)
    assert (second.version, second.body, second.received_at, second.revised_at) == (2, "Five died.", NOON, later)


def test_a_late_older_revision_re_emits_the_current_one() -> None:
    """Nothing changes, not even the version."""
    current = settle(article("Five died.", revision=2), None)
    assert settle(article("Three died.", revision=1), current) is current


def test_without_numbers_the_later_update_is_newer() -> None:
    """`updated_at`, else `published_at`."""
    old = settle(article("Three died."), None)
    new = settle(article("Five died.", updated_at=NOON + timedelta(hours=1)), old)
    assert (new.version, new.body) == (2, "Five died.")


def test_a_cancellation_keeps_the_text_it_cancels() -> None:
    """Cancelled at the same moment as published: it still wins, once."""
    told = settle(article("Three died.", revision=3), None)
    gone = settle(article("", status="cancelled"), told)
    again = settle(article("", status="cancelled"), gone)
    assert (gone.status, gone.body, gone.version) == ("cancelled", "Three died.", 2)
    assert again is gone
    assert settle(article("Three died.", revision=3), gone) is gone


def test_the_order_of_arrival_decides_nothing() -> None:
    """Three revisions in any order end with the same text."""
    revisions = [article(f"{n} died.", revision=n) for n in (1, 2, 3)]
    for order in permutations(revisions):
        stored = None
        for incoming in order:
            stored = settle(incoming, stored)
        assert stored is not None
        assert replace(stored, version=0).body == "3 died."
