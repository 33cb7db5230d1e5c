"""`python docs/pictures.py`: the pictures of docs/README.md, taken anew of a running demo (`make demo`) with Chromium.

WebP under 100 KB each, as large as a window (a phone's for the phone); pages are those of `SHOWN`.
"""

import argparse
import base64
import json
import shutil
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent / "pages"
MOST = 100_000
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# name → what is opened; {event} is the attack of the first story
SHOWN = {
    "front": "/", "search": "/search?q=police", "event": "/events/{event}", "map": "/map", "timeline": "/timeline",
    "articles": "/articles", "method": "/method", "corrections": "/corrections",
}  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1000, "height": 700}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1000, "height": 700}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 780}},
}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--address", default="http://127.0.0.1:8765", help="of the running page")
    words.add_argument("--folder", type=Path, default=FOLDER)
    given = words.parse_args()
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        raise SystemExit("no Chromium or Chrome was found")
    event = _event(given.address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look in LOOKS:
            for name, path in SHOWN.items():
                take(browser, look, given.address + path.format(event=event), given.folder / f"{name}-{look}.webp")
        browser.close()


def _event(address: str) -> str:
    asked = urllib.parse.quote("Vahdat country:TJ")
    with urllib.request.urlopen(f"{address}/api/v1/events?q={asked}") as answer:
        return str(json.load(answer)["events"][0]["event"]["event_id"])


def take(browser: Browser, look: str, address: str, file: Path) -> None:
    """One picture; the quality goes down until it is small enough."""
    context = browser.new_context(**LOOKS[look])
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(500)
    session = context.new_cdp_session(page)
    for quality in (50, 30, 15):
        told = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        raw = base64.b64decode(told["data"])
        if len(raw) < MOST:
            break
    file.write_bytes(raw)
    print(f"{file.name}: {len(raw) // 1000} KB")
    context.close()


if __name__ == "__main__":
    main()
