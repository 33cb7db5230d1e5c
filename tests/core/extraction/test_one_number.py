"""One number over several nouns counts them all."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Forty-one reporters and camera operators were killed in Gaza on Sunday.", 41),
        ("The raid on Sunday killed 17 farmers and local herders in Plateau.", 17),
        ("Six cooks, waiters and kitchen hands died in a hotel fire in Baku on Sunday.", 6),
        ("Nine soldiers and pro-government fighters were killed near Hama on Sunday.", 9),
    ],
)
def test_bare_plurals_stand_under_the_number(body, killed):
    """Nobody told of two more."""
    assert tolls(body)[0][1]["killed"] == killed


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Nine soldiers and several villagers were killed near Hama on Sunday.", 12),
        ("Nine soldiers and four villagers were killed near Hama on Sunday.", 13),
        ("A soldier and two villagers were killed near Hama on Sunday.", 3),
    ],
)
def test_a_number_of_their_own_is_added(body, killed):
    """Negative: "several" and "four" are others."""
    assert tolls(body)[0][1]["killed"] == killed
