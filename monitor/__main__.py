"""`python -m monitor`: the window on `TOLLWIRE_MONITOR` (host:port), until it is stopped."""

import asyncio
import logging
import signal
import sys

from aiohttp import web

from core.errors import Broken
from core.settings import Settings, SettingsError
from deploy.environment import load
from deploy.token import token
from monitor.asking import LONGEST
from monitor.web import make_app
from search.language import LONGEST as QUERY

# The longest first line of a request: a query and every parameter, in letters of four bytes, percent-encoded (12 each).
LINE = 12 * (QUERY + 20 * LONGEST)


def address(settings: Settings) -> tuple[str, int]:
    """Host and port. Raises SettingsError."""
    host, _, port = settings.monitor.rpartition(":")
    if not (host and port.isdigit()):
        raise SettingsError(f"TOLLWIRE_MONITOR takes host:port; {settings.monitor!r} is none")
    return host.strip("[]"), int(port)


async def serve(app: web.Application, host: str, port: int) -> None:
    """Until asked to leave."""
    runner = web.AppRunner(app, access_log=None, max_line_size=LINE)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        leave = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, leave.set)
        await leave.wait()
    finally:
        await runner.cleanup()


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # No addresses of readers in logs, and no queries either.
    for chatty in ("elastic_transport", "kafka"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = load()
        host, port = address(settings)
        asyncio.run(serve(make_app(settings, token(settings)), host, port))
    except (Broken, SettingsError, OSError) as error:
        sys.exit(f"tollwire monitor: {error}")


if __name__ == "__main__":
    main()
