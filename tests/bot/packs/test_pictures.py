"""Pictures of a question: taken in with it, and harmless."""

import pytest

from bot.packs.load import load_pack

QUESTION = "sec-password-login"
GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>'


@pytest.fixture
def drawn(pack_folder):
    """The sample pack, one question of which names a picture; returns the picture's path."""
    path = pack_folder / "questions" / f"{QUESTION}.md"
    text = path.read_text("utf-8").replace(
        "\nlicence:", "\ndiagrams: {flow: A login in two steps.}\nlicence:", 1
    )
    path.write_text(text, "utf-8")
    picture = pack_folder / "media" / QUESTION / "flow.svg"
    picture.parent.mkdir(parents=True)
    return picture


def test_a_picture_comes_with_its_question(pack_folder, drawn):
    """Source and alternative text stand in the question, and nothing is reported."""
    drawn.write_text(GOOD, "utf-8")
    loaded = load_pack(pack_folder)
    (diagram,) = loaded.pack.questions[QUESTION].diagrams
    assert (diagram.name, diagram.alt, diagram.svg) == ("flow", "A login in two steps.", GOOD)
    assert loaded.clean


def test_a_missing_picture_is_reported_where_it_is_named(pack_folder, drawn):
    """The line of `diagrams` is named, and the question is left out until it is mended."""
    loaded = load_pack(pack_folder)
    (problem,) = [one for one in loaded.problems if "picture" in one.sentence]
    line = (pack_folder / "questions" / f"{QUESTION}.md").read_text("utf-8").splitlines()[problem.line - 1]
    assert line.startswith("diagrams:")
    assert not drawn.exists()


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        ("<svg", "is no SVG"),
        ("<p/>", "does not begin with <svg>"),
        (GOOD.replace('viewBox="0 0 10 10"', ""), "viewBox"),
        ("<!DOCTYPE svg>" + GOOD, "document type"),
        (GOOD.replace("<rect", "<script/><rect"), "<script>"),
        (GOOD.replace("<rect", '<image width="1"/><rect'), "<image>"),
        (GOOD.replace("<rect", '<rect onclick="x()"'), "links or reacts"),
        (GOOD.replace("<rect", '<a href="https://example.org"/><rect'), "links or reacts"),
        (GOOD.replace("<rect", " " * 41_000 + "<rect"), "simpler"),
    ],
)
def test_a_picture_draws_and_does_nothing_else(pack_folder, drawn, svg, said):
    """What is no plain drawing is refused with the reason, and shown nowhere."""
    drawn.write_text(svg, "utf-8")
    loaded = load_pack(pack_folder)
    assert [p.sentence for p in loaded.problems if said in p.sentence and p.path == drawn]
    held = loaded.pack.questions.get(QUESTION)
    assert held is None or held.diagrams == ()
