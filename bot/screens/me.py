"""Where a person stands, and what they want to be called and told."""

from bot.domain.occurrence import Occurrence
from bot.domain.person import LONGEST_ALIAS, Profile
from bot.domain.progress import Me, SettingsAsked, SettingsKept
from bot.domain.streak import MOST_FREEZES
from bot.message.form import Form, PickField, TextField
from bot.message.model import Block, Button, Choice, Facts, Message, Tone
from bot.message.press import Press
from bot.screens.strength import SURENESS, map_block, own_map
from bot.screens.wording import counted, in_days, local_moment, note

ALIAS, BOARDS, REMIND = "alias", "boards", "remind"
SHOWN, HIDDEN = "shown", "hidden"
REVIEW, SETTINGS = "Review", "Settings"
PRIVATE = "Only you see this."
CHOICES = (Choice(SHOWN, "Show me on the boards"), Choice(HIDDEN, "Leave me out of every board"))


def me(facts: Me) -> Message:
    """Return where a person stands; only they see it."""
    record = facts.record
    pairs = (
        ("Streak", counted(record.streak.length, "question")),
        ("Freezes", f"{record.streak.freezes} of {MOST_FREEZES}"),
        ("Points this week", str(record.points_week)),
        ("Points in all", str(record.points_all)),
        ("Due for review", _due(facts)),
        ("Next reminder", _reminder(facts.profile, facts.reminder)),
    )
    return Message(
        title="Where you stand",
        blocks=(Facts(pairs), *_news(facts.profile), *_topics(facts)),
        controls=(
            Button(REVIEW, Press("review"), Tone.GOOD if facts.due else Tone.NEUTRAL),
            Button(SETTINGS, Press("settings")),
        ),
        summary="Where you stand: your streak, your points and your topics",
    )


def _due(facts: Me) -> str:
    """Return how much is due, or when something is."""
    if facts.due:
        return counted(facts.due, "question")
    return "nothing yet" if facts.in_days is None else f"nothing, the next {in_days(facts.in_days)}"


def _reminder(profile: Profile, reminder: Occurrence | None) -> str:
    """Return when the next reminder comes."""
    return f"{local_moment(reminder.due_at, profile.zone)} {profile.zone}" if reminder else "off"


def _news(profile: Profile) -> tuple[Block, ...]:
    """Return what a person should know about their own settings."""
    told = []
    if profile.unreachable:
        told.append(
            "Reminders are off: the last one could not be delivered to you."
            " Allow direct messages from me, then ask for reminders again in the settings."
        )
    if profile.hidden:
        told.append("You are on no board, as you wished.")
    elif profile.alias:
        told.append(f"On the boards you are called {profile.alias}.")
    return tuple(note(sentence) for sentence in told)


def _topics(facts: Me) -> tuple[Block, ...]:
    """Return the topics as a map, or how to get one."""
    drawn = own_map(facts.strengths)
    if drawn is None:
        return (note("Answer a question or take a quiz, and your topics appear here."),)
    about = f"{SURENESS} {PRIVATE}" if facts.picture else PRIVATE
    return (*map_block(facts.picture, drawn), note(about))


def settings_form(facts: SettingsAsked) -> Form:
    """Return the form of a person's settings, filled with them as they are."""
    profile = facts.profile
    return Form(
        press=Press("wished"),
        title="Your settings",
        submit="Save",
        fields=(
            TextField(
                ALIAS,
                "Name on the boards",
                "Letters, digits, spaces, hyphens and apostrophes. Empty: the name you have here.",
                profile.alias,
                max_length=LONGEST_ALIAS,
                required=False,
            ),
            PickField(BOARDS, "Boards", CHOICES, (HIDDEN if profile.hidden else SHOWN,)),
            TextField(
                REMIND,
                "Daily reminder when reviews are due",
                "Your time and zone, such as 08:30 Europe/Berlin. Empty for none.",
                _wish(profile),
                max_length=60,
                required=False,
            ),
        ),
    )


def _wish(profile: Profile) -> str:
    """Return when a person wants to be reminded, as they would write it."""
    return f"{profile.remind_at:%H:%M} {profile.zone}" if profile.remind_at else ""


def settings_kept(facts: SettingsKept) -> Message:
    """Return a person's settings after they were saved."""
    profile = facts.profile
    return Message(
        title="Your settings are kept",
        blocks=(
            Facts(
                (
                    ("Name on the boards", profile.shown_as),
                    ("Boards", "you are on none" if profile.hidden else "you are shown"),
                    ("Next reminder", _reminder(profile, facts.reminder)),
                )
            ),
            note(
                "A reminder comes as a direct message, once a day at the most, and only if something is due."
            ),
        ),
        controls=(Button(SETTINGS, Press("settings")),),
        tone=Tone.GOOD,
    )
