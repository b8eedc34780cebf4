"""Forms become dialogues, and what was filled in comes back as it was meant."""

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from adapters.slack.forms import errors_of, form_view, remembered, values_of
from adapters.slack.limits import INPUT, cut
from bot.message.form import Form, FormProblems, PickField, TextField
from bot.message.model import Choice, Prose, Text
from bot.message.press import Press
from playground.slack.view import state_of
from playground.slack.viewcheck import check_view

TEXTS = st.one_of(st.text(max_size=60), st.integers(0, 9000).map(lambda n: "wort " * n))
KEYS = st.text("abcdef", min_size=1, max_size=8)
CHOICES = st.lists(st.builds(Choice, KEYS, TEXTS), min_size=1, max_size=110, unique_by=lambda c: c.value).map(
    tuple
)


@st.composite
def picks(draw, key):
    """Draw a pick field, some of whose choices are chosen."""
    choices = draw(CHOICES)
    values = [choice.value for choice in choices]
    chosen = tuple(draw(st.lists(st.sampled_from([*values, "unknown"]), max_size=3, unique=True)))
    return PickField(key, draw(TEXTS), choices, chosen, draw(TEXTS), draw(st.booleans()), draw(st.booleans()))


@st.composite
def forms(draw):
    """Draw a form of one to five fields."""
    fields = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=5, unique=True)):
        text = st.builds(
            TextField, st.just(key), TEXTS, TEXTS, TEXTS, st.booleans(), st.integers(1, 9000), st.booleans()
        )
        fields.append(draw(st.one_of(text, picks(key))))
    intro = (Prose((Text(draw(TEXTS)),)),)
    return Form(Press("answered", ("7",)), draw(TEXTS), draw(TEXTS), tuple(fields), intro)


@settings(max_examples=100, deadline=None)
@given(forms())
def test_slack_takes_every_form_and_remembers_what_it_is_for(form):
    """Every form fits every limit and knows its press and its channel at submit."""
    view = form_view(form, "C0STUDY")
    assert check_view(view)
    View(**view).to_dict()
    assert remembered(view) == {"channel": "C0STUDY", "token": "answered:7"}


@settings(max_examples=100, deadline=None)
@given(forms())
def test_a_form_that_is_submitted_untouched_returns_what_it_began_with(form):
    """What a field starts with is what it holds until somebody changes it."""
    view = form_view(form, "C0STUDY")
    values = values_of(view | {"state": {"values": state_of(view["blocks"], {})}})
    for field in form.fields:
        if isinstance(field, TextField):
            assert values[field.key] == (cut(field.value, min(field.max_length, INPUT)),)
        else:
            offered = [choice.value for choice in field.choices[:100]]
            began = [value for value in offered if value in field.chosen]
            assert values[field.key] == tuple(began if field.multiple else began[:1])


def test_few_choices_are_boxes_and_many_are_a_list():
    """Up to ten choices can be ticked in sight; more are picked from a list."""

    def kind(count: int) -> str:
        choices = tuple(Choice(str(n), str(n)) for n in range(count))
        field = PickField("topics", "Topics", choices, multiple=True)
        view = form_view(Form(Press("planned"), "Plan", "Save", (field,)), "C0STUDY")
        return str(view["blocks"][0]["element"]["type"])

    assert [kind(10), kind(11)] == ["checkboxes", "multi_static_select"]


def test_every_problem_is_told_below_a_field_that_is_shown():
    """A problem of a field that the dialogue does not show is told under the first one, not lost."""
    form = Form(Press("planned"), "Plan", "Save", (TextField("at", "Time"), TextField("zone", "Zone")))
    view = form_view(form, "C0STUDY")
    problems = FormProblems({"zone": "No such zone.", "days": "Pick a day.", "topics": "Pick a topic."})
    assert errors_of(problems, view) == {"zone": "No such zone.", "at": "Pick a day. Pick a topic."}


def test_a_dialogue_that_is_not_ours_remembers_nothing():
    """Whatever arrives from outside may be forged."""
    assert [remembered({"private_metadata": text}) for text in ("", "{", "[1]", None)] == [{}, {}, {}, {}]
