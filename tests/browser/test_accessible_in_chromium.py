"""The window for those who do not use a mouse, or do not see it: axe-core on every page, and the keyboard alone."""

import pytest
from aiohttp import web
from axe_playwright_python.async_playwright import Axe

from monitor.web import ROUTES
from tests.browser.browser_pages import ADDRESSES, LOOKS, PAGES
from tests.monitor import monitor_world as world

pytestmark = pytest.mark.asyncio(loop_scope="module")
# What can be reached by Tab, in the order of the document.
REACHED = "a[href], button:not([hidden]), input, select, summary, [tabindex='0']"
# Whether the element in focus has a mark of it that is not there without.
SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


async def test_every_page_is_looked_at():
    """A new route that is a page has to be added to the list."""
    routes = {str(route.path) for route in ROUTES if isinstance(route, web.RouteDef)}
    parts = {"/feed.atom", "/openapi.json", "/tallies", "/map.svg"}
    assert {route for route in routes - parts if not route.startswith("/api/")} <= set(PAGES)


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_nothing_wrong(browser, server, look):
    """Nothing at all, of which "nothing serious" (issue 6) is a part."""
    context = await browser.new_context(base_url=server.address, **LOOKS[look])
    page = await context.new_page()
    found = []
    for address in ADDRESSES:
        await page.goto(address)
        result = (await Axe().run(page)).response
        assert len(result["passes"]) > 5, "axe did not run"
        found += [(address, v["impact"], v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
    await context.close()
    assert found == []


async def test_axe_would_find_a_picture_without_words(browser, server):
    """The check can fail."""
    page = await browser.new_page(base_url=server.address)
    await page.goto("/method")
    await page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    found = (await Axe().run(page)).response["violations"]
    await page.close()
    assert "image-alt" in {each["id"] for each in found}


@pytest.mark.parametrize("address", ADDRESSES)
async def test_tab_reaches_everything_and_shows_where_it_is(watched, address):
    """Every link, button and field, once each, in order, with a visible mark; and out again."""
    page = watched.page
    await page.goto(address)
    wanted = await page.locator(REACHED).evaluate_all("all => all.filter(e => e.checkVisibility()).length")
    assert wanted > 5
    for _ in range(wanted):
        await page.keyboard.press("Tab")
        assert await page.evaluate(SEEN), await page.evaluate("document.activeElement.outerHTML")
    reached = await page.evaluate("""selector => {
        const all = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
        return all.indexOf(document.activeElement) === all.length - 1;
    }""", REACHED)  # fmt: skip
    assert reached


async def test_the_first_tab_leads_past_the_heading(watched):
    """The skip link shows itself and moves on to the content."""
    page = watched.page
    await page.goto("/method")
    await page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    assert (await skip.bounding_box())["x"] >= 0
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.querySelector('main').contains(document.activeElement)")


async def test_from_search_to_the_words_of_a_figure_without_a_mouse(watched):
    """Type, Enter, Tab to the event, Enter, Tab to the article, Enter."""
    page = watched.page
    await page.goto("/")
    await page.get_by_role("combobox", name="Search events").focus()
    await page.keyboard.type("ministry killed>=10")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=*")
    await _tab_to(page, world.ODD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/events/*")
    await _tab_to(page, "article")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/articles/*")
    assert "What was read from it" in await page.locator("main").inner_text()


async def _tab_to(page, words: str) -> None:
    for _ in range(60):
        await page.keyboard.press("Tab")
        if (await page.evaluate("document.activeElement.innerText")).strip() == words:
            return
    raise AssertionError(f"no {words!r} among sixty stops of Tab")


async def test_what_changed_under_the_focus_is_shown_when_asked_for(watched, server):
    """The focus stays where it is; the button is one Shift+Tab before, and the focus is not lost with it."""
    page = watched.page
    await page.mouse.move(1, 1)
    await page.goto("/")
    await page.get_by_text("Live,").wait_for()
    link = page.locator("#figures a").first
    await link.focus()
    await server.send(world.tally(60, 60), world.tally(60, 60, event_type=None))
    button = page.locator("#show")
    await button.wait_for(timeout=15_000)
    assert await link.evaluate("link => link === document.activeElement")
    await page.keyboard.press("Shift+Tab")
    assert await button.evaluate("button => button === document.activeElement")
    await page.keyboard.press("Enter")
    await page.locator("#figures").get_by_text("60 killed").wait_for()
    assert await page.evaluate("document.activeElement.id") == "live"
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.getElementById('figures').contains(document.activeElement)")


async def test_reduced_motion_and_no_motion_look_alike(browser, server):
    """Nothing moves for anybody: no transition, no animation, in any style."""
    page = await browser.new_page(base_url=server.address)
    await page.goto("/")
    moving = await page.evaluate("""() => [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0;
    }).length""")
    await page.close()
    assert moving == 0
