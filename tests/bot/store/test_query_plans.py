"""Hot queries are answered from indexes, whatever else is indexed."""

import pytest
from sqlalchemy import event, select

from bot.domain.ledger import PRACTICE
from bot.store import (
    attempts,
    channels,
    checklists,
    interviews,
    occurrences,
    outbox,
    people,
    prompts,
    reports,
    rounds,
    standings,
    suggestions,
)
from bot.store.lists import listed
from bot.store.open import engine_for
from tests.builders import ANA, CHANNEL, MONDAY, NINE

BOARD = {"of_scope": CHANNEL.key, "of_span": "all", "of_topic": ""}
MEMBER = {"of_member": ANA.key}
PERSON = {"of_person": ANA.key}
RANK = "USING COVERING INDEX ix_standing_rank (scope=? AND span=? AND topic=?"
KEY = "PRIMARY KEY (scope=? AND span=? AND topic=? AND person=?)"

HOT = {
    "page": (standings.PAGE, {**BOARD, "skip": 0, "most": 10}, RANK),
    "rank": (standings.ABOVE, {**BOARD, "of_points": 10}, RANK + " AND points>?)"),
    "points": (standings.POINTS, {**BOARD, **PERSON}, KEY),
    "position": (standings.BEFORE, {**BOARD, **PERSON}, RANK + " AND points=? AND person<?)"),
    "due": (
        occurrences.DUE,
        {"now": NINE, "most": 100},
        "USING INDEX ix_occurrence_due (state=? AND due_at<?)",
    ),
    "all planned": (occurrences.ALL_PLANNED, {"of_kind": "post"}, "USING INDEX ix_occurrence_due (state=?)"),
    "next post due": (occurrences.NEXT_DUE, {}, "USING COVERING INDEX ix_occurrence_due (state=?)"),
    "claim": (
        outbox.CANDIDATES,
        {"of_door": "slack", "now": NINE, "most": 20},
        "USING INDEX ix_outbox_due (state=?)",
    ),
    "next order due": (outbox.NEXT_DUE, {}, "USING INDEX ix_outbox_due (state=?)"),
    "slot": (
        attempts.IN_SLOT,
        {**MEMBER, "of_slot": "check/p1"},
        "(member=? AND slot=?)",
    ),
    "tally": (attempts.TALLY, {"of_prompt": "p1"}, "USING INDEX ix_attempt_prompt (prompt=?)"),
    "answered": (attempts.ANSWERED, {"of_prompt": "p1"}, "USING COVERING INDEX ix_attempt_prompt (prompt=?)"),
    "limit": (
        attempts.practice_paid(1),
        {"of_member_0": ANA.key, **listed("of_surface", sorted(PRACTICE)), "of_day": MONDAY},
        "(member=?",
    ),
    "person": (people.KNOWN, MEMBER, "USING INDEX sqlite_autoindex_identity_1 (member=?)"),
    "scopes": (
        channels.COUNTED,
        {"of_channel": CHANNEL.key, "of_space": "slack:T0STUDY", "of_day": MONDAY},
        "USING INDEX sqlite_autoindex_season_1 (scope=? AND first<?)",
    ),
    "checklist": (checklists.GET, {**MEMBER, "of_slot": "written/p1"}, "(member=? AND slot=?)"),
    "ticked": (checklists.TICKED, {"of_prompt": "p1"}, "USING INDEX ix_checklist_prompt (prompt=?)"),
    "interview": (
        interviews.unfinished_of(1),
        {"of_member_0": ANA.key},
        "USING INDEX ix_interview_member (member=?)",
    ),
    "suggestions": (suggestions.STAMP, {}, "USING INDEX ix_suggestion_state_space (state=?)"),
    "notes": (
        suggestions.notes_of(1),
        {"of_question": "q1", "of_channel_0": CHANNEL.key, "most": 5},
        "USING INDEX ix_suggestion_question (question=?)",
    ),
    "latest": (prompts.LATEST, {"of_channel": CHANNEL.key}, "ix_prompt_channel_asked (channel=?)"),
    "rounds due": (rounds.DUE, {"now": NINE, "most": 100}, "USING INDEX ix_live_round_due (due_at<?)"),
    "next round due": (rounds.NEXT_DUE, {}, "USING COVERING INDEX ix_live_round_due"),
    "rounds of a channel": (
        rounds.SINCE,
        {"of_channel": CHANNEL.key, "since": NINE},
        "USING INDEX ix_live_round_channel_asked (channel=? AND asked_at>?)",
    ),
    "votes": (rounds.VOTES, {"of_round": "r1"}, "USING INDEX sqlite_autoindex_live_vote_1 (round=?)"),
    "choice": (
        rounds.CHOICE,
        {"of_round": "r1", "of_place": 0, "of_vote": 1, "of_person": ANA.key},
        "(round=? AND place=? AND vote=? AND person=?)",
    ),
    "items to look at": (reports.TOUCHED, {"most": 100}, "USING INDEX ix_item_report_stale (stale=?)"),
    "answers to an item": (
        reports.answers_to(1),
        {"of_item_0": "q1/i1", "of_rev": 1, "prefix": "slack:T0STUDY:", "length": 14},
        "USING INDEX ix_attempt_item (item=? AND rev=?)",
    ),
    "links": (
        prompts.links_of(1, 1),
        {"of_channel_0": CHANNEL.key, "of_member_0": ANA.key},
        "ix_attempt_prompt (prompt=? AND member=?)",
    ),
}


@pytest.fixture
def explain(sqlite_url):
    """Return SQLite's plan for a statement as it is really sent, a step a line."""
    engine = engine_for(sqlite_url)
    sent = []
    event.listen(engine, "before_cursor_execute", lambda *said: sent.append((said[2], said[3])))

    def plan(statement, values):
        """Send a statement, then have the same text explained."""
        with engine.connect() as connection:
            connection.execute(statement, values).all()
            sql, stored = sent[-1]
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", stored).all()
        return "\n".join(row[3] for row in rows)

    yield plan
    engine.dispose()


@pytest.mark.parametrize("query", HOT)
def test_a_hot_query_reads_no_more_than_it_must(explain, query):
    """A query that runs for every answer, press or tick scans no table and sorts through the index it has."""
    statement, values, index = HOT[query]
    plan = explain(statement, values)
    assert index in plan, plan
    # a page's own ten rows may be scanned again for their names
    scans = [step for step in plan.splitlines() if step.startswith("SCAN")]
    assert not [step for step in scans if "CONSTANT" not in step and "anon_1" not in step], plan


def test_a_page_of_a_board_is_not_sorted(explain):
    """The index already holds a board in its order, so that a page costs the same on any board."""
    _, values, _ = HOT["page"]
    assert "TEMP B-TREE" not in explain(select(standings.PLACES), values)
