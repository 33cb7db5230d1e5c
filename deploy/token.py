"""The token needed to write over HTTP: the one that is set, else one made once and readable by its owner only."""

import os
import secrets
from pathlib import Path

from core.settings import Secret, Settings

NAME = "token"


def token(settings: Settings) -> Secret:
    """The token of this system. Two that make one at once agree: the first to make the file wins."""
    if settings.token:
        return settings.token
    path = Path(settings.data) / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32) + "\n", encoding="ascii")
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was first; its token counts
        finally:
            fresh.unlink()
    return Secret(path.read_text(encoding="ascii").strip())
