"""The whole pipeline without wires: articles in, events and tallies out."""

from collections.abc import Iterator

from core.extraction.read import Ear
from schemas.article import Article
from schemas.event import Event
from schemas.tally import Tally


class Replay:
    """One process's worth of Tollwire. `ear` reads sentences (language.ear()), `policy` names a toll policy."""

    def __init__(self, ear: Ear, policy: str = "best") -> None:
        self.ear = ear
        self.policy = policy

    def publish(self, article: Article) -> None:
        """Take one article in, in order of arrival."""
        raise NotImplementedError

    def events(self) -> Iterator[Event]:
        """Every event as it now stands, whole lists, in order of event id."""
        raise NotImplementedError

    def tallies(self) -> Iterator[Tally]:
        """Every tally as it now stands, in order of scope key."""
        raise NotImplementedError
