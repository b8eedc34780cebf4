"""What the command line answers, above all when something is not as it should be."""

import json
import re
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]

APPLICATION = "MTIzNDU2Nzg5MDEyMzQ1Njc4"
"""The digits 123456789012345678 in base64, as they stand in front of a token."""


def test_help_is_quick(studyhall: Command) -> None:
    """Nobody waits for help: it is there in less than half a second."""
    took = []
    for _ in range(3):
        began = perf_counter()
        assert "play" in studyhall("--help").stdout
        took.append(perf_counter() - began)
    assert min(took) < 0.5


@pytest.mark.parametrize(
    ("line", "settings", "said"),
    [
        (["run", "slack"], {}, "STUDYHALL_SLACK_BOT_TOKEN"),
        (["run", "discord"], {}, "STUDYHALL_DISCORD_TOKEN"),
        (["run"], {}, "no token for any platform"),
        (["run", "teams"], {}, "teams"),
        (["run", "slack"], {"STUDYHALL_TICK_SECONDS": "often"}, "STUDYHALL_TICK_SECONDS"),
        (["run", "slack"], {"STUDYHALL_DATABASE_URL": "nonsense"}, "sqlite:///"),
        (["db", "upgrade"], {"STUDYHALL_DATABASE_URL": "sqlite:////nowhere/at/all.db"}, "cannot be reached"),
        (
            ["db", "upgrade"],
            {"STUDYHALL_DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/none"},
            "cannot be reached",
        ),
        (["run"], {"STUDYHALL_DISCORD_TOKEN_FILE": "/nowhere/token"}, "STUDYHALL_DISCORD_TOKEN_FILE"),
        (["play", "--zone", "Mars/Phobos"], {}, "Mars/Phobos"),
        (["content", "check", "nowhere"], {}, "nowhere is not a folder"),
        (["invite"], {}, "STUDYHALL_DISCORD_TOKEN"),
        (["invite"], {"STUDYHALL_DISCORD_TOKEN": "playground"}, "holds no id"),
        (["dance"], {}, "dance"),
        (["play", "--prot", "1"], {}, "--prot"),
    ],
)
def test_what_is_wrong_is_a_sentence(
    here: Command, line: list[str], settings: dict[str, str], said: str
) -> None:
    """Whatever an operator gets wrong is answered with one line that says what to do."""
    if line[:1] == ["run"] and "STUDYHALL_DATABASE_URL" not in settings:
        assert here("db", "upgrade").returncode == 0
    answered = here(*line, **settings)
    assert answered.returncode == 1
    assert said in answered.stderr
    assert "hush" not in answered.stderr
    assert len(answered.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [(["dance"], "dance"), (["run"], "no token"), (["run", "slack"], "studyhall db upgrade")],
)
def test_nobody_sees_a_traceback(studyhall: Command, line: list[str], said: str) -> None:
    """In a terminal, too, what is wrong is a sentence and an exit code."""
    answered = studyhall(*line)
    assert answered.returncode == 1
    assert said in answered.stderr
    assert "Traceback" not in answered.stderr


def test_a_port_in_use_is_named(here: Command) -> None:
    """A page whose port is taken says so, and that another can be chosen."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answered = here("play", "--port", str(port), "--no-browser")
    assert answered.returncode == 1
    assert answered.stderr == f"Port {port} is in use. Stop what listens there, or choose another.\n"


def test_debugging_shows_where(studyhall: Command) -> None:
    """With --debug, wherever it stands, the same mistake shows where it was noticed."""
    assert "Traceback" in studyhall("play", "--zone", "Mars/Phobos", "--debug").stderr


def test_a_broken_question_is_named_by_file_and_line(here: Command, tmp_path: Path) -> None:
    """`content check` names the file and the line of what is broken, counts it, and fails."""
    (tmp_path / "pack" / "questions").mkdir(parents=True)
    (tmp_path / "pack" / "questions" / "no-shape.md").write_text("# A question without anything\n", "utf-8")
    answered = here("content", "check", "pack")
    assert answered.returncode == 1
    assert re.search(r"no-shape\.md:\d+: \w", answered.stdout)
    assert "0 questions" in answered.stdout.splitlines()[-1]
    assert "Traceback" not in answered.stderr


def test_the_manifest_is_what_slack_takes(here: Command) -> None:
    """`manifest` prints JSON and nothing else; the short names are there when asked for."""
    plain, short = here("manifest"), here("manifest", "--short-names")
    names = [
        {command["command"] for command in json.loads(answered.stdout)["features"]["slash_commands"]}
        for answered in (plain, short)
    ]
    assert names[0] < names[1]


def test_the_invitation_names_the_application(here: Command) -> None:
    """`invite` reads the application's id out of the token, and never prints the token."""
    answered = here("invite", STUDYHALL_DISCORD_TOKEN=f"{APPLICATION}.secret.secret")
    assert "client_id=123456789012345678" in answered.stdout
    assert "secret" not in answered.stdout


def test_the_doctor_says_what_to_do(here: Command) -> None:
    """`doctor` looks at everything, has one line for each, and fails while something is to be done."""
    before = here("doctor")
    assert before.returncode == 1
    assert "to do database" in before.stdout
    here("db", "upgrade")
    assert "ok    database" in here("doctor").stdout


def test_the_version_is_printed(here: Command) -> None:
    """`--version` says which Studyhall this is."""
    assert here("--version").stdout.startswith("studyhall ")
