"""Where a report was filed: the town of its dateline, believed like a town told with "in"."""

from core.extraction.gazetteer.load import TOWN, Place
from core.extraction.place_chains import chained
from core.extraction.place_context import Scene, resolve
from core.extraction.place_names import names
from core.extraction.text import Sentence
from core.reading.datelines import dateline
from core.reading.normalise import normalise, recase
from schemas.article import Article


def filed_from(article: Article, *, caps: bool) -> tuple[Place | None, str]:
    """Where the report was filed: the place of its dateline, and the look-up form of its name there."""
    head = normalise(article.body[:400])
    told = dateline(recase(head) if caps else head)
    place = " ".join(told.place.split()) if told else article.dateline or ""
    if not place:
        return None, ""
    line = Sentence(index=0, field="body", start=0, end=len(place), text=place.title() if place.isupper() else place)
    first = next(iter(chained(names(line))), None)
    if first is None:
        return None, ""
    first.preposition, first.cue = "in", True  # who files from a town is there
    found = resolve(first, Scene((), {}))
    return found, first.word if found is not None and found.kind == TOWN else ""
