"""The token over HTTP."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.settings import Secret, Settings
from deploy.token import token


def test_a_token_is_made_once_and_readable_by_its_owner_only(tmp_path: Path):
    """Many that ask at once get the same."""
    settings = Settings(data=str(tmp_path / "new"))
    with ThreadPoolExecutor(8) as pool:
        found = {token(each).reveal() for each in pool.map(lambda _: settings, range(16))}
        found |= {made.reveal() for made in pool.map(lambda _: token(settings), range(16))}
    (word,) = found
    assert len(word) >= 32
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["token"]
    assert stat.S_IMODE((tmp_path / "new/token").stat().st_mode) == 0o600


def test_a_token_that_is_set_is_the_one(tmp_path: Path):
    """No file is made then."""
    settings = Settings(data=str(tmp_path), token=Secret("mine"))
    assert token(settings).reveal() == "mine"
    assert list(tmp_path.iterdir()) == []
