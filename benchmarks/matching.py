"""P11: how long comparing a written answer takes, and how far what it ticks can be trusted."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from benchmarks.figure import Figure
from bot.engine.ports import Matcher
from bot.matching.embedding import Embedding
from bot.matching.lexical import Lexical
from bot.matching.lexicon import Lexicon
from bot.matching.semantic import Semantic
from bot.matching.words import words
from tools.fit_meaning import left_out, samples
from tools.graded import IDLE, MISTAKEN, SINCERE, Agreement, agreement, at, graded, latencies, pack

ROUNDS = 20
NAMES = {"words": "words", "meaning": "words and meaning"}
EVERYTHING = "every line ticked: {:.2f}"


def matching_figures() -> list[Figure]:
    """Return P11."""
    lexicon, embedding = Lexicon(pack()), Embedding()
    split = at(_took(words), 0.5)
    sentence = at(_took(embedding.of), 0.5)
    return [
        *_of(Lexical(lexicon), 10.0, f"split into words p50 {split:.3f} ms", split),
        *_of(Semantic(lexicon, embedding), 100.0, f"one pass of the model p50 {sentence:.1f} ms", sentence),
        _left_out(),
    ]


def _left_out() -> Figure:
    """Return how weights do on questions that they were not fitted on, the ones in use have seen all."""
    rightly, ticked, covered = left_out(samples())
    return Figure(
        target="P11",
        what="the same on each question with weights fitted on the others, by words and meaning",
        floor="",
        ours=f"precision {rightly / ticked:.2f}, recall {rightly / covered:.2f}",
        raw={"precision": rightly / ticked, "recall": rightly / covered},
    )


def _of(matcher: Matcher, limit: float, floor: str, least: float) -> list[Figure]:
    """Return what is known of a matcher: its time, and its agreement with people."""
    name = NAMES[matcher.version.partition("/")[0]]
    first = latencies(matcher, rounds=1)
    took = latencies(matcher, ROUNDS)
    middle, late = at(took, 0.5), at(took, 0.95)
    told = agreement(matcher, SINCERE)
    covered = told.covered / told.decisions
    speed = Figure(
        target="P11",
        what=f"comparing a written answer by {name}, {len(graded())} answers, {ROUNDS} rounds",
        floor=floor,
        ours=f"p50 {middle:.1f} ms, p95 {late:.1f} ms",
        goal=f"p95 < {limit:g} ms",
        met=late < limit,
        ratio=middle / least,
        notes=(f"{name}: the first round, in which every question is new, p95 {at(first, 0.95):.1f} ms",),
        raw={"p50": middle, "p95": late, "first p95": at(first, 0.95)},
    )
    line = partial(_agreement, name)
    return [
        speed,
        line("precision on sincere answers", told.precision, covered, ">= 0.75", lambda x: x >= 0.75),
        line("recall on sincere answers", told.recall, 1.0),
        *(_credit(line, f"credit of {kind} answers", agreement(matcher, (kind,))) for kind in IDLE),
        line("credit of wrong answers in the right words", agreement(matcher, MISTAKEN).credit, 1.0),
    ]


def _credit(line: Callable[..., Figure], what: str, told: Agreement) -> Figure:
    """Return the line of a kind of answers that deserves no credit."""
    return line(what, told.credit, 1.0, "<= 0.05", lambda credit: credit <= 0.05)


def _agreement(
    name: str,
    what: str,
    share: float,
    ticked: float,
    goal: str = "",
    enough: Callable[[float], bool] | None = None,
) -> Figure:
    """Return a share beside what ticking every line would come to."""
    return Figure(
        target="P11",
        what=f"{what}, by {name}",
        floor=EVERYTHING.format(ticked),
        ours=f"{share:.2f}",
        goal=goal,
        met=enough(share) if enough else None,
        raw={"share": share},
    )


def _took(work: Callable[[str], object]) -> list[float]:
    """Return how many milliseconds a piece of work takes on each answer, shortest first."""
    took = []
    for one in graded():
        began = perf_counter()
        work(one.text)
        took.append(1000 * (perf_counter() - began))
    return sorted(took)
