"""What a file of another tool became."""

from dataclasses import dataclass

from bot.domain.pack import Topic
from bot.domain.question import Question
from bot.packs.problem import Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """The questions and topics of one file, and a problem for everything in it that was not taken."""

    questions: tuple[Question, ...]
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...]
