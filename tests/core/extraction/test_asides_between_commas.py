"""Who most of them were, between commas, is said of those before and adds nobody."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("body", "toll"),
    [
        ("Sixteen people, most of them women and children, were killed when a slope gave way in Goma on Sunday.",
         {"killed": 16}),
        ("Sixteen people, mostly girls and boys, and two guards were killed when a hall burned in Goma on Sunday.",
         {"killed": 18}),
        ("Eight people, all of them monks from Bhutan, and their driver were killed when a jeep overturned near Gangtok"
         " on Sunday.", {"killed": 9}),
        ("Some 30 people, most of whom were schoolgirls, drowned in Malawi on Sunday.", {"killed": 30}),
        ("About 50 people, many of them tourists, suffered burns in a fire in Bergen on Sunday.", {"injured": 50}),
        ("At least 19 people - most of them men and boys - are believed trapped after a collapse in Accra on Sunday,"
         " and 4 died.", {"killed": 4}),
        ("Six farmers, two of them brothers, and a teacher died when a bus overturned near Gulu on Sunday.",
         {"killed": 7}),
    ],
)  # fmt: skip
def test_an_aside_adds_nobody(body, toll):
    """Two or more nouns, "all of them", "most of whom were", and somebody told behind it."""
    assert tolls(body)[0][1] == toll


def test_a_list_without_of_them_is_counted():
    """Negative: those between the commas are other people."""
    body = "Two guards, three nurses and a cook were killed when a bus overturned near Gulu on Sunday."
    assert tolls(body)[0][1] == {"killed": 6}
