"""Exclusive sides, traits, attackers."""

import pytest

from core.extraction.casualties import findings
from core.extraction.sides import attacker, side
from tests.core.extraction.listening import marked


def of(text):
    return side(findings(marked(text))[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two policemen were killed.", ("security_forces", ("police",))),
        ("Two police officers were killed.", ("security_forces", ("police",))),
        ("Three aid workers were killed.", ("civilian", ("aid_worker",))),
        ("Three NGO staff members were kidnapped.", ("civilian", ("aid_worker",))),
        ("A journalist was killed.", ("civilian", ("journalist",))),
        ("Five people were killed.", ("unknown", ())),
        ("Nine militants were killed.", ("militant", ())),
        ("Four children were killed.", ("civilian", ("child",))),
        ("A 12-year-old boy was killed.", ("civilian", ("child",))),
        ("Two army recruits were killed.", ("security_forces", ("soldier",))),
    ],
)
def test_side_and_traits(text, expected):
    """The noun tells the side, the word beside it may say more (tolls.md, Sides and traits)."""
    assert of(text) == expected


def test_attackers_only_in_attacks():
    """A gunman killed in an attack on people is an attacker; in a battle nobody is."""
    (gunman,) = findings(marked("A gunman was killed."))
    (guest,) = findings(marked("A guest was killed."))
    assert attacker(gunman, "Violence against civilians") is True
    assert attacker(guest, "Violence against civilians") is False
    assert attacker(gunman, "Battles") is None
