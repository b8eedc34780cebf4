"""Each fault an author can make is found on its line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.packs.load import load_pack
from bot.packs.problem import Severity

TODAY = date(2026, 11, 23)
KEY = "- [x] The memory and time that one guess costs\n"
SECRECY = "- [ ] The secrecy of which algorithm was used\n"
SALT = "- [ ] The length of the random salt kept in each row\n"
D1 = "- `d1` Hash each password with Argon2id at 19 MiB of memory and two passes\n"
A3 = "Tell the user whether the address or the password was the wrong part"
S1 = "1. `s1` Agree which sign-in methods exist and how strong each must be\n"
QUESTION = "decides how many passwords are recovered in the first week?"
SKETCH = "## Sketch\n\n```{language}\n{code}```\n\n## Quiz"
LONG_CODE = SKETCH.format(language="python", code="x = 1\n" * 26)

FAULTS: dict[str, tuple[str, str, int, str]] = {
    # front matter
    "unknown level": ("level: mid", "level: guru", 9, "`level` should be one of junior, mid"),
    "unknown kind": ("kind: design", "kind: riddle", 8, "`kind` should be one of explain"),
    "unknown key": ("tags:", "tagz:", 7, "`tagz` is not a key of this format. Write `tags`"),
    "far unknown key": ("tags:", "zzzz:", 7, "Remove it"),
    "invalid YAML": ("rev: 1", "rev: 'one", 4, "not valid YAML"),
    "unclosed bracket": ("account-recovery]", "account-recovery", 7, "not valid YAML"),
    "key given twice": ("rev: 1\n", "rev: 1\nrev: 2\n", 5, "`rev` is given twice"),
    "missing key": ("minutes: 12\n", "", 1, "`minutes` is missing. Add it: a whole number"),
    "no mapping": ("schema: 1\n", "- a\n---\n", 1, "`key: value`"),
    "id is not the file name": ("id: sec-password-login", "id: sec-login", 3, "differs from the file name"),
    "unknown topic": ("topic: security", "topic: cooking", 6, "`cooking` is not a topic"),
    "unknown further topic": ("tags:", "also: [cooking]\ntags:", 7, "`cooking` is not a topic"),
    "topic repeated": ("tags:", "also: [security]\ntags:", 7, "`also` repeats"),
    "unknown required question": ("covers:", "requires: [abc]\ncovers:", 12, "no question `abc`"),
    "stale review": ("review_by: 2027-11-23", "review_by: 2026-11-24", 15, ""),
    "review before it began": ("review_by: 2027", "review_by: 2025", 15, "is not after `reviewed`"),
    "long title": ("title: Store", "title: " + "Store " * 20, 5, "1 to 120 characters"),
    "source that is no link": ("https://pages", "ftp://pages", 17, "`refs.nist63b.url` should be a link"),
    "source and no licence": (', licence: "US public domain"', "", 17, "`refs.nist63b.licence` is missing"),
    "rubric that is no number": (
        "refs:",
        "rubric: {ask: 1, mechanism: x, failure: 1, operate: 1}\nrefs:",
        16,
        "10",
    ),
    "no front matter": ("---\nschema", "schema", 1, "does not begin with `---`"),
    "front matter that never ends": ("---\n\n## Prompt", "## Prompt", 1, "has no end"),
    # sections
    "unknown section": ("## Steps", "## Stepps", 41, "Did you mean “Steps”?"),
    "far unknown section": ("## Quiz", "## Xylophone\n\nx\n\n## Quiz", 93, "Remove it or move its text"),
    "section given twice": ("## Quiz", "## Steps\n\n## Quiz", 93, "already at line 41"),
    "missing section": ("## Quiz\n", "", 103, "The section “Quiz” is missing"),
    "missing prompt": ("## Prompt\n", "", 23, "before the first section"),
    "section and nothing in it": ("Login is the one", "## Ask first\n\nLogin is the one", 26, "is empty"),
    "list in prose": ("Login is the one", "- Login is the one", 28, "Only paragraphs"),
    "prose in a list": ("## Do\n", "## Do\n\nSome words.\n", 59, "Only a list"),
    "HTML": ("## Do\n", "## Do\n\n<!-- later -->\n", 59, "Only a list"),
    "sketch in no language": ("## Quiz", SKETCH.format(language="", code="x\n"), 95, "Name the language"),
    "long sketch": ("## Quiz", LONG_CODE, 95, "more than 25 lines"),
    "sketch of words": ("## Quiz", "## Sketch\n\nWords.\n\n## Quiz", 95, "one code block"),
    # entries
    "entry and no id": ("- `d1` Hash", "- Hash", 59, "such as `d1`"),
    "id of another section": ("`d1` Hash", "`x1` Hash", 59, "such as `d1`"),
    "id taken": ("`d2` Check", "`d1` Check", 61, "The id `d1` is taken by line 59"),
    "entry and no text": (D1, "- `d1`\n", 59, "`d1` has no text"),
    "missing Breaks": ("  - Breaks: facts", "  - Facts: facts", 90, "“Breaks:” or “Instead:”"),
    "no Breaks line": ("  - Instead: d6\n", "", 89, "add “- Instead: d1”"),
    "empty Because": (
        "any difference tells a stranger which addresses have accounts [asvs]",
        "",
        63,
        "Because",
    ),
    "missing Changes": ("  - Changes: recovery", "  - Because: recovery", 39, "starts with “Changes:”"),
    "label twice": ("  - Instead: d6\n", "  - Instead: d6\n  - Instead: d6\n", 92, "twice"),
    "dangling Instead": ("Instead: d6", "Instead: d9", 91, "no practice `d9`"),
    "dangling After": ("After: s5", "After: s9", 55, "no step `s9`"),
    "steps in a circle": (S1, S1 + "   - After: s7\n", 56, "s1, s2, s5, s7 wait for each other"),
    "undeclared reference": (
        "resist guessing;",
        "resist [nope] guessing;",
        62,
        "[nope] is not among the `refs`",
    ),
    "unused reference": ("[nist63b]", "", 17, "No text names [nist63b]"),
    # style
    "vague word": ("A shop with", "A proper shop with", 24, "“proper” says nothing"),
    "-ing pitfall": ("Tell the user whether", "Telling the user whether", 80, "“-ing” form"),
    "judging word": (A3, "Tell the user blindly which part was wrong", 80, "“blindly” already judges"),
    "absolute word": ("`d5` Issue a new", "`d5` Always issue a new", 67, "“Always” gives the answer away"),
    "long claim": ("with Argon2id", "with Argon2id " + "and salt " * 9, 59, "at most 110 fit"),
    "long section": ("Login is the one", "Login " * 500 + "is the one", 26, "at most 2800 fit"),
    "outdated advice": ("with Argon2id at 19 MiB", "with bcrypt at 19 MiB", 59, "bcrypt is for legacy only"),
    "outdated step": (
        "`s4` Limit guesses",
        "`s4` Ask the security questions, limit guesses",
        48,
        "ASVS 6.4.2",
    ),
    # items
    "two keys": (SECRECY, SECRECY.replace("[ ]", "[x]"), 103, "Line 101 is already the right answer"),
    "no key": (KEY, KEY.replace("[x]", "[ ]"), 95, "no right answer"),
    "feedback that is no sub-bullet": (
        "  - Right. The attacker's budget",
        "- Right. The attacker's budget",
        102,
        "“- [ ]”",
    ),
    "no feedback": (SALT, "- [ ] The salt of the row\n" + SALT, 99, "no feedback"),
    "all of the above": (SECRECY, "- [ ] All of the above\n", 103, "of the above"),
    "long key": ("time that one guess costs", "time that one guess costs " * 4, 101, "30 % longer"),
    "key that echoes the stem": (
        "The memory and time",
        "The property of recovered passwords",
        101,
        "repeats",
    ),
    "negative stem": ("hashes decides", "hashes does not decide", 97, "“not” turns the question round"),
    "stem that asks nothing": (QUESTION, QUESTION[:-1] + ".", 97, "question mark"),
    "no stem": ("A copy of your users table leaks. Which", "### m1\n\nWhich", 95, "asks nothing"),
    "strange item id": ("### m1", "### first", 95, "such as “### m1”"),
    "item id twice": ("### m1\n", "### m1\n\nWhy?\n\n### m1\n", 99, "The id `m1` is taken by line 95"),
    "item and no heading": ("### m1\n", "", 96, "An item starts with a heading"),
    "code in an item": ("- [ ] The length", "```\nx\n```\n\n- [ ] The length", 99, "a question and a list"),
    "two options alike": (SECRECY, SALT, 95, "say the same"),
    "too many options": (SALT, (SALT + "  - No.\n") * 3, 95, "has 5 options"),
    "outdated key": ("The memory and time that one", "An implicit grant that one", 101, "RFC 9700"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_on_its_line(
    fault: str, pack_folder: Path, warm: Path, spoil: Callable[[str, str], Path]
) -> None:
    """Whatever an author gets wrong is named with its file and line and what to do."""
    old, new, line, words = FAULTS[fault]
    path = spoil(old, new)
    today = date(2027, 1, 1) if fault == "stale review" else TODAY
    found = load_pack(pack_folder, today=today, cache=warm).problems
    assert any(
        str(problem).startswith(f"{path}:{line}: ") and words in problem.sentence for problem in found
    ), [str(problem) for problem in found]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_one_question_at_most(
    fault: str, pack_folder: Path, warm: Path, spoil: Callable[[str, str], Path]
) -> None:
    """The good questions stay, and the spoilt one stays exactly when only warnings were raised."""
    path = spoil(*FAULTS[fault][:2])
    loaded = load_pack(pack_folder, today=TODAY, cache=warm)
    heavy = any(problem.severity is Severity.ERROR for problem in loaded.problems)
    assert {problem.path for problem in loaded.problems} <= {path}
    assert {"api-rate-limit", "cache-product-catalogue"} <= loaded.pack.questions.keys()
    assert (path.stem in loaded.pack.questions) is not heavy
    assert loaded.clean is not heavy
