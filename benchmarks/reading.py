"""How fast the reading is, in one run on the same texts: `python -m benchmarks.reading [--rows N]`.

Compares articles a second of the reading (one process) with `spacy.load(model).pipe` over the full texts of
`../shared/gold/clusters.jsonl` (all relevant), then on a stream where one article in twenty is relevant, and prints
the peak memory. Bars: 8 times, 60 times, 600 MB (issue 4).
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.extraction.read import read_many
from language.ear import MODEL, ear
from schemas.article import Article

GOLD = Path(__file__).parents[2] / "shared/gold/clusters.jsonl"
DAY = datetime(2020, 1, 1, 12, tzinfo=UTC)
IRRELEVANT = "The council met to talk about the colour of the benches in the park, and the choir sang. " * 25
EVERY = 20
BATCH = 64


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=300)
    rows = parser.parse_args().rows
    if not GOLD.exists():
        print(f"nothing to measure: {GOLD} is not there", file=sys.stderr)
        return 0
    articles = [_article(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()[:rows]]
    read_many(articles[:2], ear())  # the model and the gazetteer are loaded before the clock runs
    ours = _rate(lambda: _read(articles), len(articles))
    stream = [a if i % EVERY == 0 else _dull(i) for i, a in enumerate(articles[: rows // 4] * EVERY)][: rows * 5]
    mixed = _rate(lambda: _read(stream), len(stream))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = _rate(lambda: _whole(articles), len(articles))
    print(f"spaCy over full texts   {theirs:8.1f} articles a second")
    print(f"reading, all relevant   {ours:8.1f}  {ours / theirs:5.1f} times (bar 8)")
    print(f"reading, one in twenty  {mixed:8.1f}  {mixed / theirs:5.1f} times (bar 60)")
    print(f"peak memory             {memory:8.0f} MB (bar 600)")
    return 0


def _article(row: dict[str, str]) -> Article:
    return Article(id=row["id"], title=row["title"], body=row["body"], published_at=DAY)


def _dull(number: int) -> Article:
    return Article(id=f"dull-{number}", title="Benches", body=IRRELEVANT, published_at=DAY)


def _read(articles: Sequence[Article]) -> None:
    for i in range(0, len(articles), BATCH):
        read_many(articles[i : i + BATCH], ear())


def _whole(articles: Sequence[Article]) -> None:
    import spacy

    model = spacy.load(MODEL)  # noqa: TID251 - the yardstick is spaCy as it comes
    for _ in model.pipe(article.body for article in articles):
        pass


def _rate(work: Callable[[], None], count: int) -> float:
    began = time.process_time()
    work()
    return count / (time.process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
