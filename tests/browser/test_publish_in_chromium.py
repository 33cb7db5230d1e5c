"""From an article that somebody publishes to a number that changes before a reader's eyes: the whole system."""

import asyncio
import re

import pytest
import pytest_asyncio

from tests.conftest import environment
from tests.live.system import System
from tests.live.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="module")
LINE = '[data-key="AF violence"]'


def article(number: int, **more: str) -> dict[str, object]:
    told = {"id": f"chromium-{number}", "published_at": "2020-03-05T10:00:00Z", "language": "en", **more}
    return {**told, "source": {"name": "A Paper", "domain": "paper.example"}}


FIRST = article(1, title="Gunmen kill seven in Herat",
                body="Gunmen killed seven civilians in Herat, Afghanistan, on Wednesday.")  # fmt: skip
SECOND = article(2, title="Bomb kills four in Kunduz",
                 body="A roadside bomb killed four soldiers in Kunduz, Afghanistan, on Thursday.")  # fmt: skip
THIRD = article(3, title="Bomb kills two in Ghazni",
                body="A roadside bomb killed two policemen in Ghazni, Afghanistan, on Thursday.")  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(services, tmp_path_factory):
    folder = tmp_path_factory.mktemp("publish")
    env = environment(services, folder)
    system = await asyncio.to_thread(System, env, folder)
    opened = Window(env)
    try:
        await asyncio.to_thread(system.worker.start)
        await asyncio.to_thread(opened.open)
        yield opened
    finally:
        for process in (opened, system.worker):
            if process.running():
                process.kill()


async def test_what_is_published_changes_the_number_and_survives_a_killed_server(browser, window):
    """7, then 11 in place with what it was; the window is killed, the loss is said; it comes back by itself with 13."""
    context = await browser.new_context(base_url=window.address)
    page = await context.new_page()
    await page.mouse.move(1, 1)
    await page.goto("/")
    await page.get_by_text("Live,").wait_for()
    await page.evaluate("window.kept = true")
    line = page.locator(LINE)

    await asyncio.to_thread(window.publish, FIRST)
    await line.get_by_text("7 killed").wait_for(timeout=60_000)
    await asyncio.to_thread(window.publish, SECOND)
    await line.get_by_text("11 killed").wait_for(timeout=60_000)
    assert re.search(r"\(was 7 killed, \d\d:\d\d UTC\)", await line.inner_text())

    measured = await asyncio.to_thread(window.metrics)
    assert measured["tollwire_publish_to_tally_seconds_count"] > 0
    assert measured["tollwire_publish_to_searchable_seconds_count"] > 0
    assert 0 < measured["tollwire_publish_to_searchable_seconds_sum"] < 120

    window.kill()
    await page.get_by_text("The live stream is lost since").wait_for(timeout=30_000)
    assert "11 killed" in await line.inner_text()
    await asyncio.to_thread(window.open)
    await page.get_by_text("Live").wait_for(timeout=30_000)
    await asyncio.to_thread(window.publish, THIRD)
    await line.get_by_text("13 killed").wait_for(timeout=60_000)

    assert await page.evaluate("window.kept") is True, "the page was loaded again"
    await page.get_by_role("link", name="Afghanistan").first.click()
    await page.get_by_role("link", name="Gunmen kill seven in Herat").click()
    assert "Gunmen killed seven civilians" in await page.locator("main").inner_text()
    await context.close()
