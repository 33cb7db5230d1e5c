"""Some of those told before, between commas: of them, never of those who are told next."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people died, five of them children, and 30 were injured when a wall collapsed in Pune on Sunday.",
         {"killed": 12, "injured": 30}),
        ("Forty-nine bodies have been recovered in Sfax, 31 of them women, and 140 people are missing.",
         {"killed": 49, "missing": 140}),
        ("Nine bodies were found in Sfax on Sunday, four of them children, and 14 people are still missing.",
         {"killed": 9, "missing": 14}),
        ("Twelve died, most of them children, and 24 were missing after a ferry sank in Mbandaka on Sunday.",
         {"killed": 12, "missing": 24}),
        ("Six people were killed, three of them women, and 11 others hurt in a crash in Pune on Sunday.",
         {"killed": 6, "injured": 11}),
        ("Gunmen killed 12 villagers, at least five of them girls, and a soldier in Kano on Sunday.", {"killed": 13}),
        ("A stampede in Sanaa on Sunday killed 78 people and injured 73 others, 13 of them critically, officials said.",
         {"killed": 78, "injured": 73}),
        ("Trains collided in Bavaria on Sunday, killing ten and injuring 80, 17 of them seriously.",
         {"killed": 10, "injured": 80}),
        ("A ferry caught fire off Basilan on Sunday, killing 31, three of them children.", {"killed": 31}),
        ("A bomb in Quetta on Sunday killed 14 people and wounded 30, several of them critically.",
         {"killed": 14, "injured": 30}),
        ("Three doctors (one of them Swedish) and a driver were killed in Kano on Sunday.", {"killed": 4}),
    ],
)  # fmt: skip
def test_an_aside_is_no_member_of_the_next_list(text, expected):
    """ "Five of them children, and 30 were injured": thirty are injured."""
    assert [toll for _, toll in tolls(text)] == [expected]
