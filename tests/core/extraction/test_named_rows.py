"""Rows of persons told by name, and numbers told again by who they were: nobody is lost, nobody counted twice."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The assassination of Colonel Nils Dahl, Judge Erik Holm, and Senator Olav Berg on Monday shocked Oslo.",
         {"killed": 3}),
        ("The massacre of the Trappist monks Marek Zielak, Jan Wilk, Piotr Rybak, and Adam Sowa in Lublin on Monday"
         " stunned the town.", {"killed": 4}),
        ("A bomb exploded in Turin on Monday, killing Elsa Conti, 58; Paolo Riva, 23; a girl known as Mimi; Dario"
         " Fabbri, and a fire warden.", {"killed": 5}),
        ("Rebels kidnapped Governor Sami Okello, deputy Peter Ojok and three rangers near Gulu on Monday.",
         {"kidnapped": 5}),
        ("The murders of Tomas Kolar, General Pavel Kral, and deputy and party chairman Jiri Vesely in Brno on"
         " Monday were condemned.", {"killed": 3}),
    ],
)  # fmt: skip
def test_each_name_is_one(body, expected):
    """A row of names with offices, ages and other people is as many as it names."""
    assert [figures for _, figures in tolls(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Militiamen killed two surveyors, Ove Lind and Arne Strand, on Tuesday.", {"killed": 2}),
        ("Police arrested three smugglers, Ove Lind, Arne Strand and Kjell Moe, on Monday in Bergen.", {"arrested": 3}),
        ("Ove Lind, a baker, Kari Moe, a tailor, and Arne Strand were killed in Bergen on Monday.", {"killed": 3}),
        ("The murders of four climbers, three Austrians and a Belgian, in Lhasa on Monday were condemned.",
         {"killed": 4}),
        ("A bomb killed four foreigners, two Germans, a Briton and a Swede, in Cali on Monday.", {"killed": 4}),
        ("Gunmen killed three soldiers, two policemen and a teacher in Cali on Monday.", {"killed": 6}),
    ],
)  # fmt: skip
def test_who_they_were_is_nobody_more(body, expected):
    """Names, offices and countries behind a number say who was counted; other people in a list are more."""
    assert [figures for _, figures in tolls(body)] == [expected]
