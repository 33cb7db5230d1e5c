"""What an event is called: its own news by their title, else by the sentence that tells most of it."""

from core.linking.view import _told_in
from schemas.claim import Evidence
from tests.core.extraction.listening import mentions

BODY = (
    "Eight militants died at the hands of troops on Saturday, a day after bloodshed that left 11 people dead. "
    "The hunt began after Friday's attacks, in which four policemen and seven militants were killed."
)


def test_the_sentence_that_tells_most_of_it():
    """The first sentence begins with another happening; the second tells both sides of this one."""
    passing = next(m for m in mentions(BODY) if m.toll.get("killed").best == 11)
    told = max(passing.passages, key=lambda p: _told_in(passing, p))
    assert isinstance(told, Evidence)
    assert told.quote.startswith("The hunt began")
