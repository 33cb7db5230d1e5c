"""An article, as parsed from what a publisher sent and as checked by intake."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

Status = Literal["usable", "skipped", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published it; `country` is ISO 3166-1 alpha-2 where it is known."""

    name: str = ""
    domain: str = ""
    country: str | None = field(default=None, metadata={"optional": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article. On `accepted`, `status`, `version` and `received_at` are set and never null.

    `received_at` is when the article first came, `revised_at` when this version of it first came, where that is later.
    """

    SCHEMA: ClassVar[str] = "article/1"
    SCHEMA_REQUIRED: ClassVar[bool] = False

    id: str
    title: str
    body: str
    published_at: datetime
    url: str | None = None
    source: Source = Source()
    language: str | None = None
    byline: str | None = field(default=None, metadata={"optional": True})
    dateline: str | None = field(default=None, metadata={"optional": True})
    revision: int | None = None
    updated_at: datetime | None = field(default=None, metadata={"optional": True})
    received_at: datetime | None = None
    revised_at: datetime | None = field(default=None, metadata={"optional": True})
    status: Status | None = field(default=None, metadata={"optional": True})
    status_reason: str | None = field(default=None, metadata={"optional": True})
    version: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict)
