"""Accidents of what moves people: the vehicle says which way, whatever stands between it and the verb."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    ("body", "subtype"),
    [
        ("A coach crashed near the pass, killing 20.", "Road"),
        ("A bus taking forty singers home from a contest overturned, killing nine.", "Road"),
        ("A lorry ploughed into a crowd at the market, killing five people.", "Road"),
        ("Two freight trains collided before dawn, killing the drivers and six others.", "Rail"),
        ("Three track workers were hit by a tram and killed.", "Rail"),
        ("An Airbus with 90 aboard crashed on landing, killing 41.", "Air"),
        ("A jet skidded off the runway, killing three people.", "Air"),
        ("A helicopter accident killed six people.", "Air"),
        ("A canoe overturned on the lake, killing seven girls.", "Water"),
    ],
)
def test_the_way_of_an_accident(body, subtype):
    """Types of EM-DAT: technological, transport, by way."""
    (one,) = mentions(body)
    assert (one.event_type, one.event_subtype) == ("Technological disaster", subtype)


@pytest.mark.parametrize(
    "body",
    [
        "Gunmen opened fire on a bus, which crashed into a ditch, killing nine.",
        "A man drove a car into a crowd in a deliberate attack, and the car overturned, killing six.",
        "An airliner was hit by a missile and crashed, killing 90 people.",
    ],
)
def test_violence_that_ends_in_a_crash_is_violence(body):
    """The crash is only what came of it."""
    (one,) = mentions(body)
    assert one.event_type in ("Violence against civilians", "Explosions/Remote violence")


def test_a_bare_crash_takes_the_vehicle_told_before():
    """ "A similar crash" of an article about a plane is one of planes."""
    told = mentions("A plane crashed on Monday, killing 40 people. A similar crash in May 2014 killed seven people.")
    assert [one.event_subtype for one in told] == ["Air", "Air"]
