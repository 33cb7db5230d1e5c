"""The reading of a whole page grows as its length: steps are counted, not seconds."""

from tests.core.extraction.costing import TOWNS, calls

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def _page(sentences):
    """News of many happenings: another town, day and figure in each sentence."""
    said = (
        f"A bomb killed {3 + i % 37} people and wounded {5 + i % 53} in {TOWNS[i % 10]} on {DAYS[i % 5]}, police said."
        for i in range(sentences)
    )
    return "\n\n".join(said)


def test_four_times_the_page_is_about_four_times_the_work():
    """From 100 sentences to 400 of as many happenings: less than six times the calls (quadratic would be sixteen)."""
    assert calls(_page(400)) < 6 * calls(_page(100))
