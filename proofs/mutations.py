"""Each guard taken away once: a test must notice."""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from proofs.finding import Finding
from proofs.progress import shown

ROOT = Path(__file__).parent.parent
COPIED = ("bot", "adapters", "playground", "content", "proofs", "tests", "pyproject.toml", "alembic.ini")
STORE = "tests/contracts/store"
FAILED = 1
"""pytest's exit code when tests ran and some failed; another one means that nothing was tried."""


@dataclass(frozen=True)
class Mutation:
    """A guard, where it stands, what it is replaced by, and the tests that must notice."""

    guard: str
    file: str
    stands: str
    becomes: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "unique key of an occurrence",
        "bot/store/migrations/versions/0001_first_tables.py",
        """        sa.UniqueConstraint(
            "channel", "kind", "local_date", name=op.f("uq_occurrence_channel_kind_local_date")
        ),
""",
        "",
        (f"{STORE}/test_store_occurrences.py", f"{STORE}/test_store_races.py"),
    ),
    Mutation(
        "settle wait before a look-up",
        "bot/domain/order.py",
        "SETTLE = timedelta(seconds=60)",
        "SETTLE = timedelta(0)",
        ("tests/bot/engine/test_delivering.py",),
    ),
    Mutation(
        "lease of a claim",
        "bot/domain/order.py",
        "LEASE = SETTLE",
        "LEASE = timedelta(0)",
        ("tests/bot/engine/test_delivering.py", "tests/proofs/test_databases.py"),
    ),
    Mutation(
        "looking before sending again",
        "adapters/slack/platform.py",
        "        if delivery.first_tried_at:\n",
        "        if False:\n",
        ("tests/proofs/test_killing.py",),
    ),
    Mutation(
        "a claim taken by one alone",
        "bot/store/outbox.py",
        """        outbox.c.id == bindparam("of_id"),
        outbox.c.attempt == bindparam("of_attempt"),
        outbox.c.state == bindparam("of_state"),
    )
    .values(""",
        """        outbox.c.id == bindparam("of_id"),
        bindparam("of_attempt") == bindparam("of_attempt"),
        bindparam("of_state") == bindparam("of_state"),
    )
    .values(""",
        (f"{STORE}/test_store_races.py",),
    ),
    Mutation(
        "one attempt per member and question",
        "bot/store/migrations/versions/0001_first_tables.py",
        """        sa.UniqueConstraint("member", "slot", name=op.f("uq_attempt_member_slot")),
""",
        "",
        (f"{STORE}/test_store_attempts.py", f"{STORE}/test_store_races.py"),
    ),
    Mutation(
        "BEGIN IMMEDIATE",
        "bot/store/sqlite.py",
        'connection.exec_driver_sql("BEGIN IMMEDIATE")',
        'connection.exec_driver_sql("BEGIN")',
        ("tests/bot/store/test_sqlite_store.py",),
    ),
    Mutation(
        "asking what became of a COMMIT",
        "bot/store/postgres.py",
        "kept = self._persist(lambda other: other.holds(mark))",
        "kept = False",
        ("tests/proofs/test_databases.py",),
    ),
    Mutation(
        "no repeating of posts by the library",
        "adapters/slack/client.py",
        "        retry_handlers=[],\n",
        "",
        ("tests/adapters/slack_door",),
    ),
    Mutation(
        "nonce of a Discord message",
        "adapters/discord/platform.py",
        "                nonce=nonce,\n",
        "",
        ("tests/adapters/discord_door/test_discord_deliveries.py",),
    ),
    Mutation(
        "a person answered for by one transaction at a time",
        "bot/store/people.py",
        '            self._db.first(HOLD, {"of_person": person})\n',
        "            pass\n",
        ("tests/bot/engine/test_at_once.py", "tests/bot/engine/test_changing_at_once.py"),
    ),
    Mutation(
        "recording held up by who changes a person",
        "bot/engine/record.py",
        "    known = unit.members.held(attempt.member)\n",
        "    known = unit.members.known(attempt.member)\n",
        ("tests/bot/engine/test_changing_at_once.py",),
    ),
    Mutation(
        "an item pays a person once",
        "bot/engine/record.py",
        "    return not unit.attempts.answered_before(others, attempt.about)\n",
        "    return True\n",
        ("tests/bot/engine/test_linking.py", "tests/end_to_end/test_together.py"),
    ),
    Mutation(
        "a direct message answered only by whom it was told to",
        "bot/engine/told.py",
        "    if (member.space.door, member.native) != (door, native):\n",
        "    if False:\n",
        ("tests/bot/engine/test_telling.py",),
    ),
    Mutation(
        "nothing sent to a space that was left",
        "bot/store/outbox.py",
        "in_((outbox.c.channel, outbox.c.space))",
        "in_((outbox.c.channel,))",
        (f"{STORE}/test_store_outbox.py", "tests/end_to_end/test_leaving.py"),
    ),
    Mutation(
        "one open round in a channel",
        "bot/store/migrations/versions/0011_live_rounds_and_disputes.py",
        """        sa.UniqueConstraint("open_in", name=op.f("uq_live_round_open_in")),
""",
        "",
        (f"{STORE}/test_store_rounds.py",),
    ),
    Mutation(
        "a round held against being closed while somebody votes",
        "bot/store/rounds.py",
        "WATCH = GET.with_for_update(read=True)",
        "WATCH = GET",
        ("tests/bot/engine/test_rounds_at_once.py",),
    ),
    Mutation(
        "the first decision about an item stands",
        "bot/store/disputes.py",
        "    .where(THIS, held_item.c.decision == UNDECIDED)\n",
        "    .where(THIS)\n",
        (f"{STORE}/test_store_disputes.py", "tests/bot/engine/test_decisions.py"),
    ),
    Mutation(
        "catch-up window",
        "bot/domain/occurrence.py",
        "now - occurrence.due_at > catch_up",
        "now - occurrence.due_at > catch_up * 100",
        ("tests/bot/domain", "tests/bot/engine/test_ticking.py"),
    ),
    Mutation(
        "tries that outlast an outage",
        "bot/engine/deliver.py",
        "(live or now - order.not_before > PATIENCE)",
        "True",
        ("tests/bot/engine/test_outages.py",),
    ),
    Mutation(
        "nothing follows from a claim that was lost",
        "bot/engine/give_up.py",
        """failure.reason, unknown):
        return False
""",
        """failure.reason, unknown):
        pass
""",
        ("tests/bot/engine/test_delivering.py",),
    ),
    Mutation(
        "one suggestion to a seat",
        "bot/store/migrations/versions/0012_own_data.py",
        """        sa.UniqueConstraint("seat", name=op.f("uq_suggestion_seat")),
""",
        "",
        (f"{STORE}/test_store_suggestions.py",),
    ),
    Mutation(
        "sums that go before the answers they are made of",
        "bot/store/personal.py",
        """    "standing": (Named("person", Fate.GONE, DataClass.ANSWERS),),
""",
        "",
        (f"{STORE}/test_store_races.py", "tests/bot/store/test_personal.py"),
    ),
    Mutation(
        "deletions carried over a restore",
        "adapters/cli/backing_up.py",
        "    again = office.delete_again(deletions)\n",
        "    again = len(deletions)\n",
        ("tests/adapters/cli/test_own_data.py",),
    ),
    Mutation(
        "boards held while an answer is counted",
        "bot/store/channels.py",
        "        self.share((channel,))\n",
        "",
        ("tests/bot/engine/test_changing_at_once.py",),
    ),
    Mutation(
        "a freeze that comes back in a team",
        "bot/engine/record.py",
        " or len(record.channels) > 1:",
        ":",
        ("tests/bot/engine/test_freezes.py",),
    ),
)


def mutated(mutations: tuple[Mutation, ...] = MUTATIONS) -> list[Finding]:
    """Take away one guard after the other in a copy, and run the tests that must fail then."""
    survived = [one for one in shown(mutations, len(mutations), "taking guards away") if not _killed(one)]
    return [
        Finding(
            "Guards taken away",
            f"{len(mutations)} guards",
            f"noticed by a test {len(mutations) - len(survived)} of {len(mutations)}",
            "all noticed",
            not survived,
            tuple(f"nobody noticed the loss of: {one.guard}" for one in survived),
        )
    ]


def _killed(mutation: Mutation) -> bool:
    """Return whether a test fails without the guard."""
    with tempfile.TemporaryDirectory(prefix="sh") as folder:
        copy = Path(folder) / "house"
        copy.mkdir()
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        file = copy / mutation.file
        text = file.read_text(encoding="utf-8")
        if text.count(mutation.stands) != 1:
            raise ValueError(
                f"the guard “{mutation.guard}” no longer stands in {mutation.file} as written here"
            )
        file.write_text(text.replace(mutation.stands, mutation.becomes), encoding="utf-8")
        command = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutation.tests)
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        return done.returncode == FAILED
