"""Plain text to the HTML of other tools, and back."""

from html import escape
from html.parser import HTMLParser

_BREAKS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "pre"))
_UNSEEN = frozenset(("style", "script"))


def to_html(text: str) -> str:
    """Return text as HTML that shows it as it is."""
    return escape(text).replace("\n", "<br>")


def to_list(texts: list[str]) -> str:
    """Return texts as a list whose entries are lettered by the style of the page around it."""
    return "<ol>" + "".join(f"<li>{to_html(text)}</li>" for text in texts) + "</ol>"


class _Reader(HTMLParser):
    """Collects what a reader would see: the text as a whole, and of each list entry."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.entries: list[list[str]] = []
        self.pictures = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self.entries.append([])
        if tag in _BREAKS:
            self._take("\n")
        self.pictures += tag in ("img", "audio", "video", "object")
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._take(data)

    def _take(self, text: str) -> None:
        self.text.append(text)
        if self.entries:
            self.entries[-1].append(text)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def from_html(html: str) -> str:
    """Return what a reader would see of HTML."""
    return "".join(_read(html).text).strip()


def from_list(html: str) -> list[str]:
    """Return the entries of the lists in HTML."""
    return ["".join(entry).strip() for entry in _read(html).entries]


def pictures_in(html: str) -> int:
    """Return how many pictures and sounds HTML shows, which a text cannot."""
    return _read(html).pictures + html.count("[sound:")
