"""The reading of a whole page grows as its length: steps are counted, not seconds."""

import sys

from core.extraction.read import read
from language.ear import ear
from tests.core.extraction.listening import article

TOWNS = ("Lima", "Cusco", "Quito", "Bogota", "Kabul", "Herat", "Mosul", "Basra", "Lagos", "Kano")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def _page(sentences):
    """News of many happenings: another town, day and figure in each sentence."""
    said = (
        f"A bomb killed {3 + i % 37} people and wounded {5 + i % 53} in {TOWNS[i % 10]} on {DAYS[i % 5]}, police said."
        for i in range(sentences)
    )
    return "\n\n".join(said)


def _steps(body):
    """Calls of functions of ours that one reading makes."""
    told, count = article(body), 0

    def called(frame, event, _):
        nonlocal count
        count += event == "call" and "/core/" in frame.f_code.co_filename

    read(told, ear())  # lists are read and words met
    sys.setprofile(called)
    try:
        read(told, ear())
    finally:
        sys.setprofile(None)
    return count


def test_four_times_the_page_is_about_four_times_the_work():
    """From 100 sentences to 400 of as many happenings: less than six times the calls (quadratic would be sixteen)."""
    assert _steps(_page(400)) < 6 * _steps(_page(100))
