"""Two persons told with their offices behind a verb or a noun, and those told "as well"."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def _toll(text):
    return [toll for _, toll in tolls(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The union deplored the murder of cook Ivan Orr and Pavel Lind in Skopje on Monday.",
        "The murder of Hilda Saal and her driver, Pavel Lind, in Skopje on Monday was filmed.",
        "Gunmen killed Ivan Orr, head of the Miners' League (ML), and union treasurer Hilda Saal in Skopje on Monday.",
        "An inquiry into the killing of Greek baker Ivan Orr and Danish nurse Hilda Saal in Skopje began on Monday.",
    ],
)
def test_the_second_of_two_named_persons_is_counted(text):
    """Between two names stand offices, leagues, a companion: they are two."""
    assert [toll["killed"] for toll in _toll(text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "The murder of judge and lawyer Anton Orr in Skopje on Monday shocked Pavel Lind.",
        "The murder of Anton Orr in Skopje on Monday was condemned by Ivo Saal and Pavel Lind.",
        "Gunmen killed Anton Orr, brother of Ivo Saal and Pavel Lind, in Skopje on Monday.",
        "Gunmen killed Anton Orr in Skopje on Monday and Pavel Lind said he was afraid.",
        "Gunmen killed the owner of the small bakery of Skopje, along with two accomplices, police said.",
    ],
)
def test_who_only_speaks_or_is_kin_is_not_counted(text):
    """One is dead; the other name mourns, speaks, is a brother's, or did it with them."""
    assert [toll["killed"] for toll in _toll(text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "The killing of Anna Lind in Madrid on Monday was filmed.",
        "Police are still asking for news of the murder of Ivan Orr in Skopje on Monday.",
        "The death of Anna Lind in Madrid on Monday was condemned by her union.",
    ],
)
def test_who_is_murdered_in_a_city_is_a_person(text):
    """No place is called Anna Lind, and the day is the murder's, not that of those who condemn it."""
    (told,) = mentions(text)
    assert (told.toll["killed"].best, told.when.text) == (1, "Monday")
    assert told.where.name in ("Madrid", "Skopje")


def test_as_well_as_tells_more_of_them():
    """Behind what is said of the first, "as well as" goes on with the same verb."""
    text = "Rebels have killed the owner of the only mill in the hamlet, as well as two farmers, police said on Monday."
    assert [toll["killed"] for toll in _toll(text)] == [3]
