"""Every page of the window, for tests that look at each: of the world of `monitor_world`."""

from urllib.parse import quote

from tests.monitor import monitor_world as world

# route → addresses of it worth looking at
PAGES = {
    "/": ("/",),
    "/search": ("/search?q=ministry", "/search?q=no-such-word", "/search?q=kiled>=1"),
    "/events/{id}": (f"/events/{world.EVENT.event_id}", f"/events/{world.EVENT.event_id}?as_of=2020-03-08"),
    "/articles/{id}": ("/articles/" + quote(world.ARTICLE.id, safe=""),),
    "/articles": ("/articles", "/articles?status=cancelled"),
    "/map": ("/map", "/map?kind=disaster", "/map?q=killed:"),
    "/timeline": ("/timeline",),
    "/corrections": ("/corrections",),
    "/method": ("/method",),
    # a page that is not there is a page, too
    "": ("/events/EE-20200306-000000",),
}
ADDRESSES = tuple(address for addresses in PAGES.values() for address in addresses)
# Light, dark, and a phone: what a context of the browser is opened with.
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1100, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1100, "height": 800}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 800}},
    "phone, dark": {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}},
}
