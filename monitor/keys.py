"""What handlers find in the app: typed keys."""

from aiohttp import web

from core.settings import Settings
from monitor.door import Door
from monitor.feed import Hub
from monitor.metrics import Metrics
from monitor.standing import Standing
from search.client import Shelf

SETTINGS = web.AppKey("settings", Settings)
SHELF = web.AppKey("shelf", Shelf)
HUB = web.AppKey("hub", Hub)
DOOR = web.AppKey("door", Door)
STANDING = web.AppKey("standing", Standing)
METRICS = web.AppKey("metrics", Metrics)
