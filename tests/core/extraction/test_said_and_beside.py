"""The deed's day before the day it was told on; what is told beside a deed; agencies known by their letters."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people died after an embankment breached in Barpeta on Sunday night, officials said on Monday.",
        "As many as 340 villages went under and 14 persons lost their lives after a dam of the Beki river breached in"
        " Assam's Barpeta district on Sunday night, the state relief authority said on Monday.",
        "Six people lost their lives after a boat overloaded with wedding guests tipped over on Sunday, police told AFP"
        " on Tuesday.",
    ],
)
def test_the_day_before_the_saying_is_the_deeds(text):
    """A weekday of its own in the clause of the deed, another beside "said"."""
    (told,) = mentions(text)
    assert str(told.when.start) == "2019-06-09"


def test_a_day_long_before_the_saying_is_not_taken():
    """Who was elected years ago did not die then."""
    text = "Floods killed nine people, said the mayor, who was elected in May 2015, on Monday."
    assert [m.when.start.year for m in mentions(text)] == [2019]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A car bomb killed nine people in Aleppo, Syria, on Monday. The fire destroyed 30 stalls. Three of the dead"
         " were soldiers.", [("killed", 9), ("killed", 3)]),
        ("A bus crash killed 12 people near Puno on Sunday. The explosion of the tank could be heard for miles. Five"
         " of the victims were children.", [("killed", 12), ("killed", 5)]),
        ("A train derailed near Bikaner on Monday, leaving 17 dead. Flooding had washed away the ballast. Another 45"
         " people were hurt.", [("killed", 17), ("injured", 45)]),
    ],
)  # fmt: skip
def test_a_fire_told_beside_is_no_happening_of_its_own(text, expected):
    """Nobody suffers in that sentence, and it has no day or place: what follows is still of the deed."""
    (told,) = mentions(text)
    assert [(c.measure, c.best) for c in told.claims] == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The toll of Monday's landslide rose to 17, an ASDMA bulletin said.", "ASDMA", "official"),
        ("The toll of Monday's landslide rose to 17, BNPB said.", "BNPB", "official"),
        ("The toll of Monday's landslide rose to 17, according to a BNPB report.", "BNPB", "official"),
        ("Nine soldiers were killed on Monday in an attack, the XYZA said.", "XYZA", "witness"),
    ],
)
def test_letters_name_an_agency(text, name, kind):
    """Not where it may be who struck the soldiers."""
    (told,) = mentions(text)
    assert {(c.speaker.name, c.speaker.kind) for c in told.claims} == {(name, kind)}
