"""How much the links depend on the order of arrival: pairwise F over shuffles of the same articles.

    tollwire extract < GOLD > MENTIONS.jsonl
    python benchmarks/linking_shuffles.py GOLD MENTIONS.jsonl [--times 20]

Each time articles published on one day come in another order; `--wild` shuffles all of them, whatever their day. The
bar (issue 5) is a spread of at most one point.
"""

import random
from pathlib import Path

import click

from benchmarks.linking import rows, scores
from benchmarks.linking_weights import labelled
from core.linking.block import apply, deliver
from core.linking.blocks import deliveries
from core.linking.draft import Draft
from core.linking.facts import Facts
from core.linking.index import Index
from schemas.article import Article
from schemas.mention import Delivery, Mention


def told(articles: list[tuple[Article, tuple[Mention, ...]]]) -> list[tuple[Article, list[Delivery]]]:
    """What each article tells each block."""
    return [(article, list(deliveries(article, mentions, ()))) for article, mentions in articles]


def links(order: list[tuple[Article, list[Delivery]]]) -> dict[str, str]:
    """Article → event of its own news, articles arriving in this order."""
    facts, index = Facts(), Index()
    for _, sent in order:
        for delivery in sent:
            apply(deliver(delivery, facts, index), facts, index)
    draft = Draft(facts)
    own = (fact for fact in facts.mentions.values() if fact.mention.role == "primary")
    return {fact.mention.article_id: draft.root(fact.event_id) for fact in own}


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.argument("mentions", type=click.Path(path_type=Path, exists=True))
@click.option("--times", default=20)
@click.option("--wild", is_flag=True, help="Shuffle across days, too.")
def main(gold: Path, mentions: Path, times: int, wild: bool) -> None:
    """Pairwise F over shuffles of the order of arrival."""
    label = {row["id"]: row["incidents"][0] for row in rows(gold)}
    sent = told([(article, read) for article, read, _ in labelled(gold, mentions)])
    found = []
    for seed in range(times):
        order = list(sent)
        random.Random(seed).shuffle(order)
        if not wild:
            order.sort(key=lambda each: each[0].published_at.date())
        event_of = links(order)
        guess = {a: event_of.get(a, f"alone-{a}") for a in label}
        found.append(scores(label, guess)["pair F"])
    mean = sum(found) / len(found)
    click.echo(f"pair F over {times} orders: {min(found):.1f} to {max(found):.1f}, mean {mean:.1f},", nl=False)
    spread = (sum((f - mean) ** 2 for f in found) / len(found)) ** 0.5
    click.echo(f" standard deviation {spread:.2f}")


if __name__ == "__main__":
    main()
