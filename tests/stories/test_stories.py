"""Each story of seeds/stories comes out as its expected.jsonl says, through the whole pipeline without wires."""

import json
from pathlib import Path

import pytest

from core.reading.formats import parse
from core.replay import Replay
from language.ear import ear
from schemas.wire import to_dict
from tests.stories.judging import problems

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
STORIES = [
    story
    for folder in (ROOT / "seeds" / "stories", HERE / "variants", HERE / "told")
    for story in sorted(folder.iterdir())
]
SEED = ROOT.parent / "shared" / "seed"


@pytest.fixture(scope="session")
def listening():
    return ear()


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(story: Path, listening) -> None:
    """What the story expects is what comes out."""
    judge(lines(story / "articles.jsonl"), lines(story / "expected.jsonl"), listening)


@pytest.mark.skipif(not SEED.is_dir(), reason="the agency's text lies beside the project, not in it")
def test_original(listening) -> None:
    """The text the project started from is read like our telling of it."""
    title, body = next(SEED.glob("*.txt")).read_text(encoding="utf-8").split("\n", 1)
    article = {"title": title, "body": body.strip(), "published_at": "2015-09-05T12:00:00Z"}
    judge([article], lines(ROOT / "seeds/stories/tajikistan-2015/expected.jsonl"), listening)


def judge(articles: list[dict], expected: list[dict], listening) -> None:
    pipeline = Replay(listening)
    for article in articles:
        pipeline.publish(parse(json.dumps(article).encode()))
    events = [to_dict(event) for event in pipeline.events()]
    tallies = [to_dict(tally) for tally in pipeline.tallies()]
    assert problems(expected, events, tallies) == []
