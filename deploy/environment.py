"""Where settings come from on this machine: the environment, `.env`, and what `tollwire up` wrote down."""

import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from core.settings import Settings, settings
from deploy import state

HOME = Path(__file__).resolve().parents[1]


def load(env: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises SettingsError."""
    env = os.environ if env is None else env
    dotenv = dotenv_values(".env")
    folder = Path(env.get("TOLLWIRE_DATA") or dotenv.get("TOLLWIRE_DATA") or HOME / ".tollwire").resolve()
    return settings(env, dotenv, local={"TOLLWIRE_DATA": str(folder), **written(folder)})


def written(folder: Path) -> dict[str, str]:
    """The settings that lead to what `tollwire up` started; nothing where it no longer runs."""
    return state.read(folder).leading()
