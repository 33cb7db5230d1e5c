"""What readers are told of how well articles are read."""

from pathlib import Path

from monitor import scores

FLOORS = Path(__file__).parents[1] / "quality/floors.toml"


def test_readers_see_the_scores_that_were_accepted_last():
    """The same file, byte for byte: `make score` writes both."""
    assert scores.FILE.read_bytes() == FLOORS.read_bytes()
    assert all(0 <= score <= 100 for _, _, score in scores.accepted())
