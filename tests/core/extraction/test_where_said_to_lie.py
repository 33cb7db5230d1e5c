"""Which country a place is in, as the text says it: a people's word, "Congo", "an island of", "in the Republic of"."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("VICTORIA, Gozo - Five men were killed in a blast at a plant on the Maltese island of Gozo.", "MT"),
        ("A landslide in Bukavu, Congo, on Sunday killed 30 people.", "CD"),
        ("A blast at an arms depot in Brazzaville, Congo, killed at least 146 people on Sunday.", "CG"),
        ("Rebels killed 12 villagers in eastern Congo on Friday.", "CD"),
        ("A derailment killed 60 people near Yanga in the Republic of Congo on Sunday.", "CG"),
        ("A storm killed two people on Tanna, an island of Vanuatu, on Sunday.", "VU"),
        ("Six people drowned off the Tongan village of Nomuka on Sunday.", "TO"),
    ],
)  # fmt: skip
def test_the_country_is_the_one_told(text, country):
    """Never that of a larger town of a like name elsewhere."""
    assert [m.where.country for m in mentions(text)] == [country]
