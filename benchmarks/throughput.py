"""Articles a second through the whole system: `make bench`, or `python -m benchmarks.throughput --articles 2000`.

A system of its own (embedded services, one worker) reads the stories of seeds/ over and over, each copy under its own
id; the time from the first byte published to no lag anywhere is what counts. Linking sees as many reports of one
happening as there are copies, which is harder than the news.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).parents[1]
TOLLWIRE = Path(sys.executable).with_name("tollwire")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--articles", type=int, default=500)
    wanted = words.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="tollwire-bench-") as folder:
        env = {**os.environ, "TOLLWIRE_DATA": f"{folder}/data"}
        articles = Path(folder) / "articles.jsonl"
        articles.write_text("".join(copies(wanted)), encoding="utf-8")
        try:
            timed(env, "up")
            published = timed(env, "publish", str(articles))
            read = timed(env, "status", "--wait", "--timeout", "3600", "--json")
        finally:
            subprocess.run([TOLLWIRE, "down"], env=env, check=True)
    total = published + read
    print(f"{wanted} articles in {total:.1f} s: {wanted / total:.1f} a second (publishing took {published:.1f} s)")


def copies(wanted: int) -> list[str]:
    """The stories' articles, again and again, each with an id and address of its own."""
    files = sorted((HOME / "seeds/stories").glob("*/articles.jsonl"))
    told = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    made = [{**told[n % len(told)], "id": f"bench-{n}", "url": f"https://bench.example/{n}"} for n in range(wanted)]
    return [json.dumps(article) + "\n" for article in made]


def timed(env: dict[str, str], *words: str) -> float:
    began = time.monotonic()
    subprocess.run([TOLLWIRE, *words], env=env, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
