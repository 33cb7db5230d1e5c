"""Word vectors kept are the model's own."""

import numpy as np
import pytest
import spacy
from thinc.api import Model

from language import remembered as room
from language.ear import MODEL
from language.remembered import remembered

SENTENCES = ["Nine officers were killed.", "The officers weren't armed .", "Nine rebels died, 13 fled."]


@pytest.fixture(scope="module")
def plain():
    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "parser", "tagger"])  # noqa: TID251


def _same(ours, theirs):
    return all(np.allclose(a, b, atol=1e-4) for a, b in zip(ours, theirs, strict=True))


def test_vectors_are_those_of_the_model(plain):
    """A word seen for the first time, seen again, with a space behind it or none: the vectors spaCy makes."""
    embed = plain.get_pipe("tok2vec").model.layers[0]
    kept = remembered(embed)
    docs = [plain.make_doc(text) for text in SENTENCES]
    for few in (docs[:1], docs, docs[::-1]):
        assert _same(kept.predict(few), embed.predict(few))


def test_a_full_memory_forgets(plain, monkeypatch):
    """With room for few words the vectors stay right, and no more words are kept than there is room for."""
    monkeypatch.setattr(room, "MOST", 12)
    monkeypatch.setattr(room, "FIRST", 2)
    embed = plain.get_pipe("tok2vec").model.layers[0]
    kept = remembered(embed)
    for text in (*SENTENCES, *SENTENCES):
        docs = [plain.make_doc(text)]
        assert _same(kept.predict(docs), embed.predict(docs))
        assert len(kept.attrs["memory"]) <= 12


def test_nothing_to_hear(plain):
    """No words, no vectors."""
    kept = remembered(plain.get_pipe("tok2vec").model.layers[0])
    assert [len(v) for v in kept.predict([plain.make_doc(""), plain.make_doc("")])] == [0, 0]


def test_another_model_is_refused():
    """Layers that are not those the memory stands for are not replaced."""
    with pytest.raises(ValueError, match="another way"):
        remembered(Model("other", lambda model, x, train: (x, None)))
