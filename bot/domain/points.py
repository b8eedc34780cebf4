"""Points: what an answer pays. No speed bonus, nothing negative."""

COMMIT_POINTS = 5
"""For a written answer before the reveal."""

QUIZ_ITEMS_PAID_A_DAY = 10
"""So that the daily question stays the centre."""


def item_points(difficulty: int) -> int:
    """Return the points of a correct first answer: ten times a weight of 1.0 to 1.6, halves rounded up.

    The weight rises evenly with difficulty 1 to 5.
    """
    weight_in_hundredths = 100 + 15 * (difficulty - 1)
    return (weight_in_hundredths * 10 + 50) // 100
