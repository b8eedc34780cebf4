"""Plain text out of a guide's Markdown; nothing that can be read is lost."""

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# HTML, indented code and link definitions are left as the text they are: they hold words, too.
_MARKDOWN = MarkdownIt("commonmark").disable(["code", "html_block", "html_inline", "reference"])
_LISTS = ("bullet_list", "ordered_list")


def blocks(text: str) -> list[SyntaxTreeNode]:
    """Return the top-level blocks of a Markdown text."""
    return SyntaxTreeNode(_MARKDOWN.parse(text)).children


def plain(source: str) -> str:
    """Return an inline Markdown source as plain text in one line."""
    return " ".join(_words(SyntaxTreeNode(_MARKDOWN.parseInline(source)))).strip()


def source_of(node: SyntaxTreeNode) -> str:
    """Return the inline source of a heading or a paragraph."""
    return node.children[0].content if node.children else ""


def paragraphs(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the texts of a block: paragraphs, the entries of a list, code in one line."""
    if node.type in ("paragraph", "heading"):
        yield plain(source_of(node))
    elif node.type in ("fence", "code_block"):
        yield " ".join(f"{node.info} {node.content}".split())
    elif node.type == "list_item":
        yield entry_text(node)
    else:
        for child in node.children:
            yield from paragraphs(child)


def entry_text(item: SyntaxTreeNode) -> str:
    """Return a list entry as one text that reads well alone, whatever is nested below it."""
    own = " ".join(text for node in item.children if node.type not in _LISTS for text in paragraphs(node))
    nested = [entry_text(child) for node in item.children if node.type in _LISTS for child in node.children]
    return _joined(own, [text for text in nested if text])


def _joined(own: str, nested: list[str]) -> str:
    if not nested:
        return own
    parts = "; ".join(part.rstrip(" .;,") for part in nested[:-1])
    listed = f"{parts}; {nested[-1]}" if parts else nested[-1]
    if own.endswith("?") or not own:
        return f"{own} {listed}".strip()
    lead = own.rstrip(" :.")
    # A colon may stand inside the nested texts; a dash keeps the sentence readable then.
    return f"{lead} \u2013 {listed}" if ":" in listed else f"{lead}: {listed}"


def _words(root: SyntaxTreeNode) -> Iterable[str]:
    return "".join(_pieces(root)).split()


def _pieces(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type in ("softbreak", "hardbreak"):
        yield " "
    elif node.type in ("text", "code_inline"):
        yield node.content
    elif node.type == "image":
        yield f"{node.content} ({_target(node, 'src')})"
    elif node.type == "link":
        told = "".join(piece for child in node.children for piece in _pieces(child))
        target = _target(node, "href")
        yield told if told == target else f"{told} ({target})"
    else:
        for child in node.children:
            yield from _pieces(child)


def _target(node: SyntaxTreeNode, name: str) -> str:
    title = node.attrs.get("title", "")
    return f"{node.attrs.get(name, '')} {title}".strip()
