"""YAML as people write it: a line per key, short lists in one line."""

from typing import Any

import yaml
from yaml.nodes import CollectionNode


class _Lines(yaml.SafeDumper):
    """Keeps the outer mapping in lines, even when nothing in it is nested."""

    def represent(self, data: Any) -> None:
        node = self.represent_data(data)
        if isinstance(node, CollectionNode):
            node.flow_style = False
        self.serialize(node)


def yaml_text(value: dict[str, Any]) -> str:
    """Return a mapping as YAML, its keys in their order."""
    return yaml.dump(
        value, Dumper=_Lines, sort_keys=False, allow_unicode=True, default_flow_style=None, width=10_000
    )
