"""Plain text as Markdown that reads back as the same text."""

import re
from itertools import chain

# What the reader takes for references, escaped or not: only a code span keeps it.
_REFERENCES = re.compile(r"(?:\[[a-z0-9][a-z0-9-]*\])+")
_PUNCTUATION = r"""!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~"""
_INLINE = re.compile(
    r"[`*\[\]]"
    rf"|\\(?=[{_PUNCTUATION}]|$)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|(?:(?<![^\W_])|(?<=_))_|_(?![^\W_])"
)
_AT_LINE_START = re.compile(r"[-+](?=\s|$|-)|#(?=#{0,5}(?:\s|$))|>|~(?=~~)|=(?==*$)|(?<=\d)[.)](?=\s|$)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")


def one_line(text: str) -> str:
    """Return the text in one line, as the reader will."""
    return " ".join(text.replace("\0", "\ufffd").split())


def escaped(text: str) -> str:
    """Return a text for the middle of a line."""
    plain = one_line(text)
    literal = _REFERENCES.findall(plain)
    between = [_INLINE.sub(r"\\\g<0>", piece) for piece in _REFERENCES.split(plain)]
    spans = [f"`{span}`" for span in literal]
    return "".join(chain.from_iterable(zip(between, [*spans, ""], strict=True)))


def escaped_line(text: str) -> str:
    """Return a text for the start of a line, where more has a meaning."""
    line = escaped(text)
    number = _NUMBER.match(line)
    start = number.end() if number else 0
    mark = _AT_LINE_START.match(line, start)
    return f"{line[:start]}\\{line[start:]}" if mark else line
