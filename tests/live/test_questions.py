"""docs/questions.md, asked as it stands there: ten commands, ten calls of the API, ten pages."""

import html
import json
import re
import shlex
import urllib.parse
from typing import Any

import pytest

from tests.conftest import environment
from tests.laws.house import HOME
from tests.live.system import System, waves
from tests.live.window import Window

PAGE = (HOME / "docs/questions.md").read_text(encoding="utf-8")
FORM = re.compile(
    r"^## ([^\n]+\?)\n(?:[^\n]+\n)+?```\n(tollwire [^\n]+)\n```\n- API: `([^\n]+)`\n- Page: `([^\n]+)`$", re.MULTILINE
)
QUESTIONS = {asked: (command, call, page) for asked, command, call, page in FORM.findall(PAGE)}


def best(told: dict[str, Any]) -> dict[str, int | None]:
    """Place → best figure of the killed, of an answer of events."""
    events = [each["event"] for each in told["events"]]
    return {each["where"]["name"]: each["toll"].get("killed", {}).get("best") for each in events}


def killed(told: dict[str, Any]) -> dict[str, Any]:
    [tally] = told["tallies"]
    return tally["toll"]["killed"]


# question → words of the command's table and of the page, words that must not be there, what the API's answer gives
ANSWERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], Any]] = {
    "How many police were killed in Tajikistan in September 2015?": (
        ("2015-09-04", "among them 9 of the police"), ("2015-09-05",),
        lambda told: killed(told)["by_trait"]["police"]["best"] == 9,
    ),
    "Which events were revised down this week?": (
        ("17 killed, reported", "Gazipur"), ("Ayacucho", "Kilinochchi"),
        lambda told: best(told)["Gazipur"] == 17 and "Ayacucho" not in best(told),
    ),
    "Who was killed in Vahdat?": (
        ("22 killed (13 of them attackers), reported, among them 9 of the police",), ("150,000",),
        lambda told: best(told) == {"Dushanbe": 22},
    ),
    "What happened within 50 km of Kirkuk in May 2012?": (
        ("8 killed, reported; 20 injured", "3 killed, reported; 7 injured"), ("11 killed",),
        lambda told: sorted(e["event"]["toll"]["killed"]["best"] for e in told["events"]) == [3, 8],
    ),
    "Which figures do the parties dispute?": (
        ("Kilinochchi", "4 killed, 4–30, contested"), ("17 killed", "Gazipur"),
        lambda told: best(told) == {"Kilinochchi": 4},
    ),
    "Why is the toll of the Gazipur fire lower than first reported?": (
        ("17 killed, reported", "down to 17", "from 23"), ("23 killed, reported",),
        lambda told: best(told) == {"Gazipur": 17},
    ),
    "How many children were killed in Yemen?": (
        ("14 killed, reported, among them 6 children, 3 women",), ("Aden",),
        lambda told: killed(told)["by_trait"]["child"]["best"] == 6,
    ),
    "Of which events are the dead not known?": (
        ("killed not known", "Kampala", "Stepantsminda"), ("0 killed", "Athens", "Aden"),
        lambda told: best(told) == {"Kampala": None, "Stepantsminda": None},
    ),
    "How many of the kidnapped in Yemen are still held?": (
        ("7 kidnapped (3 of them still held), reported",), ("among them 6 children",),
        lambda told: told["tallies"][0]["toll"]["kidnapped"]["held"]["best"] == 3,
    ),
    "Which stories were withdrawn by their publishers?": (
        ("2024-02-06", "cancelled"), ("shot",),
        lambda told: [each["article"]["status"] for each in told["articles"]] == ["cancelled"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def asked(services, tmp_path_factory):
    """A system that has read all stories, each article after the one before it, and its window."""
    folder = tmp_path_factory.mktemp("questions")
    system = System(environment(services, folder), folder)
    window = Window(system.env)
    try:
        system.worker.start()
        for wave in waves():
            system.run("publish", "-", given=wave)
            system.wait()
        window.open()
        yield system, window
    finally:
        for process in (window, system.worker):
            if process.running():
                process.kill()


def test_there_are_ten_and_each_has_an_answer_to_be_held_to():
    """A question that is added is tested."""
    assert len(QUESTIONS) == PAGE.count("\n## ") == 10
    assert QUESTIONS.keys() == ANSWERS.keys()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_command_answers(asked, question):
    """Typed as documented."""
    system, _ = asked
    words, never, _ = ANSWERS[question]
    tollwire, *command = shlex.split(QUESTIONS[question][0])
    assert tollwire == "tollwire"
    held(table(system.run(*command).decode()), words, never)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_api_answers(asked, question):
    """The same figures, for programs."""
    _, window = asked
    assert ANSWERS[question][2](json.loads(window.get(address(QUESTIONS[question][1]))))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_answers(asked, question):
    """The same words, for people."""
    _, window = asked
    told = window.get(address(QUESTIONS[question][2]))
    main = told.partition("<main")[2].partition("What can be typed")[0]
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", main)).split())
    held(text, *ANSWERS[question][:2])


def address(documented: str) -> str:
    """What a browser makes of an address as a person types it."""
    return urllib.parse.quote(documented, safe="/?&=:")


def table(told: str) -> str:
    """A table as text: the lines of each cell put together again, without the marks of what matched."""
    rows: list[list[list[str]]] = [[]]
    for line in told.splitlines():
        if line.startswith("│"):
            rows[-1].append([cell.strip() for cell in line.strip("│").split("│")])
        else:
            rows.append([])
    cells = (" ".join(" ".join(parts).split()) for row in rows for parts in zip(*row, strict=True))
    return "\n".join(cells).replace("«", "").replace("»", "")


def held(text: str, words: tuple[str, ...], never: tuple[str, ...]) -> None:
    assert [each for each in words if each not in text] == [], text
    assert [each for each in never if each in text] == [], text
