"""Collects what is wrong with blocks, in Slack's words: a sentence and a JSON pointer."""

from playground.slack.places import Json


class Problems:
    """A list of findings; each check returns nothing and adds to it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, path: str, sentence: str) -> None:
        """Add one finding."""
        self.found.append(f"[ERROR] {sentence} [json-pointer:{path}]")

    def require(self, thing: Json, path: str, *names: str) -> bool:
        """Find missing fields; return whether all are there."""
        absent = [name for name in names if thing.get(name) is None]
        for name in absent:
            self.add(path, f"missing required field: {name}")
        return not absent

    def length(self, text: object, path: str, limit: int, least: int = 1) -> None:
        """Find a string that is too short or too long, or no string at all."""
        if not isinstance(text, str):
            self.add(path, "must be a string")
        elif len(text) < least:
            self.add(path, f"must be more than {least - 1} characters")
        elif len(text) > limit:
            self.add(path, f"must be less than {limit + 1} characters")

    def optional(self, thing: Json, path: str, **limits: int) -> None:
        """Check the lengths of strings that may be absent."""
        for name, limit in limits.items():
            if thing.get(name) is not None:
                self.length(thing[name], f"{path}/{name}", limit, least=0)

    def items(self, thing: object, path: str, limit: int, least: int = 1) -> list[Json]:
        """Check a list of objects and return those that are objects."""
        if not isinstance(thing, list):
            self.add(path, "must be an array")
            return []
        if len(thing) < least:
            self.add(path, f"must have at least {least} item")
        if len(thing) > limit:
            self.add(path, f"no more than {limit} items allowed")
        for at, item in enumerate(thing):
            if not isinstance(item, dict):
                self.add(f"{path}/{at}", "must be an object")
        return [item for item in thing if isinstance(item, dict)]

    def text(self, thing: object, path: str, limit: int, plain: bool = False) -> None:
        """Check a text object."""
        if not isinstance(thing, dict):
            self.add(path, "must be an object")
            return
        allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
        if thing.get("type") not in allowed:
            self.add(f"{path}/type", f"must be one of: {', '.join(allowed)}")
        if "emoji" in thing and thing.get("type") == "mrkdwn":
            self.add(path, "no more properties allowed: emoji")
        self.length(thing.get("text"), f"{path}/text", limit)

    def plain(self, thing: Json, path: str, name: str, limit: int, required: bool = False) -> None:
        """Check a plain text field of an object."""
        if thing.get(name) is not None:
            self.text(thing[name], f"{path}/{name}", limit, plain=True)
        elif required:
            self.require(thing, path, name)
