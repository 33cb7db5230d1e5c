"""Those told to be inside, and that none of them lived."""

import pytest

from tests.core.extraction.listening import mentions

LEAD = "A missile struck a house in Bari, Italy, on Monday. "


def _killed(body):
    """The dead and their traits; None where nobody is told dead."""
    figures = [m.toll["killed"] for m in mentions(body) if "killed" in m.toll]
    assert len(figures) < 2
    return (figures[0].best, {name: f.best for name, f in figures[0].by_trait.items()}) if figures else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inside were a baker, his mother and their three small nieces. None of the five survived.", (5, {"child": 3})),
        ("Inside were a baker and two nurses. All of them died.", (3, {"medic": 2})),
        ("Two nurses were inside. Neither survived.", (2, {"medic": 2})),
        ("A baker and his two infant sons were at home. None of them survived.", (3, {"child": 2})),
        ("None of its seven occupants survived.", (7, {})),
    ],
)
def test_all_who_were_inside_are_dead(text, expected):
    """None of the five survived: five dead, by who they were."""
    best, traits = _killed(LEAD + text)
    assert (best, {k: v for k, v in traits.items() if k != "woman"}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "None of the seven houses survived.",
        "Inside were a baker and two nurses. All were rescued.",
        "It is feared that none of the five inside survived.",
        "Bakers were inside. None of them wanted to talk.",
        "All of the walls collapsed.",
    ],
)
def test_houses_and_the_saved_are_nobody_dead(text):
    """What did not survive must be people, and they must be told dead."""
    assert _killed(LEAD + text) is None


def test_a_list_of_others_is_no_part_of_the_number():
    """Told with another number, those inside are not who the dead were."""
    assert _killed(LEAD + "Inside were two nurses. None of the five in the car outside survived.") == (5, {})
