"""The proof of review by need: a learner whose forgetting is known, and plans of equal effort."""

from itertools import pairwise
from random import Random

from proofs.catalogue import SHORT
from proofs.learner import KINDS, MOST_ITEMS, Learner, at_random, by_need, in_turn, learned, lived


def test_a_learner_forgets_by_half_lives() -> None:
    """What was met is known for certain on the same day, and half as likely after each half-life."""
    learner = Learner(Random(1), KINDS[0])
    assert learner.knows("q0", 0) == 0.0
    learner.answers("q0", 0)
    chances = [learner.knows("q0", day) for day in range(5)]

    assert chances[0] == 1.0
    assert all(abs(later / earlier - chances[1]) < 1e-9 for earlier, later in pairwise(chances))


def test_a_success_lasts_longer_than_what_came_before() -> None:
    """A question that is known when asked is forgotten more slowly from then on."""
    learner = Learner(Random(1), KINDS[0])
    learner.answers("q0", 0)
    before = learner.knows("q0", 1)
    learner.answers("q0", 0)

    assert learner.knows("q0", 1) > before


def test_the_plans_take_equal_effort() -> None:
    """Every plan reviews as many questions a day as review by need does, which takes ten at the most."""
    need = lived(3, KINDS[0], by_need)
    others = [
        lived(3, KINDS[0], plan) for plan in (at_random(need.reviews, Random(3)), in_turn(need.reviews))
    ]

    assert max(need.reviews) == MOST_ITEMS
    assert [one.reviews for one in others] == [need.reviews] * 2


def test_review_by_need_holds_for_a_few() -> None:
    """With a handful of learners review by need beats chance, and the same seeds give the same figures."""
    found = [*SHORT["learner"](), *learned(seeds=16, kinds=KINDS[1:])]

    assert [one.held for one in found] == [True] * len(KINDS), "\n".join(map(str, found))
    assert [one.found for one in learned(seeds=16)] == [one.found for one in found]
