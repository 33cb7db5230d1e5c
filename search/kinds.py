"""Violence, disaster, accident: three kinds of happening that are never added together on a page.

The types are those of ACLED (violence) and of EM-DAT's groups (disasters and accidents); see `core/extraction`.
"""

from typing import Literal

Kind = Literal["violence", "disaster", "accident", "other"]
KINDS: tuple[Kind, ...] = ("violence", "disaster", "accident", "other")
TYPES: dict[str, tuple[str, ...]] = {
    "violence": (
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests",
        "Strategic developments",
    ),
    "disaster": ("Natural disaster",),
    "accident": ("Technological disaster",),
}  # fmt: skip
_KIND_OF = {event_type: kind for kind, types in TYPES.items() for event_type in types}


def kind_of(event_type: str | None) -> str:
    """The kind of a type; `other` where none is known."""
    return _KIND_OF.get(event_type or "", "other")
