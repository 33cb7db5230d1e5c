"""The generation: one for each life of a Kafka and namespace."""

from bus import admin
from bus.generation import ensure_generation, generation


def test_there_is_none_before_it_is_made(house) -> None:
    """A fresh Kafka has no generation, and asking makes none."""
    assert generation(house) is None
    admin.create_topics(house)
    assert generation(house) is None


def test_it_is_made_once_and_stays(house) -> None:
    """Ensuring it again gives the same one, with the partitions it was made with."""
    admin.create_topics(house)
    made = ensure_generation(house)
    assert made.partitions == 3 and made.generation
    assert ensure_generation(house) == generation(house) == made
