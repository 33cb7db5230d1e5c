"""What came of a deed that is told right behind it: on the deed's day and place; another's arrest stays apart."""

import pytest

from tests.core.extraction.listening import mentions

CASES = [
    ("Police in Uganda arrested three managers of a mill in Jinja on Saturday, two days after a fire there killed 11.",
     ("2019-06-06", "Jinja", {"killed": 11, "arrested": 3})),
    ("A bus driver was detained in Lima on Friday, two weeks after a crash that killed 16 people in Peru's Cusco.",
     ("2019-05-24", "Cusco", {"killed": 16, "arrested": 1})),
    ("A court in Genoa, Italy, remanded two engineers in custody on Tuesday, a week after a bridge collapse in which"
     " nine people died.", ("2019-06-04", "Genoa", {"killed": 9, "arrested": 2})),
    ("Three more of the injured died on Sunday, two days after a gas blast that killed five people in Lahore.",
     ("2019-06-07", "Lahore", {"killed": 5})),
    ("Prosecutors in Seoul questioned the owner of a club on Thursday, five days after a fire in it left 12 dead.",
     ("2019-06-01", "Seoul", {"killed": 12})),
    ("A man suspected of setting the fire that killed nine people in a Dublin hostel on 2 June has been arrested in"
     " Belfast.", ("2019-06-02", "Dublin", {"killed": 9, "arrested": 1})),
    ("A woman appeared in court in Perth, Australia, on Monday accused of murdering her two sons, who were found dead"
     " in a house on Saturday.", ("2019-06-08", "Perth", {"killed": 2})),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_came_of_a_deed_told_behind_it_is_news_of_the_deed(text, expected):
    """One mention, on the day and at the place of the deed (tolls.md, "Roles")."""
    found = mentions(text)
    told = [
        (str(m.when.start), m.where.name, {k: f.best for k, f in m.toll.items() if k in expected[2]}) for m in found
    ]
    assert told == [expected]


def test_who_is_arrested_for_something_else_stays_apart():
    """Protesters, two days after a bomb: two happenings."""
    text = "Police arrested 30 protesters in Accra on Saturday, two days after a bomb killed nine people in the city."
    assert [(str(m.when.start), m.role) for m in mentions(text)] == [
        ("2019-06-08", "primary"),
        ("2019-06-06", "background"),
    ]


def test_an_official_who_was_dismissed_denies_nothing():
    """The contractor who was arrested beside him was."""
    text = "Two officials were dismissed and a contractor was arrested on Monday over the collapse of a school in Jos."
    assert [(c.measure, c.disputed) for m in mentions(text) for c in m.claims] == [("arrested", False)]
