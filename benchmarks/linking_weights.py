"""The weights of linking, fitted: what each feature says where articles are labelled with the incident they tell of.

    tollwire extract < GOLD > MENTIONS.jsonl
    python benchmarks/linking_weights.py GOLD MENTIONS.jsonl

Articles come in order of publication and are put into the event of their label (teacher forcing); each labelled
article's own news is compared with the members of every candidate, and a ridge logistic regression tells same from
different. Printed beside the table in use: the fit on all, and on either half of the incidents (by CRC-32), each scored
on the other half.
The regression only advises: `core/linking/score.py` keeps signs and sizes that these texts hardly show (a shared
victim, a wire copy), and is rounded.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import numpy as np

from core.linking.block import apply, deliver
from core.linking.blocks import deliveries
from core.linking.compare import representatives
from core.linking.draft import Draft
from core.linking.facts import Facts
from core.linking.features import features
from core.linking.index import Index
from core.linking.placing import candidates
from core.linking.score import SAME, WEIGHTS
from core.linking.told import told
from core.linking.vetoes import veto
from core.reading.formats import parse
from core.reading.intake import settle
from schemas.article import Article
from schemas.mention import Delivery, Mention
from schemas.wire import from_dict

RIDGE = 2.0  # about one in a hundred of the true pairs
Table = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A labelled article's own news and one who tells of a candidate: feature values, and whether they are one."""

    incident: str
    article_id: str
    values: dict[str, float]
    same: bool
    vetoed: bool

    @property
    def half(self) -> int:
        """0 or 1: by incident, so that no incident stands on both sides."""
        return zlib.crc32(self.incident.encode()) % 2


def labelled(gold: Path, mentions: Path) -> Iterator[tuple[Article, tuple[Mention, ...], str | None]]:
    """Articles in order of publication, with what was read in them and the incident they tell of, if just one."""
    read = {}
    for line in mentions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read[row["article_id"]] = tuple(from_dict(Mention, m) for m in row["mentions"])
    found = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = parse(line.encode())
        article = settle(replace(article, received_at=article.published_at), None)
        if article.status == "usable":
            incident = row["incidents"][0] if len(row["incidents"]) == 1 else None
            found.append((article, read.get(article.id, ()), incident))
    return iter(sorted(found, key=lambda each: each[0].published_at))


def pairs(told_of: Iterator[tuple[Article, tuple[Mention, ...], str | None]]) -> list[Pair]:
    """Every labelled article's own news against its candidates, with events as labelled."""
    facts, index = Facts(), Index()
    event_of: dict[tuple[str, str], str] = {}
    incident_of: dict[str, str] = {}
    out: list[Pair] = []
    for article, mentions, incident in told_of:
        for delivery in deliveries(article, mentions, ()):
            forced = delivery
            for mention in delivery.mentions if incident else ():
                if mention.role == "primary" and incident:
                    out += _compared(delivery, mention, incident, incident_of, facts, index)
                    event_id = event_of.setdefault((delivery.block, incident), f"{delivery.block}-{incident}-0")
                    incident_of[event_id] = incident
                    forced = replace(delivery, into={mention.mention_id: event_id})
            apply(deliver(forced, facts, index), facts, index)
    return out


def _compared(
    delivery: Delivery, mention: Mention, incident: str, incident_of: dict[str, str], facts: Facts, index: Index
) -> Iterator[Pair]:
    beside = [m for m in delivery.mentions if m is not mention]
    view = told(mention, delivery.title, delivery.terms, delivery.fingerprint, beside=beside, opening=delivery.opening)
    draft, rarity = Draft(facts), index.rarity(delivery.block, view)
    crowd = index.crowd(delivery.block, view)
    for event_id in candidates(delivery.block, view, draft, index):
        event = draft.event(event_id)
        for member in representatives(event, draft) if event is not None and event_id in incident_of else ():
            _, one = index.singles.of(*member)
            yield Pair(
                incident=incident,
                article_id=mention.article_id,
                values={f.name: f.value for f in features(view, one, rarity, crowd)},
                same=incident_of[event_id] == incident,
                vetoed=veto(view, one) is not None,
            )


def fit(x: Table, y: Table, rounds: int = 60) -> Table:
    """Weights of a ridge logistic regression by Newton's method; the last column of `x` is 1 and goes free."""
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-3
    w = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = chance(x, w)
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - y) + ridge @ w)
        w -= step
        if abs(step).max() < 1e-6:
            break
    return w


def chance(x: Table, w: Table) -> Table:
    found: Table = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
    return found


def links(found: Sequence[Pair], p: Table, least: float) -> tuple[int, int, int]:
    """Right, wrong and missed links, where each article takes its best candidate at or above `least`."""
    best: dict[str, tuple[float, bool]] = {}
    has = {pair.article_id for pair in found if pair.same}
    for pair, score in zip(found, p, strict=True):
        best[pair.article_id] = max(best.get(pair.article_id, (-1e9, False)), (float(score), pair.same))
    right = sum(same for score, same in best.values() if score >= least)
    wrong = sum(not same for score, same in best.values() if score >= least)
    return right, wrong, len(has) - right


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.argument("mentions", type=click.Path(path_type=Path, exists=True))
def main(gold: Path, mentions: Path) -> None:
    """Fit the weights of linking on labelled articles, and print them beside the table in use."""
    found = pairs(labelled(gold, mentions))
    names = [n for n in WEIGHTS if any(n in pair.values for pair in found)]
    x = np.array([[pair.values.get(n, 0.0) for n in names] + [1.0] for pair in found])
    y = np.array([float(pair.same) for pair in found])
    half = np.array([pair.half for pair in found])
    halves = [fit(x[half == h], y[half == h]) for h in (0, 1)]
    every = fit(x, y)
    click.echo(f"{len(found)} pairs, {int(y.sum())} of one incident ({sum(p.vetoed and p.same for p in found)} vetoed)")
    for at, name in enumerate([*names, "(threshold)"]):
        told_of = int(sum(y[x[:, at] > 0])), int(sum(1 - y[x[:, at] > 0]))
        used = -SAME if at == len(names) else WEIGHTS[name]
        columns = "".join(f"{w[at]:8.2f}" for w in (every, *halves))
        click.echo(f"{name:22s} in use {used:6.2f}  fit, halves {columns}  one {told_of[0]:4d} other {told_of[1]:5d}")
    crossed = np.where(half == 0, x @ halves[1], x @ halves[0])
    used_w = np.array([WEIGHTS[n] for n in names] + [-SAME])
    kept = np.where([p.vetoed for p in found], -99.0, x @ used_w)
    for label, score in (("table in use, with vetoes", kept), ("fit on the other half", crossed)):
        right, wrong, missed = links(found, score, 0.0)
        f = 200 * right / (2 * right + wrong + missed)
        click.echo(f"{label}: {right} right, {wrong} wrong, {missed} missed links, F {f:.1f}")


if __name__ == "__main__":
    main()
