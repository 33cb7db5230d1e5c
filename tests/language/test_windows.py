"""The middle layers in fewer steps say what the model's own say."""

import numpy as np
import pytest
import spacy
from thinc.api import Model, chain

from language.ear import MODEL
from language.windows import windowed

SENTENCES = [
    "Nine officers were killed.",
    "Fire.",
    "Rebels shelled a market in the old town, and 13 people died.",
]


def test_what_is_heard_is_the_same():
    """Vectors of sentences of one word and of many, alone and together, to the last digits but one."""
    model = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "parser", "tagger"])  # noqa: TID251
    embed, encode = model.get_pipe("tok2vec").model.layers
    given = [embed.predict([model.make_doc(text)])[0] for text in SENTENCES]
    before = [encode.predict(given[:1]), encode.predict(given)]
    encode.layers[0] = windowed(encode.layers[0])
    for theirs, ours in zip(before, [encode.predict(given[:1]), encode.predict(given)], strict=True):
        assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(theirs, ours, strict=True))


def test_another_model_is_refused():
    """Layers of another kind are not replaced."""
    other = Model("other", lambda model, x, train: (x, None))
    with pytest.raises(ValueError, match="another way"):
        windowed(chain(other, other))
