"""Standings, on every store."""

from bot.domain.standing import ranked
from tests.builders import ANA, BEN, CEM, CHANNEL

WEEK = (CHANNEL.key, "week:2026-W48", "")
DAN, EVE = "slack:T0STUDY:U0DAN", "slack:T0STUDY:U0EVE"


def give(unit, **points):
    """Give points to members in this week, by the name of the cast."""
    people = {"ana": ANA.key, "ben": BEN.key, "cem": CEM.key, "dan": DAN, "eve": EVE}
    for name, amount in points.items():
        unit.standings.add(CHANNEL.key, [WEEK[1]], [""], people[name], amount)


def test_points_are_added_to_every_window_and_topic(write, read):
    """One answer counts in each of its windows, over all topics and in its own."""
    windows, topics = ["week:2026-W48", "month:2026-11", "all"], ["", "caching"]
    for points in (13, 5):
        write(lambda unit, n=points: unit.standings.add(CHANNEL.key, windows, topics, ANA.key, n))
    sums = read(
        lambda unit: [unit.standings.points(CHANNEL.key, w, t, ANA.key) for w in windows for t in topics]
    )
    assert sums == [18] * 6


def test_boards_do_not_mix(write, read):
    """Another channel, another window and another topic are other boards."""
    write(lambda unit: give(unit, ana=10))
    for place in (
        ("slack:T0STUDY:C0OTHER", *WEEK[1:]),
        (CHANNEL.key, "week:2026-W49", ""),
        (CHANNEL.key, WEEK[1], "caching"),
    ):
        assert read(lambda unit, p=place: unit.standings.points(*p, ANA.key)) is None
        assert read(lambda unit, p=place: unit.standings.total(*p)) == 0
        assert read(lambda unit, p=place: unit.standings.page(*p, 0, 10)) == []


def test_a_page_is_ordered_by_points_then_by_member(write, read):
    """The most points come first, and members who tie come in a fixed order."""
    write(lambda unit: give(unit, eve=10, dan=20, ben=20, ana=30, cem=5))
    write(lambda unit: unit.members.meet(ANA.key, "Ana"))
    everyone = [(ANA.key, "Ana", 30), (BEN.key, BEN.key, 20), (DAN, DAN, 20), (EVE, EVE, 10)]
    assert read(lambda unit: unit.standings.page(*WEEK, 0, 4)) == everyone
    assert read(lambda unit: unit.standings.page(*WEEK, 2, 2)) == everyone[2:]
    assert read(lambda unit: unit.standings.page(*WEEK, 5, 10)) == []
    assert read(lambda unit: unit.standings.total(*WEEK)) == 5


def test_a_rank_is_one_more_than_the_members_above(write, read):
    """Members who tie share a rank, and the next one is left out."""
    write(lambda unit: give(unit, ana=30, ben=20, dan=20, eve=10))
    ranks = read(lambda unit: [unit.standings.rank(*WEEK, points) for points in (30, 20, 10, 9, 99)])
    assert ranks == [1, 2, 4, 5, 1]


def test_the_own_place_is_rank_and_points(write, read):
    """A member's own place holds the shared rank and the points, and nobody has one without points."""
    write(lambda unit: give(unit, ana=30, ben=20, dan=20, eve=10))
    write(lambda unit: unit.standings.add(CHANNEL.key, ["all"], [""], CEM.key, 90))
    own = read(lambda unit: [unit.standings.own(*WEEK, member) for member in (ANA.key, DAN, EVE, CEM.key)])
    assert own == [(1, 30), (2, 20), (4, 10), None]


def test_a_position_counts_the_rows_before(write, read):
    """A member's position is where the page shows the member, ties included."""
    write(lambda unit: give(unit, ana=30, ben=20, dan=20, eve=10))
    page = read(lambda unit: unit.standings.page(*WEEK, 0, 10))
    positions = read(lambda unit: [unit.standings.position(*WEEK, member) for member, _, _ in page])
    assert positions == [0, 1, 2, 3]


def test_whoever_does_not_stand_comes_after_everybody(write, read):
    """A member without points has no sum, and a position behind all who have some."""
    write(lambda unit: give(unit, ana=30, ben=20))
    assert read(lambda unit: unit.standings.points(*WEEK, CEM.key)) is None
    assert read(lambda unit: unit.standings.position(*WEEK, CEM.key)) == 2


def test_pages_joined_are_the_whole_board(write, read):
    """Ranks on later pages continue those of the earlier ones, in the middle of a tie too."""
    write(lambda unit: give(unit, ana=30, ben=20, cem=20, dan=20, eve=10))

    def pages(unit):
        """Yield the board as it is shown, two rows a page."""
        for offset in range(0, 5, 2):
            scores = unit.standings.page(*WEEK, offset, 2)
            yield from ranked(scores, unit.standings.rank(*WEEK, scores[0][2]), offset)

    assert [place.rank for place in read(lambda unit: list(pages(unit)))] == [1, 2, 2, 2, 5]


def test_all_sums_of_a_scope_are_found(write, read):
    """Every scope with sums is named once, and shows all of them."""
    for scope in ("a", "b"):
        write(lambda unit, s=scope: unit.standings.add(s, ["all", "week:2026-W48"], [""], ANA.key, 3))
    assert sorted(read(lambda unit: unit.standings.scopes())) == ["a", "b"]
    assert read(lambda unit: unit.standings.of_scope("a")) == {
        ("all", "", ANA.key): 3,
        ("week:2026-W48", "", ANA.key): 3,
    }
