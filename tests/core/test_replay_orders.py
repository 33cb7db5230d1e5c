"""The pipeline without wires: order of arrival, duplicates, as-of."""

from datetime import UTC, datetime, timedelta

from core.replay import Replay, in_order
from schemas.article import Article

NOON = datetime(2021, 3, 1, 12, tzinfo=UTC)


def article(name: str, hour: int, received: int | None = None) -> Article:
    at = NOON + timedelta(hours=hour)
    given = None if received is None else NOON + timedelta(hours=received)
    return Article(id=name, title="Choir sings", body="A choir sang.", published_at=at, received_at=given)


def test_articles_come_in_order_of_receipt_else_publication() -> None:
    """A late arrival takes its turn by arrival; equals stay as they stand."""
    told = [article("late", 1, received=9), article("b", 3), article("a", 2), article("a2", 2)]
    assert [a.id for a in in_order(told)] == ["a", "a2", "b", "late"]


def test_as_of_leaves_out_what_came_later() -> None:
    """Known at 15:00: what arrived until then."""
    told = [article("late", 1, received=9), article("b", 3), article("a", 2)]
    assert [a.id for a in in_order(told, NOON + timedelta(hours=3))] == ["a", "b"]


def test_what_tells_of_nobody_makes_no_event() -> None:
    """No sentence that matters: the model is not asked, nothing is linked."""

    def deaf(sentences):
        raise AssertionError("nothing here is worth listening to")

    replay = Replay(deaf)
    replay.publish_all([article("a", 0), article("a", 0)])
    assert (list(replay.events()), list(replay.tallies())) == ([], [])
