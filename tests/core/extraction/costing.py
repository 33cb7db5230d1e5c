"""What a reading costs: calls counted, not seconds, so that load changes nothing."""

import sys

from core.extraction.read import read
from language.ear import ear
from tests.core.extraction.listening import article

TOWNS = ("Lima", "Cusco", "Quito", "Bogota", "Kabul", "Herat", "Mosul", "Basra", "Lagos", "Kano")


def calls(body):
    """Calls of functions and generators of ours that one reading makes."""
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
