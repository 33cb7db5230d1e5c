"""Word vectors kept: the first layers of the model see one word at a time, and a text repeats its words.

A vector kept is the one first made; another batch might have rounded its last bit otherwise, as batches always do.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = np.ndarray[Any, np.dtype[np.uint64]]
Vectors = np.ndarray[Any, np.dtype[np.float32]]

FIRST, MOST = 1 << 12, 1 << 16
"""Words there is room for at first, and at most (384 bytes each); then all are forgotten and learnt again."""
_MIXED = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5,
                   0xD6E8FEB86659FD93, 0xA0761D6478BD642F], dtype=np.uint64)  # fmt: skip
"""Odd numbers: the sum of a word's features, which are hashes already, each multiplied by one of these, is its name."""


def remembered(embed: "Model[Any, Any]") -> "Model[Any, Any]":
    """The same layer (spaCy's MultiHashEmbed: features, hash embeddings, maxout) with a memory for words.

    Raises ValueError where the model is built of other layers.
    """
    if [layer.name.split("(")[0] for layer in embed.layers] != _LAYERS:
        raise ValueError("the model makes its word vectors in another way")
    features, _, hashed, mixed, _ = embed.layers
    columns = features.attrs["columns"]
    if len(columns) > len(_MIXED):
        raise ValueError(f"the model looks at {len(columns)} features of a word, not at {len(_MIXED)}")
    return Model("remembered", _forward, attrs={"memory": _Memory(columns, hashed, mixed)})


_LAYERS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""What spaCy builds MultiHashEmbed of, where it has no static vectors."""


class _Memory:
    def __init__(self, columns: Sequence[int], hashed: "Model[Any, Any]", mixed: "Model[Any, Any]") -> None:
        self.columns, self._hashed, self._mixed = list(columns), hashed, mixed
        self._row: dict[int, int] = {}
        self._table = np.zeros((FIRST, mixed.get_dim("nO")), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._row)

    def vectors(self, features: Numbers) -> Vectors:
        """A vector for each word, given by its features (a row each)."""
        names = (features * _MIXED[: features.shape[1]]).sum(axis=1, dtype=np.uint64).tolist()
        known = self._row
        new = {name: i for i, name in enumerate(names) if name not in known}
        if len(known) + len(new) > MOST:
            known.clear()
            new = {name: i for i, name in enumerate(names)}
        if new:
            self._learn(new, self._mixed.predict(self._hashed.predict(features[list(new.values())])))
        return self._table[[known[name] for name in names]]

    def _learn(self, new: Iterable[int], made: Vectors) -> None:
        start = len(self._row)
        end = start + len(made)
        if end > len(self._table):
            # twice the room, so that learning word by word copies each vector a few times only
            room = np.zeros((max(2 * len(self._table), end), made.shape[1]), dtype=np.float32)
            room[:start] = self._table[:start]
            self._table = room
        self._table[start:end] = made
        self._row.update(zip(new, range(start, end), strict=True))


def _forward(model: "Model[Any, Any]", docs: "Sequence[Doc]", is_train: bool) -> tuple[Any, Any]:
    memory = model.attrs["memory"]
    features = [doc.to_array(memory.columns) for doc in docs]
    lengths = [len(doc) for doc in docs]
    if not sum(lengths):
        return [np.zeros((0, 0), dtype=np.float32) for _ in docs], _no_training
    vectors = memory.vectors(np.concatenate(features).astype(np.uint64, copy=False))
    return np.split(vectors, np.cumsum(lengths)[:-1]), _no_training


def _no_training(given: Any) -> Any:
    raise NotImplementedError("the model is only listened to")
