"""What is set off from the people counted: who most of them were, a clause with "with", who says it."""

import pytest

from tests.core.extraction.listening import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 90 villagers, most of them farmers, remain missing after the flood.", ["missing 90+ villagers"]),
        ("At least 14 people, mostly women and children, were killed when the boat sank.", ["killed 14+ people"]),
        ("Twelve miners, all of them migrants, were wounded.", ["injured 12 miners"]),
        ("Storms killed 21 people in the valley, with nine missing.", ["killed 21 people", "missing 9"]),
        ("Storms killed 21 people in the valley, with 8 others still missing.", ["killed 21 people", "missing 8"]),
        ("Soldiers stormed the depot, killing the last six militants.", ["killed 6 militants"]),
        ("The mine killed the first two soldiers.", ["killed 2 soldiers"]),
        ("Shelling killed 19 people, including nine women, health officials in the enclave said.",
         ["killed 19 people", "killed 9 women"]),
        ("Shelling killed 19 people, including nine women and two children, a doctor said.",
         ["killed 19 people", "killed 9 women", "killed 2 children"]),
    ],
)  # fmt: skip
def test_what_is_set_off(text, expected):
    """Commas set off who they were and who says so; neither is another figure, nor hides the figure."""
    assert told(text) == expected
