"""Each story of seeds/stories comes out as its expected.jsonl says, through the whole pipeline without wires."""

import json
from pathlib import Path

import pytest

from core.reading.formats import parse
from core.replay import Replay
from language import ear
from schemas.wire import to_dict
from tests.stories.judging import problems

STORIES = sorted((Path(__file__).parents[2] / "seeds" / "stories").iterdir())


@pytest.fixture(scope="session")
def listening():
    return ear()


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(story: Path, listening) -> None:
    """What the story expects is what comes out."""
    pipeline = Replay(listening)
    for article in lines(story / "articles.jsonl"):
        pipeline.publish(parse(json.dumps(article).encode()))
    events = [to_dict(event) for event in pipeline.events()]
    tallies = [to_dict(tally) for tally in pipeline.tallies()]
    assert problems(lines(story / "expected.jsonl"), events, tallies) == []
