"""The window in a real browser."""

import asyncio
import re

import pytest

from tests.browser.browser_pages import ADDRESSES
from tests.monitor import monitor_world as world

pytestmark = pytest.mark.asyncio(loop_scope="module")
LINE = '[data-key="EE violence"]'


async def line(page) -> str:
    return await page.locator(LINE).inner_text()


async def opened(page) -> None:
    """The first page, its stream open, no pointer over the figures."""
    await page.mouse.move(1, 1)
    await page.goto("/")
    await page.get_by_text("Live,").wait_for()


async def test_a_new_figure_shows_without_reload_and_says_what_it_was(watched, server):
    """At most one update a second, in words, in place."""
    page = watched.page
    await opened(page)
    assert "22 killed" in await line(page)
    await page.evaluate("window.kept = true")
    await server.send(world.tally(2, 28), world.tally(2, 28, event_type=None))
    await page.locator(LINE).get_by_text("28 killed").wait_for(timeout=15_000)
    assert "was 22 killed" in await line(page)
    assert await page.evaluate("window.kept") is True
    assert (await page.locator("#live").inner_text()).startswith("Live. ")
    assert watched.said == []


async def test_nothing_moves_under_the_pointer(watched, server):
    """What changed waits behind a button that says how much."""
    page = watched.page
    await opened(page)
    await page.locator(LINE).hover()
    await server.send(world.tally(3, 31), world.tally(3, 31, event_type=None))
    button = page.locator("#show")
    await button.wait_for(timeout=15_000)
    assert re.fullmatch(r"\d+ changes?: show", await button.inner_text())
    assert "31 killed" not in await line(page)
    await button.click()
    assert "31 killed" in await line(page)


async def test_it_comes_back_after_the_server_was_gone(watched, server):
    """The loss is said beside the figures; what was missed is shown."""
    page = watched.page
    await opened(page)
    await server.stop()
    await page.get_by_text("The live stream is lost").wait_for(timeout=15_000)
    await server.send(world.tally(4, 34), world.tally(4, 34, event_type=None))
    await server.start()
    await page.locator(LINE).get_by_text("34 killed").wait_for(timeout=30_000)


async def test_from_search_to_the_words_of_a_figure(watched):
    """Search, facet, event page, evidence, article; an odd headline runs nothing."""
    page = watched.page
    await page.goto("/")
    await page.get_by_role("combobox", name="Search events").fill("ministry killed>=10")
    await page.get_by_role("button", name="Search").click()
    assert await page.locator("mark").all_inner_texts() == ["22 people died", "ministry"]
    await page.get_by_role("link", name="Estonia").click()
    await page.get_by_role("link", name=world.ODD).click()
    assert await page.locator("h1").inner_text() == world.ODD
    assert "22 people died" in await page.locator("#claim-c1").inner_text()
    await page.locator("#claim-c1").get_by_role("link", name="article").click()
    assert "What was read from it" in await page.locator("main").inner_text()
    assert watched.said == []


async def test_pages_work_without_scripts(browser, server):
    """Only liveness needs JavaScript."""
    context = await browser.new_context(java_script_enabled=False, base_url=server.address)
    page = await context.new_page()
    for path in ADDRESSES:
        assert (await page.goto(path)).status in (200, 400, 404)
        assert await page.locator("h1").is_visible()
    await context.close()


async def test_every_page_fits_a_phone(browser, server):
    """No sideways scrolling at 390 pixels."""
    context = await browser.new_context(viewport={"width": 390, "height": 800}, base_url=server.address)
    page = await context.new_page()
    for path in ADDRESSES:
        await page.goto(path)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await context.close()


async def test_eight_tabs_share_one_connection(browser, server):
    """A browser opens six connections to one server at most; every tab is live, also when the first goes."""
    context = await browser.new_context(base_url=server.address)
    pages = [await context.new_page() for _ in range(8)]
    streams = []
    for page in pages:
        page.on("request", lambda request: streams.append(request.url) if "/api/v1/stream" in request.url else None)
    for page in pages:
        await page.goto("/")
        await page.mouse.move(1, 1)
        await page.get_by_text("Live,").wait_for()
    assert len(streams) == 1
    await server.send(world.tally(40, 40), world.tally(40, 40, event_type=None))
    for page in pages:
        await page.locator(LINE).get_by_text("40 killed").wait_for(timeout=15_000)
    await pages[0].close()
    for _ in range(50):
        if len(streams) == 2:
            break
        await asyncio.sleep(0.1)
    await server.send(world.tally(41, 41), world.tally(41, 41, event_type=None))
    for page in pages[1:]:
        await page.locator(LINE).get_by_text("41 killed").wait_for(timeout=15_000)
    assert len(streams) == 2
    await context.close()


async def test_what_is_typed_is_suggested(watched):
    """Fields, countries and headlines, in a list of the browser's own."""
    page = watched.page
    await page.goto("/method")
    await page.get_by_role("combobox", name="Search events").press_sequentially("country:esto")
    await page.locator('#suggestions option[value="country:EE"]').wait_for(state="attached")
    assert watched.said == []


async def test_cite_copies_the_toll_with_version_policy_and_moment(watched, server):
    """What the clipboard holds is the citation as it stands on the page; it says that it copied."""
    page = watched.page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    await page.goto(f"/events/{world.EVENT.event_id}")
    await page.get_by_role("button", name="Copy").click()
    await page.get_by_text("Copied.").wait_for()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == await page.locator("#citation").inner_text()
    assert "22 killed" in copied and "policy best" in copied and "version 3" in copied
    assert re.search(rf"/events/{world.EVENT.event_id}\?as_of=\S+$", copied)


async def test_without_a_clipboard_the_citation_is_selected(watched):
    """A page that did not come over https has none."""
    page = watched.page
    await page.goto(f"/events/{world.EVENT.event_id}")
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    await page.get_by_role("button", name="Copy").click()
    await page.get_by_text("Selected: copy it with the keyboard.").wait_for()
    selected = await page.evaluate("getSelection().toString()")
    assert selected.strip() == (await page.locator("#citation").inner_text()).strip()


async def test_more_ways_to_narrow_are_a_link_away(watched):
    """Sides and sources come with a second request, and each narrows."""
    page = watched.page
    await page.goto("/search?q=country:EE")
    await page.get_by_role("link", name="More ways to narrow").click()
    await page.get_by_role("heading", name="side").wait_for()
    await page.get_by_role("complementary", name="Narrow").get_by_role("link", name="militant").click()
    assert "side:militant" in await page.locator("#q").input_value()
    assert await page.locator("li.event").count() == 1
