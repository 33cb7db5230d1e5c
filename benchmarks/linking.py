"""Linking measured on labelled articles, beside the floor: batch TF-IDF in a three-day window, tuned on these texts.

    python benchmarks/linking.py clusters ../shared/gold/clusters.jsonl events.jsonl [--misses 20]
    python benchmarks/linking.py floor ../shared/gold/clusters.jsonl

`clusters` scores what `tollwire replay` printed and sorts wrong pairs by what kept apart or pulled together.
The floor knows all texts and dates beforehand and has no notion of an event: what linking must beat to be worth it.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log, sqrt
from pathlib import Path
from typing import Any

import click

WINDOW_DAYS = 3
_WORD = re.compile(r"[a-z]{3,}|\d{2,}")


def rows(path: Path) -> list[dict[str, Any]]:
    """Labelled articles that tell of exactly one incident."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [r for r in found if len(r["incidents"]) == 1]


def scores(label: Mapping[str, str], guess: Mapping[str, str]) -> dict[str, float]:
    """B3 and pairwise precision, recall and F in percent, over the labelled articles."""
    gold, made = defaultdict(set), defaultdict(set)
    for article, incident in label.items():
        gold[incident].add(article)
        made[guess[article]].add(article)
    overlap = {a: len(gold[label[a]] & made[guess[a]]) for a in label}
    precision = sum(overlap[a] / len(made[guess[a]]) for a in label) / len(label)
    recall = sum(overlap[a] / len(gold[label[a]]) for a in label) / len(label)
    both = sum(_pairs(n) for n in Counter((label[a], guess[a]) for a in label).values())
    pair_p = both / max(1, sum(_pairs(len(s)) for s in made.values()))
    pair_r = both / max(1, sum(_pairs(len(s)) for s in gold.values()))
    return {
        "B3 F": _f(precision, recall),
        "B3 P": 100 * precision,
        "B3 R": 100 * recall,
        "pair F": _f(pair_p, pair_r),
        "pair P": 100 * pair_p,
        "pair R": 100 * pair_r,
    }


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _f(p: float, r: float) -> float:
    return 200 * p * r / (p + r) if p + r else 0.0


def vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """Unit TF-IDF vectors: logarithmic counts, document frequencies over all texts."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    spread = Counter(word for c in counts for word in c)
    out = []
    for c in counts:
        weights = {w: (1 + log(n)) * log(len(texts) / spread[w]) for w, n in c.items() if spread[w] > 1}
        size = sqrt(sum(x * x for x in weights.values())) or 1.0
        out.append({w: x / size for w, x in weights.items()})
    return out


def near(articles: Sequence[Mapping[str, Any]]) -> list[tuple[float, int, int]]:
    """Cosine of every two articles published within the window, the most alike first."""
    days = [date.fromisoformat(a["published_at"][:10]) for a in articles]
    told = vectors([f"{a['title']}\n{a['body']}" for a in articles])
    found = []
    for j in range(len(articles)):
        for i in range(j):
            if abs((days[i] - days[j]).days) <= WINDOW_DAYS:
                small, large = sorted((told[i], told[j]), key=len)
                found.append((sum(x * large.get(w, 0.0) for w, x in small.items()), i, j))
    return sorted(found, reverse=True)


def joined(
    articles: Sequence[Mapping[str, Any]], alike: Iterable[tuple[float, int, int]], least: float
) -> dict[str, str]:
    """Article → cluster: single links at or above `least`."""
    parent = list(range(len(articles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for value, i, j in alike:
        if value >= least:
            parent[root(i)] = root(j)
    return {a["id"]: str(root(i)) for i, a in enumerate(articles)}


@click.group()
def main() -> None:
    """Linking, measured."""


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
def floor(gold: Path) -> None:
    """The best that batch TF-IDF in a three-day window does on these texts, its threshold tuned on them."""
    articles = rows(gold)
    label = {a["id"]: a["incidents"][0] for a in articles}
    alike = near(articles)
    tried = [(t / 100, scores(label, joined(articles, alike, t / 100))) for t in range(10, 80, 2)]
    least, found = max(tried, key=lambda pair: pair[1]["pair F"])
    click.echo(f"tf-idf, {WINDOW_DAYS} days, cosine ≥ {least}: {_line(found)}")


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.argument("events", type=click.Path(path_type=Path, exists=True))
@click.option("--misses", default=0, help="Print so many wrong pairs of each kind.")
def clusters(gold: Path, events: Path, misses: int) -> None:
    """Score the events that `tollwire replay` printed, and say where pairs went wrong."""
    articles = rows(gold)
    label = {a["id"]: a["incidents"][0] for a in articles}
    event_of: dict[str, str] = {}
    for line in events.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event.get("status", "open") == "open" and "primary_article_ids" in event:
            for article in event["primary_article_ids"]:
                event_of.setdefault(article, event["event_id"])
    guess = {a: event_of.get(a, f"alone-{a}") for a in label}
    click.echo(f"{len(label)} articles, {len(label) - sum(a in event_of for a in label)} without an event")
    click.echo(f"linking: {_line(scores(label, guess))}")
    titles = {a["id"]: f"{a['published_at'][:10]} {a['title'][:80]}" for a in articles}
    ids = sorted(label)
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    apart = [(a, b) for a, b in pairs if label[a] == label[b] and guess[a] != guess[b]]
    together = [(a, b) for a, b in pairs if label[a] != label[b] and guess[a] == guess[b]]
    lost = [p for p in apart if any(x not in event_of for x in p)]
    click.echo(
        f"  {len(apart)} pairs kept apart ({len(lost)} with an article of no event), {len(together)} wrongly joined"
    )
    for kind, found in (("apart", apart), ("together", together)):
        for a, b in found[:misses]:
            click.echo(f"  {kind}: {a[:8]} {titles[a]} | {b[:8]} {titles[b]}")


def _line(found: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {value:.1f}" for name, value in found.items())


if __name__ == "__main__":
    main()
