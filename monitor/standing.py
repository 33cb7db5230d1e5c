"""What people ruled and what they saved, as it stands now: corrections and searches, kept from their topics."""

import logging
from collections.abc import Mapping, Sequence

from bus.kept import Kept
from bus.records import Record
from core import corrections
from core.settings import Settings
from schemas.operations import Correction, SavedSearch
from schemas.topics import CORRECTIONS, SEARCHES
from schemas.wire import WireError, decode

log = logging.getLogger(__name__)


class Standing:
    """Written by the thread that follows Kafka, read by handlers: each change puts a new value in place of the old."""

    def __init__(self, settings: Settings) -> None:
        self.searches: Mapping[str, SavedSearch] = {}
        self.corrections: Sequence[Correction] = ()
        self.hidden: tuple[str, ...] = ()
        self._kept = Kept(settings, (CORRECTIONS.name, SEARCHES.name), self.take)

    def start(self) -> None:
        self._kept.start()

    def close(self) -> None:
        self._kept.close()

    def take(self, record: Record) -> None:
        """One record of the topics; what cannot be read is passed over."""
        try:
            if record.topic == CORRECTIONS.name:
                self._rule(decode(Correction, record.value or b""))
            elif record.value:
                self.keep(decode(SavedSearch, record.value))
            else:
                self.forget((record.key or b"").decode(errors="replace"))
        except WireError as error:
            log.warning("%s: %s", record.topic, error)

    def keep(self, search: SavedSearch) -> None:
        self.searches = {**self.searches, search.name: search}

    def forget(self, name: str) -> None:
        self.searches = {known: search for known, search in self.searches.items() if known != name}

    def _rule(self, made: Correction) -> None:
        """A copy went to each block; here it counts once."""
        others = [each for each in self.corrections if each.correction_id != made.correction_id]
        self.corrections = sorted([*others, made], key=lambda each: each.at, reverse=True)
        self.hidden = corrections.hidden(self.corrections)
