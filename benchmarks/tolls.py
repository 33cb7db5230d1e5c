"""How long a toll takes to update: an event of 5,000 claims, and one more article. The bar: under 5 ms (issue 5).

Run: .venv/bin/python benchmarks/tolls.py
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from core.tolls.fold import toll
from core.tolls.running import Running
from schemas.claim import Claim, Evidence, Speaker
from schemas.mention import Mention
from schemas.place import Where

START = datetime(2020, 1, 1, tzinfo=UTC)
CLAIMS = 5000
QUOTE = (Evidence(start=0, end=1, quote="x"),)


def mention(number: int, minutes: int, dice: random.Random, named: bool) -> Mention:
    """One article: killed, of them children, and injured; by one of thirty speakers or a voice of its own."""
    killed = min(400, 20 + number // 7 + dice.randint(0, 3))
    speaker = Speaker(name=f"office {dice.randint(1, 30)}", kind="official") if named else Speaker()
    name = f"m{number}"
    child = {"side": "civilian", "traits": ("child",), "mode": "subset", "of": f"{name}/0"}
    told = [
        {"measure": "killed", "low": killed, "best": killed, "high": killed},
        {"measure": "killed", "low": 9, "best": 9, "high": 9, **child},
        {"measure": "injured", "low": 2 * killed, "best": 2 * killed, "high": None},
    ]
    claims = tuple(Claim(claim_id=f"{name}/{i}", speaker=speaker, evidence=QUOTE, **c) for i, c in enumerate(told))
    return Mention(
        mention_id=name, article_id=f"a{number}", published_at=START + timedelta(minutes=minutes), received_at=None,
        reader="bench", role="primary", event_type="Battles", event_subtype="", when=None, where=Where(), claims=claims,
    )  # fmt: skip


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time, so that other work on the machine does not count."""
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def update(running: Running, told: Mention) -> None:
    running.hear(told)
    running.toll()


def forget(running: Running, told: Mention) -> None:
    running.forget(told.mention_id)
    running.toll()


def measure(named: bool) -> dict[str, list[float]]:
    """An event of CLAIMS claims: folded anew; one more article at its end; one that comes late, anywhere in it; one
    that is taken back, anywhere in it."""
    dice = random.Random(1)
    count = CLAIMS // 3
    told = [mention(i, i, dice, named) for i in range(count)]
    running = Running()
    for m in told:
        running.hear(m)
    running.toll()
    more = [mention(count + i, count + i, dice, named) for i in range(200)]
    late = [mention(10**6 + i, dice.randint(0, count), dice, named) for i in range(30)]
    return {
        "anew": [milliseconds(partial(toll, told)) for _ in range(3)],
        "one more": [milliseconds(partial(update, running, m)) for m in more],
        "one late": [milliseconds(partial(update, running, m)) for m in late],
        "one gone": [milliseconds(partial(forget, running, m)) for m in dice.sample(told, 30)],
    }


def main() -> None:
    for named, voices in ((True, "30 speakers"), (False, "a voice an article")):
        for name, times in measure(named).items():
            middle, worst = statistics.median(times), max(times)
            print(f"{voices:18}  {name:9}  median {middle:7.2f} ms  worst {worst:7.2f} ms")


if __name__ == "__main__":
    main()
