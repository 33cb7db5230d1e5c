"""How fast linking is without wires, what an open event costs, and whether the work grows with their number.

    python benchmarks/linking_speed.py                       # 1,000 to 100,000 open events, a table
    python benchmarks/linking_speed.py --most 1000000 --plot benchmarks/linking_speed.svg
    python benchmarks/linking_speed.py --profile             # where the time goes, with 100,000

A world of made-up bombings: each open event has a day, a town, a toll, a victim and thirty rare words, spread over
forty blocks and ninety days. Then articles come, two in three about an open event, with the words and figures of one,
the rest about new ones, and `deliver` and `apply` are timed, records made and digested as in production.
"""

import cProfile
import gc
import pstats
import random
import resource
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from math import log10
from pathlib import Path

import click

from agents.options import GARBAGE
from core.linking.block import apply, deliver
from core.linking.blocking import lasting_keys
from core.linking.facts import EventFact, Facts, KeyFact, Profile, Voice
from core.linking.index import Index
from schemas.claim import Claim, Evidence
from schemas.mention import Delivery, Mention, Person
from schemas.packing import packed
from schemas.place import When, Where
from schemas.toll import Figure

BLOCKS, DAYS, TOWNS, WORDS = 40, 90, 400, 30
START = datetime(2024, 1, 1, 9, tzinfo=UTC)
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)


class World:
    """What happened: happening number n is the same whenever it is asked for."""

    def __init__(self, seed: int = 5) -> None:
        self.seed = seed

    def delivery(self, n: int, article: str) -> Delivery:
        """One article of happening n."""
        chance = random.Random(f"{self.seed} {n}")
        block = f"B{chance.randrange(BLOCKS):02}"
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(DAYS))
        town = chance.randrange(TOWNS)
        killed = chance.randrange(1, 40)
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(
            hours=random.Random(article).randrange(48)
        )
        words = [f"w{int(chance.expovariate(1 / 3000))}" for _ in range(WORDS)]
        name = f"First{chance.randrange(3000)} Last{chance.randrange(9000)}"
        quote = f"{killed} people were killed when {words[0]} went off near {words[1]} in Town{town}, police said"
        span = (Evidence(start=0, end=len(quote), quote=quote),)
        claim = Claim(claim_id=f"{article}:0", measure="killed", low=killed, best=killed, high=killed, evidence=span)
        mention = Mention(
            mention_id=article,
            article_id=article,
            published_at=at,
            received_at=at,
            reader="benchmark",
            role="primary",
            event_type="Explosions/Remote violence",
            event_subtype="Remote explosive/landmine/IED",
            when=When(start=day, end=day, text=f"on {day}"),
            where=Where(
                name=f"Town{town}",
                country=block,
                lat=town % 20 * 0.9,
                lon=town // 20 * 0.9,
                precision="city",
                geonameid=town + 1,
            ),
            people=(Person(name=name, role="victim", status="killed", age=30),),
            weapons=("bomb",),
            claims=(claim,),
            passages=span,
            toll={"killed": Figure(low=killed, best=killed, high=killed)},
        )
        mark = random.Random(f"{n} {article}")
        return Delivery(
            article_id=article,
            version=1,
            block=block,
            published_at=at,
            received_at=at,
            title=f"Blast in Town{town} kills {killed}",
            fingerprint="".join(f"{mark.getrandbits(32):08x}" for _ in range(64)),
            terms=tuple(dict.fromkeys((f"town{town}", name.lower(), "#30", *words))),
            opening=f"town {town} {killed}|town {town} {killed} {' '.join(words)}",
            mentions=(mention,),
        )

    def open(self, n: int, facts: Facts, index: Index) -> None:
        """Happening n as an open event, stored and learnt, without telling it article by article."""
        told = self.delivery(n, f"a{n}")
        (mention,) = told.mentions
        event_id = f"{told.block}-{mention.when.start:%Y%m%d}-{n:06x}" if mention.when else ""
        event = EventFact(
            event_id=event_id,
            block=told.block,
            founder=mention.mention_id,
            profile=Profile(
                when=(mention.when,) if mention.when else (),
                where=(mention.where,),
                types=(f"{mention.event_type}|{mention.event_subtype}",),
                people=mention.people,
                weapons=mention.weapons,
                terms=dict.fromkeys(told.terms, 1),
                voices=(Voice(voice=told.article_id, fingerprint=told.fingerprint),),
                openings=(told.opening,),
                killed=(mention.toll["killed"].best or 0,),
                articles=1,
                last_reported=told.published_at,
            ),
            last_arrival=told.received_at,
        )
        facts.events[event_id] = event
        for key in lasting_keys(event.block, mention.people, event.profile.when, event.profile.where):
            facts.keys[key] = KeyFact(event_ids=(event_id,))
        index.learn(event)


def coming(world: World, opened: int, count: int) -> Iterator[Delivery]:
    """Articles, two in three about happenings that are open."""
    chance = random.Random(7)
    for i in range(count):
        n = chance.randrange(opened) if i % 3 else opened + i
        yield world.delivery(n, f"new{i}")


def timed(opened: int, count: int, profile: bool = False) -> tuple[float, float, float]:
    """Mentions a second, bytes of memory of the index and of the stored fact for each open event."""
    world, facts, index = World(), Facts(), Index(days=DAYS + 5)
    for n in range(opened):
        world.open(n, facts, index)
    gc.collect()
    gc.freeze()  # as a worker does after recovery (agents/views.py)
    gc.set_threshold(*GARBAGE)
    articles = list(coming(world, opened, count))
    for each in articles[: count // 5]:
        apply(deliver(each, facts, index), facts, index)
    watch = cProfile.Profile() if profile else None
    if watch:
        watch.enable()
    started = time.process_time()
    for each in articles[count // 5 :]:
        apply(deliver(each, facts, index), facts, index)
    spent = time.process_time() - started
    if watch:
        watch.disable()
        pstats.Stats(watch).sort_stats("tottime").print_stats(45)
    stored = [len(packed(facts.events[f])) for f in list(facts.events)[-1000:]]
    return (count - count // 5) / spent, memory(min(opened, 5_000)), max(stored)


def memory(opened: int) -> float:
    """Bytes of memory that the index holds for each open event, counted by tracemalloc on a sample."""
    world, facts = World(), Facts()
    for n in range(opened):
        world.open(n, facts, Index())
    index = Index(days=DAYS + 5)
    tracemalloc.start()
    for event in facts.events.values():
        index.learn(event)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / opened


def plot(rows: list[tuple[int, float]], path: Path) -> None:
    """Milliseconds a mention against open events, on a scale of tens."""
    width, height, most = 460, 220, max(1000 / speed for _, speed in rows) * 1.2
    spots = [(60 + (log10(n) - 3) / 3 * 380, 190 - 1000 / speed / most * 170) for n, speed in rows]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)
    dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3"/>' for x, y in spots)
    names = "".join(
        f'<text x="{x:.0f}" y="206" text-anchor="middle">{n:,}</text>'
        for (x, _), (n, _) in zip(spots, rows, strict=True)
    )
    values = "".join(
        f'<text x="{x:.0f}" y="{y - 8:.0f}" text-anchor="middle">{1000 / speed:.2f}</text>'
        for (x, y), (_, speed) in zip(spots, rows, strict=True)
    )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        ' font-size="10">'
        f'<text x="10" y="14">linking: milliseconds of processor time a mention, by open events</text>'
        f'<path d="M60 20V190H440" fill="none" stroke="#999"/><polyline points="{line}" fill="none" stroke="#06c"/>'
        f"{dots}{names}{values}</svg>\n",
        encoding="utf-8",
    )


@click.command()
@click.option("--most", default=100_000, help="Open events at most.")
@click.option("--count", default=3_000, help="Articles that come.")
@click.option("--plot", "to", type=click.Path(path_type=Path), help="Write the plot there (SVG).")
@click.option("--profile", is_flag=True, help="Print where the time goes, at the largest size only.")
def main(most: int, count: int, to: Path | None, profile: bool) -> None:
    """Linking without wires, timed."""
    rows = []
    for opened in [s for s in SIZES if s == most or (s < most and not profile)]:
        speed, held, stored = timed(opened, count, profile)
        rows.append((opened, speed))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        click.echo(
            f"{opened:9,} open events: {speed:6.0f} mentions/s, {1000 / speed:.2f} ms a mention;"
            f" {held:.0f} B of memory an open event, {stored} B stored at most; process {peak} MB"
        )
    if to:
        plot(rows, to)


if __name__ == "__main__":
    main()
