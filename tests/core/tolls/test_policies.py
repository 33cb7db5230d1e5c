"""The named alternatives to `best`, a page of examples each: the same claims, another reading."""

import pytest

from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import shown, story

PAGES = {
    "lowest": [
        (["21", "18"], "18/18/21 contested"),
        (["7", "12", "15"], "7/7/15 contested"),
        (["police: 7", "police: 12"], "12/12/12"),
        (["23+", "17 was:23", "23"], "17/17/17"),
        (["10-15", "14"], "10/12/15"),
        (["0", "3"], "0/0/3 contested"),
        (["24~", "31"], "24/24/31"),
        (["5", "40?"], "5/5/40"),
    ],
    "acled": [
        (["20~"], "10/10/10"),
        (["24~"], "12/12/12"),
        (["200~"], "100/100/100"),
        (["2~"], "2/3/3"),
        (["24"], "24/24/24"),
        (["24~", "31"], "12/12/31"),
        (["21", "18"], "18/18/21 contested"),
        (["2000~"], "1000/1000/1000"),
    ],
    "range": [
        (["21", "18"], "18/18/21 contested"),
        (["a1: 21", "b: 21", "c: 21", "d: 18"], "18/18/21 contested"),
        (["7", "12", "15"], "7/7/15 contested"),
        (["police: 7", "police: 12", "mayor: 10"], "10/10/12 contested"),
        (["23+", "17 was:23", "23"], "17/17/17"),
        (["13"], "13/13/13"),
    ],
    "latest_official": [
        (["police: 21", "22", "25"], "21/21/21"),
        (["police: 21", "hospital(medical): 23", "25"], "23/23/23"),
        (["hospital(medical): 23", "police: 21"], "21/21/21"),
        (["rebels(enemy): 30", "army(military): 4"], "4/4/4"),
        (["villager(witness): 30", "7", "9"], "9/9/30 contested"),
        (["police: 10-15", "20"], "10/12/15"),
    ],
    "majority": [
        (["21", "21", "18"], "18/21/21 contested"),
        (["7", "12", "12", "15"], "7/12/15 contested"),
        (["21", "18"], "18/18/21 contested"),
        (["24~", "31", "31"], "24/31/31"),
        (["police: 7", "police: 12"], "12/12/12"),
        (["23+", "17 was:23", "23", "23"], "17/17/17"),
    ],
}
CASES = [(policy, *row) for policy, page in PAGES.items() for row in page]


@pytest.mark.parametrize(("policy", "texts", "expected"), CASES, ids=[f"{c[0]}: {' → '.join(c[1])}" for c in CASES])
def test_pages(policy, texts, expected):
    """Every example of every page."""
    assert shown(toll(story(*texts), policy=policy)["killed"]) == expected


def test_another_policy_reads_nothing_again():
    """The same mentions give each policy's toll; none changes them."""
    told = story("21", "18", "24~")
    before = list(told)
    results = {policy: shown(toll(told, policy=policy)["killed"]) for policy in ("best", "lowest", "majority")}
    assert results == {"best": "24/24/24", "lowest": "18/18/24 contested", "majority": "18/18/24 contested"}
    assert told == before
