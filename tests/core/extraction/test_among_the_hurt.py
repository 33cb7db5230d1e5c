"""Who was among the wounded and has died leaves the injured, and is nobody else of the sentence."""

import pytest

from tests.core.extraction.listening import mentions


def _claims(body):
    """`measure number side from` of each claim, in order."""
    return [f"{c.measure} {c.best} {c.side} {c.from_ or '-'}" for m in mentions(body) for c in m.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk who was among the wounded has died, police said.", "killed 1 civilian injured"),
        ("A baker among the injured died in hospital on Monday.", "killed 1 civilian injured"),
        ("A father of three, who had been among those hurt in Sunday's crash, has died.", "killed 1 unknown injured"),
        ("A day after a gunman opened fire at a bar in Bari, a clerk who was among the wounded died.",
         "killed 1 civilian injured"),
        ("Two nurses who were among the missing were found dead on Monday.", "killed 2 civilian missing"),
    ],
)  # fmt: skip
def test_who_was_among_them_leaves_them(text, expected):
    """One of the wounded who dies was counted before: neither one more hurt nor the gunman's own death."""
    assert _claims(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk was among the wounded, police said.", ["injured 1 civilian -"]),
        (
            "A clerk who was among the wounded said that two bakers had died.",
            ["killed 2 civilian -", "injured 1 civilian -"],
        ),
    ],
)
def test_who_was_among_them_and_lives(text, expected):
    """Without a death of his own he is one of the injured."""
    assert _claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were wounded on Monday. One of the victims is a security guard.",
         ["injured 4 unknown -", "injured 1 security_forces -"]),
        ("Six people were killed. Two of the victims were nurses.", ["killed 6 unknown -", "killed 2 civilian -"]),
        ("Two of the victims were nurses, the mayor said after the blast.", []),
    ],
)  # fmt: skip
def test_victims_are_of_what_was_told_before(text, expected):
    """ "Victims" are the wounded where only wounded are told; nobody is dead for being called one."""
    assert _claims(text) == expected
