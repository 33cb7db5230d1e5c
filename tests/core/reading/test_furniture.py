"""What belongs to the page goes; what tells of people stays."""

import pytest

from core.reading.furniture import blank


@pytest.mark.parametrize(
    "line",
    [
        "By continuing to browse this site, you accept the use of cookies.",
        "Sign up for our daily newsletter",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Read more",
        "Copyright 2021 Example Media. All rights reserved.",
        "Advertisement",
        "Click here to download the Example News app",
        "Related: Two killed in harbour fire",
        "This story was originally published on Monday",
        "Subscribe now",
        "Leave a comment",
        "3 Comments",
    ],
)
def test_furniture_is_blanked(line):
    """A line of furniture between two of news becomes spaces, and only it."""
    text = f"A bus fell into a ravine.\n{line}\nNine people died."
    assert blank(text) == f"A bus fell into a ravine.\n{' ' * len(line)}\nNine people died."


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said 12 people were killed and urged residents to follow us on the official channel.",
        "More than 30 people were injured in the blast.",
        "Most of the victims were children.",
        "The image showed a body in the street.",
        "He read more than the others.",
        "Close to 40 people are missing.",
        "Search teams found two bodies.",
        "Share prices fell after the attack.",
        "Subscribe to our newsletter after 13 people were killed.",
        "Video footage showed officers shooting two men.",
        "Next to the market, a bomb killed four people.",
    ],
)
def test_news_is_never_blanked(sentence):
    """A sentence with a figure and a word of harm stays, whatever furniture words it has."""
    assert blank(sentence) == sentence


@pytest.mark.parametrize(
    "heading", ["RELATED", "Most read", "You may also like:", "READ MORE :", "Related stories", "MORE FROM KXQZ9.COM"]
)
def test_headlines_under_a_heading_are_other_stories(heading):
    """Up to the next line that ends with a full stop."""
    text = (
        f"Two died in Oslo.\n{heading}\nTruck crash kills 21 in Peru\n\nIs your bus safe?\n\nPolice counted two dead."
    )
    kept = [line for line in blank(text).split("\n") if line.strip()]
    assert kept == ["Two died in Oslo.", "Police counted two dead."]
    assert len(blank(text)) == len(text)
