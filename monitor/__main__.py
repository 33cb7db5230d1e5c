"""`python -m monitor`: the window on `TOLLWIRE_MONITOR` (host:port), until it is stopped."""

import logging
import sys

from aiohttp import web

from core.errors import Broken
from core.settings import Settings, SettingsError
from deploy.environment import load
from deploy.token import token
from monitor.web import make_app


def address(settings: Settings) -> tuple[str, int]:
    """Host and port. Raises SettingsError."""
    host, _, port = settings.monitor.rpartition(":")
    if not (host and port.isdigit()):
        raise SettingsError(f"TOLLWIRE_MONITOR takes host:port; {settings.monitor!r} is none")
    return host.strip("[]"), int(port)


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # No addresses of readers in logs, and no queries either.
    for chatty in ("elastic_transport", "kafka"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = load()
        host, port = address(settings)
        web.run_app(make_app(settings, token(settings)), host=host, port=port, access_log=None, print=None)
    except (Broken, SettingsError, OSError) as error:
        sys.exit(f"tollwire monitor: {error}")


if __name__ == "__main__":
    main()
