"""Only a sure answer counts against a text."""

from pathlib import Path

import pytest

from core.reading.formats import articles
from core.reading.language import language
from schemas.article import Article

GOLD = Path(__file__).parents[4] / "shared" / "gold"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2 killed",
        "FIVE SOLDIERS WERE KILLED IN AN AMBUSH NEAR THE TOWN OF VILLAMAYOR, THE ARMY COMMAND SAID IN A COMMUNIQUE.",
        "A man , 23 , was shot in Troy , Ohio , Monday , police said .",
        "3 INGO staff kidnapped, Mogadishu, Bakara district. 1 UN driver injured, Afgooye, Lower Shabelle, Jan 4.",
    ],
)
def test_english_in_every_dress(text):
    """Short, shouted, tokenised, telegraphic: all English."""
    assert language(text).code == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Cinco personas murieron cuando un autobús cayó a un barranco cerca de la aldea, dijo la policía local.",
            "es",
        ),
        (
            "Fünf Menschen kamen ums Leben, als ein Bus in eine Schlucht stürzte, teilte die Polizei.",
            "de",
        ),
        (
            "Cinq personnes ont été tuées lorsqu'un autocar est tombé dans un ravin, a indiqué la police.",
            "fr",
        ),
    ],
)
def test_other_languages_are_told(text, code):
    """A sentence is enough where the language is plain."""
    assert language(text).code == code


@pytest.mark.skipif(not GOLD.exists(), reason="the gold texts are not here")
def test_the_gold_is_english():
    """More than 99.5 % of the gold texts, all of which are English, are taken for English."""
    from datetime import UTC, datetime

    told = [
        item.language
        for file in sorted(GOLD.glob("*.jsonl"))
        for item in articles(file.name, file.read_bytes(), assume_date=datetime(2020, 1, 1, tzinfo=UTC))
        if isinstance(item, Article)
    ]
    assert len(told) > 5000
    assert sum(code == "en" for code in told) > 0.995 * len(told)
