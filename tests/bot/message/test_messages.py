"""The message model: a press survives as a token, and a message always has a summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message.model import Message, Prose, Text
from bot.message.press import MARK, TOKEN_LIMIT, BadToken, Press

WORD = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=20)
VERB = WORD.filter(lambda word: word and not word.startswith(MARK))
NUMBER = st.none() | st.integers(0, 2**31)


@given(st.builds(Press, VERB, st.lists(WORD, max_size=3).map(tuple), NUMBER))
def test_a_press_reads_back(press: Press) -> None:
    """Whatever its words are, and wherever it stands, a press reads back from its token as it was."""
    assert Press.parse(press.token) == press


@pytest.mark.parametrize(
    "press",
    [
        Press("x" * 101),
        Press("check", ("a:b",)),
        Press("a:b"),
        Press("v", ("y" * 99,)),
        Press("v", ("y" * 98,), told=1),
        Press("@v"),
    ],
)
def test_a_press_that_fits_no_button_is_a_bug(press: Press) -> None:
    """A press that is too long, has a colon inside, or begins like a direct message's has no token."""
    with pytest.raises(ValueError, match="must fit 100 characters"):
        _ = press.token


def test_the_longest_press_fits() -> None:
    """A token may have exactly a hundred characters."""
    assert len(Press("v", ("y" * 98,)).token) == TOKEN_LIMIT


@pytest.mark.parametrize("token", ["", "x" * 101, "@", "@7", "@x:check", "@-1:check", "@²:check"])
def test_a_strange_token_is_refused(token: str) -> None:
    """What cannot be a token of ours is refused, and the complaint is not longer than a token."""
    with pytest.raises(BadToken) as caught:
        Press.parse(token)

    assert len(str(caught.value)) <= TOKEN_LIMIT


def test_a_message_is_summed_up_by_its_title() -> None:
    """A message without a summary is summed up by its title, one with a summary keeps it."""
    blocks = (Prose((Text("Hello"),)),)

    assert Message("Title", blocks).summary == "Title"
    assert Message("Title", blocks, summary="Short").summary == "Short"
