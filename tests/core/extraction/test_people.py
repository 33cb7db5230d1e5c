"""Named persons: age, sex, fate and part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.people import people
from tests.core.extraction.listening import mentions
from tests.core.extraction.reading_notation import several


def named(text):
    """`name, age, sex, role, status` of each person."""
    return [
        ", ".join(str(part) for part in (p.name, p.age, p.sex, p.role, p.status))
        for p in (found.person for found in people(several(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Kovac, 34, was shot and killed.", ["Marta Kovac, 34, None, victim, killed"]),
        ("The victim, identified as John Smith, 23, died at a hospital.", ["John Smith, 23, None, victim, killed"]),
        ("Police arrested 51-year-old Karl Brandt on Monday.", ["Karl Brandt, 51, None, suspect, arrested"]),
        ("Police Chief Anna Holm said two men were killed.", ["Anna Holm, None, None, official, None"]),
        ("The suspect, Peter Vance, 40, was arrested.", ["Peter Vance, 40, None, suspect, arrested"]),
        (
            "The dead were identified as Ann Lee, 12; Bo Lee, 14; and their mother, Carla Lee-Ruiz, 39.",
            [
                "Ann Lee, 12, None, victim, killed",
                "Bo Lee, 14, None, victim, killed",
                "Carla Lee-Ruiz, 39, female, victim, killed",
            ],
        ),
        ("JUAN PEREZ, 51, WAS KILLED IN THE ATTACK ON THE STATION.", ["JUAN PEREZ, 51, None, victim, killed"]),
        ('"It was loud," said Omar al-Rashid, a shopkeeper.', ["Omar al-Rashid, None, None, witness, None"]),
        (
            "Robert J. Stone Jr., a 27-year-old father of two, was wounded.",
            ["Robert J. Stone Jr, 27, male, victim, injured"],
        ),
        ("James Brown shot two people.", ["James Brown, None, None, suspect, None"]),
        ("Officer Dan Reed was killed. | Reed, 31, had served ten years.", ["Dan Reed, 31, None, victim, killed"]),
        ("The body of Elena Markova was found.", ["Elena Markova, None, None, victim, killed"]),
        ("Gunmen kidnapped Dr. Samir Haddad.", ["Samir Haddad, None, None, victim, kidnapped"]),
        ("Mrs. Ada Stone died.", ["Ada Stone, None, female, victim, killed"]),
        ("Ali bin Hassan is missing.", ["Ali bin Hassan, None, None, victim, missing"]),
        (
            "They named the dead as Karl Stone, his wife, Ida Stone, and daughter, Una Stone.",
            [
                "Karl Stone, None, None, victim, killed",
                "Ida Stone, None, female, victim, killed",
                "Una Stone, None, female, victim, killed",
            ],
        ),
        (
            "Una Wick, 44; Per Tran, 51; and Ida Loe, 37, were taken into custody.",
            [f"{who}, None, suspect, arrested" for who in ("Una Wick, 44", "Per Tran, 51", "Ida Loe, 37")],
        ),
        ("She was stabbed by a boy in a green Fiat Panda at Fernhill Primary School.", []),
        ("The Port Vale Police Department said officers were hurt.", []),
        ("Red Cross workers were killed in Port Vale on Monday.", []),
    ],
)
def test_people(text, expected):
    """A name with a sign of a person; organisations and places are none."""
    assert named(text) == expected


def test_evidence_slices_the_body():
    """The words of each naming stand in the article."""
    text = "Marta Kovac, 34, was shot. | Kovac died on Friday."
    (found,) = people(several(text))
    assert found.person.status == "killed"
    assert found.sentences == (1, 2)
    assert [text[e.start : e.end] for e in found.person.evidence] == [e.quote for e in found.person.evidence]
    assert [e.quote for e in found.person.evidence] == ["Marta Kovac, 34", "Kovac"]


WORDS = st.sampled_from(
    "Marta Kovac John J . , 34 was killed Police Chief the victims identified as ; and said 23 - year - old al - de "
    "la Jr ( )".split()
)


@given(st.lists(WORDS, max_size=25))
def test_any_text_is_read_the_same_way_twice_and_evidence_slices(words):
    """Same text, same output; quotes are what stands there."""
    text = " ".join(words)
    found = people(several(text))
    assert found == people(several(text))
    for one in found:
        for e in one.person.evidence:
            assert text[e.start : e.end] == e.quote


def test_the_leader_of_a_gang_is_no_victim():
    """What befell his gang did not befall him, and who is behind an attack is a suspect whose name is not shown."""
    (one,) = mentions(
        "Raiders killed six soldiers on Friday. The man behind the raids is Bekzod Umarov, officials said. "
        "To date 27 men of Umarov's gang have been caught, and 11 of them were killed, the ministry said."
    )
    assert [(p.name, p.role, p.status) for p in one.people] == [("Bekzod Umarov", "suspect", None)]


def test_whose_body_is_found_is_dead():
    """ "NAME's body was recovered" tells his own fate."""
    (one,) = mentions("A yacht sank on Monday. Victor Hale's body was recovered on Thursday.")
    assert [(p.role, p.status) for p in one.people] == [("victim", "killed")]
