"""The file that a new question begins as: complete, valid in form, and with a hint in every place."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.question import Question

FILLED = re.compile(r"(?=.{3,60}$)[a-z0-9]+(-[a-z0-9]+)+")
"""The shape of an id: words joined by hyphens, 60 characters at most."""

TEMPLATE = """---
schema: 1
id: {id}
rev: 1
title: One line that a colleague would recognise the problem by
topic: {topic}
tags: []
kind: design
level: mid
difficulty: 3
minutes: 15
covers: []
licence: CC-BY-4.0
reviewed: {reviewed}
review_by: {review_by}
refs:
  source: {{title: "Name and section of the source", url: "https://example.org/it", licence: "link only"}}
---

## Prompt

A situation with numbers, in three or four sentences, and what has to be decided.

## Why it matters

Two sentences: what goes wrong in real systems, and what understanding it buys.

## Ask first

- `q1` A question whose answer changes the design?
  - Changes: what a yes decides, and what a no decides
- `q2` A second question, about numbers?
  - Changes: another part of the design
- `q3` A third question, about who else is affected?
  - Changes: a third part of the design

## Steps

1. `s1` Measure or name what the decision rests on
2. `s2` Take the step that the rest depends on
   - After: s1
3. `s3` Show that it works, with a number
   - After: s2

## Do

- `d1` Write what to do, with a number or a name in it
  - Because: the mechanism that makes it right [source]
- `d2` Write a second thing to do, about another part
  - Because: the mechanism behind the second
- `d3` Write a third thing to do, about a third part
  - Because: the mechanism behind the third

## Avoid

- `a1` Write what a competent colleague did here, in the same form
  - Breaks: what one can see go wrong after the first
  - Instead: d1
- `a2` Write a second tempting choice, of the same length
  - Breaks: what one can see go wrong after the second
  - Instead: d2
- `a3` Write a third tempting choice, as concrete as its match
  - Breaks: what one can see go wrong after the third
  - Instead: d3

## Quiz

### m1

A consequence or a small sum that needs the mechanism. What happens?

- [ ] A wrong answer that a real mistake leads to
  - Say which mistake leads here.
- [x] The right answer, no longer than the others
  - Right. Say why it holds.
- [ ] Another wrong answer of the same length
  - Say what it would take for this to hold.
"""


SENTENCES = frozenset(re.sub(r"^(title: |- |\d+\. )?(`\w+` )?", "", line) for line in TEMPLATE.splitlines())
"""The lines of the template, free of their marks."""


def new_question(question_id: str, topic: str, today: date) -> str:
    """Return the text of a new question file, reviewed today and due in a year."""
    review_by = today + timedelta(days=365)
    return TEMPLATE.format(id=question_id, topic=topic, reviewed=today, review_by=review_by)


def leftover(question: Question) -> str:
    """Return the first sentence of a question that is still the template's, or an empty text."""
    return next((text for text in _texts(question) if text and text in SENTENCES), "")


def _texts(question: Question) -> Iterator[str]:
    yield from (question.title, question.prompt, question.why)
    yield from (ask.text for ask in question.ask_first)
    yield from (step.text for step in question.steps)
    yield from (practice.text for practice in question.do)
    yield from (pitfall.text for pitfall in question.avoid)
    yield from (item.stem for item in question.items if not item.made)
