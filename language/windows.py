"""The model's middle layers, computed in fewer steps: each word sees its neighbours, four times over.

spaCy's MaxoutWindowEncoder as it stands, but with the weights laid out so that the best of the pieces is found by whole
columns, and without what only training needs. The values are the same but for the last bits.
"""

from typing import Any

import numpy as np
from thinc.api import Model

Vectors = np.ndarray[Any, np.dtype[np.float32]]

_SMALL = np.float32(1e-8)
"""What thinc adds to a variance, so that nothing is divided by zero."""
_EACH = ["expand_window", "maxout", "layernorm", "dropout"]


def windowed(encode: Model[Any, Any]) -> Model[Any, Any]:
    """The same layer (residual, window of one, maxout, normalised), to listen with only.

    Raises ValueError where the model is built of other layers.
    """
    layers = []
    for residual in encode.layers:
        inner = list(_flat(residual.layers[0])) if residual.name.startswith("residual") else []
        if [layer.name for layer in inner] != _EACH or inner[0].attrs["window_size"] != 1:
            raise ValueError("the model looks at a word's neighbours in another way")
        layers.append(_Layer(inner[1], inner[2]))
    return Model("windowed", _forward, attrs={"layers": layers})


def _flat(layer: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [x for part in layer.layers for x in _flat(part)] if layer.name.count(">>") else [layer]


class _Layer:
    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights: Any = maxout.get_param("W")  # width, pieces, three times width
        bias: Any = maxout.get_param("b")
        self.pieces, self.width = weights.shape[1], weights.shape[0]
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
        self.bias = np.ascontiguousarray(bias.T.reshape(-1))
        self.scale, self.shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))

    def __call__(self, words: Vectors) -> Vectors:
        """The words with what this layer sees of them and their neighbours added."""
        width = self.width
        seen = np.zeros((len(words), 3 * width), dtype=np.float32)
        seen[1:, :width] = words[:-1]
        seen[:, width : 2 * width] = words
        seen[:-1, 2 * width :] = words[1:]
        told = seen @ self.weights
        told += self.bias
        best: Vectors = told[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, told[:, piece * width : (piece + 1) * width])
        best -= (best.sum(axis=1) / width)[:, None]
        spread = np.einsum("ij,ij->i", best, best) / width + _SMALL
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        best += words
        return best


def _forward(model: Model[Any, Any], words: Vectors, is_train: bool) -> tuple[Any, Any]:
    for layer in model.attrs["layers"]:
        words = layer(words)
    return words, _no_training


def _no_training(given: Any) -> Any:
    raise NotImplementedError("the model is only listened to")
