"""Rows of persons told by name, and numbers told again by who they were: nobody is lost, nobody counted twice."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The assassination of Colonel Juan Perez, Judge Luis Lopez, and Senator Pedro Diaz on Monday shocked Lima.",
         {"killed": 3}),
        ("The massacre of the Jesuit priests Juan Perez, Luis Lopez, Pedro Diaz, and Carlos Ruiz in Lima on Monday"
         " shocked the country.", {"killed": 4}),
        ("A bomb exploded in Lima on Monday, killing Maria Perez, 42; Pilar Lopez, 19; a boy known as Carlos; Efrain"
         " Diaz, and a police officer.", {"killed": 5}),
        ("Rebels kidnapped Mayor Juan Perez, councilman Luis Lopez and two policemen near Lima on Monday.",
         {"kidnapped": 4}),
        ("The murders of Carlos Garcia, Colonel Juan Quintero, and senator and presidential candidate Luis Galan in"
         " Cali on Monday were condemned.", {"killed": 3}),
    ],
)  # fmt: skip
def test_each_name_is_one(body, expected):
    """A row of names with offices, ages and other people is as many as it names."""
    assert [figures for _, figures in tolls(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Soldiers killed two reporters, Roberto Navas and Mauricio Pineda, on Monday.", {"killed": 2}),
        ("Police arrested three men, Juan Perez, Luis Lopez and Pedro Diaz, on Monday in Cali.", {"arrested": 3}),
        ("Juan Perez, a teacher, Luis Lopez, a nurse, and Ana Diaz were killed in Cali on Monday.", {"killed": 3}),
        ("The murders of three reporters, two Salvadorans and a Dutchman, in Lima on Monday were condemned.",
         {"killed": 3}),
        ("A bomb killed four foreigners, two Germans, a Briton and a Swede, in Cali on Monday.", {"killed": 4}),
        ("Gunmen killed three soldiers, two policemen and a teacher in Cali on Monday.", {"killed": 6}),
    ],
)  # fmt: skip
def test_who_they_were_is_nobody_more(body, expected):
    """Names, offices and countries behind a number say who was counted; other people in a list are more."""
    assert [figures for _, figures in tolls(body)] == [expected]
