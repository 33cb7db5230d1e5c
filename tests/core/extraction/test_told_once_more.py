"""One more of the dead, anniversaries, followers, corrections down, everybody aboard: ways of telling, one each."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("More bodies found", "Divers recovered four more bodies from a ferry that sank off Mombasa on Monday."),
        ("Bodies pulled from ruins", "Crews pulled another four bodies from the ruins of a hotel in Lima."),
        ("Search at mine", "Crews found the bodies of another four miners in a pit near Perth."),
    ],
)
def test_four_more_are_an_increment(title, body):
    """Further dead come on top, a headline's bare "bodies" being no total they could be a part of."""
    (told,) = mentions(body, title)
    assert [(c.measure, c.best, c.mode) for c in told.claims] == [("killed", 4, "increment")]
