"""No step of the reading does more than its share on a long page: lines of ours that run are counted, not seconds."""

import sys
from collections import Counter

import pytest

from core.extraction import event_type, happenings, people, sums
from core.extraction.read import read
from language.ear import ear
from tests.core.extraction.listening import article

FEW, TIMES = 24, 4
GROWTH = 1.5
"""What a function may run more than `TIMES` as often: a page cuts into sentences of one happening or of the next."""
SMALL = 1500
"""Lines; what runs fewer on the long page may be a start that both pages share."""
MONTHS = ("January", "March", "May", "June", "August", "October")
PAGES = {
    "one bomb": "A bomb killed nine people and wounded 30 others in Kabul on Friday, police said.",
    "one victim": "John Smith, 34, was shot dead in Lima on Friday.",
    "one arrest": "Police arrested three men over the attack in Mosul.",
    "one attack": "The attack took place near the market.",
    "they": "They were killed.",
    "the headline": "Bomb kills nine in Kabul.",
    "members": "Among them were two children and nine policemen.",
    "survivors": "There were no survivors.",
    "a denial": "The army denied that its soldiers had killed 14 villagers in Herat in 2009.",
    "many figures": "A bomb killed {figure} people and wounded {more} in Kabul on Friday, police said.",
    "many bombs": "A bomb killed {figure} people and wounded {more} in {town} on {date}, police said.",
    "many arrests": "Police in {town} arrested {figure} men on {date} over the bombing that killed {more} people.",
    "many crashes": "In a crash in {town} on {date}, {figure} people were killed.",
    "raids": "Troops killed {figure} militants in Kabul on Friday. Two of the gunmen were later arrested.",
    "claims": "A group said it was behind the attack in {town} on {date} that killed {figure} soldiers.",
    "speakers": 'The governor of {town}, Ana {name}, said: "We found {figure} bodies." He said {more} were missing.',
}
"""A page repeats its sentence; one that tells of many happenings has another day in each, no two of them alike."""


def _page(said, sentences):
    return " ".join(
        said.format(
            figure=3 + i % 7, more=5 + i % 11, town=("Kabul", "Herat")[i % 2],
            date=f"{1 + i % 28} {MONTHS[i // 28 % 6]} {2018 - i // 168}",
            name=f"{'BCDFGHKLM'[i % 9]}{'aeiou'[i % 5]}{'lmnrst'[i % 6]}{'aeiou'[i // 9 % 5]}{'lnr'[i // 45 % 3]}",
        )
        for i in range(sentences)
    )  # fmt: skip


def _work(body):
    """How many lines of each function of ours one reading runs."""
    told, count = article(body, title="Bomb kills nine in Kabul"), Counter()

    def lines(frame, event, _):
        count[frame.f_code] += 1
        return lines

    def called(frame, event, _):
        return lines if "/core/" in frame.f_code.co_filename else None

    read(article(_page(PAGES["raids"], 3)), ear())  # lists are read
    sys.settrace(called)
    try:
        read(told, ear())
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("said", PAGES.values(), ids=PAGES)
def test_four_times_the_page_is_four_times_the_work_of_every_step(said, monkeypatch):
    """No function of ours runs more than six times as many lines on a page four times as long."""
    monkeypatch.setattr(happenings, "FEW", 2)  # the bounds of what is compared, reached by a short page
    monkeypatch.setattr(happenings, "MANY", 6)
    monkeypatch.setattr(sums, "BESIDE", 6)
    monkeypatch.setattr(event_type, "_VEHICLES", 6)
    monkeypatch.setattr(people, "MOST", 6)
    short, long = _work(_page(said, FEW)), _work(_page(said, FEW * TIMES))
    more = {code: (short[code], n) for code, n in long.items() if n > SMALL and n > GROWTH * TIMES * short[code]}
    grown = {f"{code.co_filename.rpartition('/')[2]}:{code.co_name}": told for code, told in more.items()}
    assert not grown
