"""Write, flush, send, ack: in this order, whatever the records are."""

import base64
import hashlib

import pytest

from agents.codec import Record
from agents.letters import LARGEST, dead_letter
from agents.steps import Decision, steps
from core.errors import BadInput, Broken, Skip
from core.linking.facts import Output
from tests.agents.records import ListRoad, drained, listed, record


class Body:
    """Decides by what the record says, and writes down when it does."""

    def __init__(self, road: ListRoad) -> None:
        self.road = road

    async def decide(self, given: Record) -> Decision:
        word = given.value.decode()
        self.road.steps.append(f"decide {word}")
        match word:
            case "bad":
                raise BadInput("here", "it is bad")
            case "skip":
                raise Skip("nothing to do")
            case "slip":
                raise KeyError("a bug")
            case "broken":
                raise Broken("no more")
            case "disk":
                raise OSError("no space left")
        moves = (Output(topic="mentions", key="AF", record=b""),) if word == "move" else ()
        return Decision(
            moves=moves,
            write=lambda: self.road.steps.append(f"write {word}"),
            outputs=(Output(topic="events", key=word, record=b""),),
        )


async def run(*words: str, fail: str = "", batches: int = 1) -> tuple[ListRoad, list[int]]:
    road = ListRoad(fail)
    records = [record(word.encode(), offset=number) for number, word in enumerate(words)]
    size = len(records) // batches
    parts = [records[n * size : (n + 1) * size] for n in range(batches)]
    return road, await drained(steps(listed(*parts), stage="here", decide=Body(road).decide, road=road), 0.2)


async def test_facts_before_outputs() -> None:
    """Each record sees what the one before it wrote; one flush a batch; outputs only after it."""
    road, sizes = await run("a", "b")
    assert road.steps == [
        "decide a", "write a", "decide b", "write b", "flush", "send events", "send events",
    ]  # fmt: skip
    assert sizes == [2]


async def test_moves_before_the_facts_that_tell_of_them() -> None:
    """A move is sent and acknowledged before anything says that it was made."""
    road, _ = await run("move")
    assert road.steps == ["decide move", "flush", "send mentions", "write move", "flush", "send events"]


async def test_a_bad_record_is_a_dead_letter_and_the_next_is_read() -> None:
    """BadInput writes nothing and hinders nobody."""
    road, sizes = await run("bad", "a")
    assert [output.topic for output in road.sent] == ["dead-letters", "events"]
    assert (road.sent[0].record.stage, road.sent[0].record.reason) == ("here", "it is bad")
    assert sizes == [2]


async def test_a_slip_of_ours_is_a_dead_letter() -> None:
    """A bug that one record meets does not stop the others; the letter says what it was."""
    road, sizes = await run("slip", "a")
    assert road.sent[0].record.reason == "unexpected KeyError: 'a bug'"
    assert sizes == [2]


async def test_a_skipped_record_leaves_nothing() -> None:
    """Skip is counted, and that is all."""
    road, sizes = await run("skip")
    assert (road.sent, sizes) == ([], [1])


@pytest.mark.parametrize("word", ["broken", "disk"])
async def test_what_is_broken_stops_the_worker_and_is_never_acked(word: str) -> None:
    """Rule 2: nothing leaves the body; the app crashes and the batch is never yielded."""
    road, sizes = await run("a", word)
    assert len(road.crashed) == 1
    assert sizes == [-1]
    assert road.sent == []


async def test_a_flush_that_fails_sends_nothing() -> None:
    """Rule 13: an output never goes out before its facts are acknowledged."""
    road, sizes = await run("a", fail="flush")
    assert (len(road.crashed), road.sent, sizes) == (1, [], [-1])


async def test_each_batch_is_yielded_for_itself() -> None:
    """The source is acked batch by batch."""
    _, sizes = await run("a", "b", "c", "d", batches=2)
    assert sizes == [2, 2]


def test_a_letter_keeps_the_original() -> None:
    """Stage, reason, where it lay, the bytes themselves and their SHA-256."""
    given = record(b"\xff{", offset=7, key=b"k", headers={"tollwire-attempt": b"3", "trace": b"x"})
    letter = dead_letter(given, BadInput("intake", "not JSON")).record
    assert base64.b64decode(letter.original) == b"\xff{"
    assert (letter.topic, letter.partition, letter.offset, letter.key) == ("articles", 0, 7, "k")
    assert (letter.attempt, letter.headers["trace"]) == (3, "x")


def test_a_letter_too_large_says_where_it_lies() -> None:
    """Above 3 MiB the bytes stay where they are, and the letter has their place and SHA-256."""
    value = b"x" * (LARGEST + 1)
    letter = dead_letter(record(value), BadInput("intake", "too long")).record
    assert letter.original is None
    assert (letter.size, letter.sha256) == (LARGEST + 1, hashlib.sha256(value).hexdigest())


@pytest.mark.parametrize(("topic", "key"), [("articles", None), ("accepted", "a-1"), ("mentions", None)])
def test_a_letter_is_keyed_by_article(topic: str, key: str | None) -> None:
    """Where the record's key is the article's id, the letter has it too; else it has none."""
    assert dead_letter(record(b"", topic=topic, key=b"a-1"), BadInput("s", "r")).key == key
