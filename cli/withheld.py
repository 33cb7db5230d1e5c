"""Words that people withheld, for commands that print what is on the shelf."""

from bus.records import records
from core import corrections
from core.errors import Broken
from core.settings import Settings
from schemas.operations import Correction
from schemas.topics import CORRECTIONS
from schemas.wire import WireError, decode


def withheld(settings: Settings) -> tuple[str, ...]:
    """The words, read from the corrections. Raises Broken where Kafka is away: then nobody knows them."""
    found: list[Correction] = []
    try:
        for record in records(settings, CORRECTIONS.name):
            found += _read(record.value)
    except Broken as error:
        raise Broken(f"what people withheld is not known, so nothing is shown: {error}") from error
    return corrections.hidden(found)


def _read(value: bytes | None) -> list[Correction]:
    try:
        return [decode(Correction, value or b"")]
    except WireError:
        return []  # what cannot be read ruled nothing: linking has put it among the dead letters
