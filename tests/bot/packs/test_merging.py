"""Several packs stand side by side as one, and none takes the ids or the topics of another."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.correction import Correction
from bot.domain.pack import Found
from bot.packs.load import LoadedPack, load_pack, load_questions
from bot.packs.lock import Lock, LockedCorrection, write_lock
from bot.packs.locking import relock
from bot.packs.merge import HOME, load_packs
from bot.packs.problem import Severity

FIXTURE = Path(__file__).parent / "fixture"
QUESTIONS = ("api-rate-limit", "cache-product-catalogue", "sec-password-login")
TOPICS = """topics:
  - {slug: web, title: Web, group: design, aliases: [REST]}
  - {slug: caching, title: Our caches, group: scale, aliases: [redis]}
  - {slug: safety, title: Safety, group: secure}
groups:
  scale: {title: Scalability, topics: [caching, web]}
sets:
  Backend Security: [safety]
  First week: [web]
"""

Making = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Making:
    """Return what makes a copy of the small pack, with a name of its own and perhaps other topics."""

    def copy(name: str, *, folder: str = "", topics: str = "") -> Path:
        """Make it; the three questions keep their files and take the new topics in their order."""
        path = tmp_path / (folder or name)
        shutil.copytree(FIXTURE, path)
        pack = path / "pack.yaml"
        pack.write_text(pack.read_text("utf-8").replace("name: sample", f"name: {name}"), "utf-8")
        if topics:
            (path / "topics.yaml").write_text(topics, "utf-8")
            change(path, "api-rate-limit", "topic: apis", "topic: web")
            change(path, "sec-password-login", "topic: security", "topic: safety")
        return path

    return copy


@pytest.fixture
def both(make: Making) -> LoadedPack:
    """The shipped pack's name with the small questions, and a team's pack with the same ids."""
    return load_packs([make(HOME), make("ours", topics=TOPICS)])


def change(folder: Path, question: str, old: str, new: str) -> None:
    """Replace a text of one question file; it must be there."""
    path = folder / "questions" / f"{question}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_ids_are_known_by_their_pack(both: LoadedPack) -> None:
    """What ships keeps its bare ids; every other id carries the name of its pack."""
    assert both.problems == ()
    assert both.pack.questions.keys() == {*QUESTIONS, *(f"ours:{name}" for name in QUESTIONS)}
    assert (both.pack.name, both.pack.version) == ("backend and ours", "0.1.0 and 0.1.0")


def test_a_single_pack_has_the_ids_it_would_have_beside_others(make: Making) -> None:
    """Adding a second pack later changes no id, and so no history."""
    assert load_packs([make("ours")]).pack.questions.keys() == {f"ours:{name}" for name in QUESTIONS}
    folder = make(HOME)
    alone, plain = load_packs([folder]), load_pack(folder)
    assert alone.pack.questions == plain.pack.questions
    assert alone.pack.topics == plain.pack.topics


def test_the_order_of_packs_changes_no_id(make: Making) -> None:
    """Whichever pack is named first, each question is found under the same id."""
    home, ours = make(HOME), make("ours", topics=TOPICS)
    assert load_packs([home, ours]).pack.items.keys() == load_packs([ours, home]).pack.items.keys()


def test_items_agree_with_their_question(both: LoadedPack) -> None:
    """An item names its question, and has its topic, in every pack."""
    assert len(both.pack.items) == 2 * len(load_pack(FIXTURE).pack.items)
    for question in both.pack.questions.values():
        assert question.topic in both.pack.titles
        for item in question.items:
            assert (item.question, item.topic) == (question.id, question.topic)
            assert item.id.startswith(f"{question.id}/")


def test_what_a_question_names_is_of_its_own_pack(make: Making) -> None:
    """The question to study first, the former id and the further topics are found in the merged pack."""
    ours = make("ours", topics=TOPICS)
    change(ours, QUESTIONS[0], "covers:", "requires: [sec-password-login]\naliases: [api-quota]\ncovers:")
    change(ours, QUESTIONS[0], "tags:", "also: [safety]\ntags:")
    loaded = load_packs([make(HOME, topics=""), ours])
    question = loaded.pack.questions["ours:api-rate-limit"]
    assert question.requires == ("ours:sec-password-login",)
    assert question.aliases == ("ours:api-quota",)
    assert question.also == ("safety",)
    assert loaded.pack.renamed == {"ours:api-quota": "ours:api-rate-limit"}
    assert loaded.pack.question("ours:api-quota") is question
    assert loaded.pack.item("ours:api-quota/m1") is loaded.pack.items["ours:api-rate-limit/m1"]
    assert loaded.pack.question("api-quota") is None


def test_a_topic_of_one_slug_is_one_topic(both: LoadedPack) -> None:
    """Two packs that name a topic alike share it: the first has the title, both have their aliases."""
    (caching,) = (topic for topic in both.pack.topics if topic.slug == "caching")
    assert (caching.title, caching.aliases) == ("Caching", ("cache", "redis"))
    assert {q.id for q in both.pack.eligible(("caching",))} == {QUESTIONS[1], f"ours:{QUESTIONS[1]}"}


@pytest.mark.parametrize(
    ("slug", "aliases"), [("rest", "[]"), ("web", "[APIs]"), ("web", "[apis]"), ("api", "[web, rest]")]
)
def test_a_topic_that_either_calls_by_an_alias_is_one_topic(slug: str, aliases: str, make: Making) -> None:
    """Two topics are one when either pack has the other's slug among its aliases, in whatever case."""
    entry = f"slug: {slug}, title: Web, group: design, aliases: {aliases}"
    topics = TOPICS.replace("slug: web, title: Web, group: design, aliases: [REST]", entry)
    topics = topics.replace("web]", f"{slug}]")
    ours = make("ours", topics=topics)
    change(ours, QUESTIONS[0], "topic: web", f"topic: {slug}")
    pack = load_packs([make(HOME), ours]).pack
    assert [topic.slug for topic in pack.topics] == ["apis", "caching", "security", "safety"]
    assert {q.id for q in pack.eligible(("apis",))} == {QUESTIONS[0], f"ours:{QUESTIONS[0]}"}
    assert pack.items[f"ours:{QUESTIONS[0]}/m1"].topic == "apis"
    assert pack.names[slug] == Found(("apis",), "APIs")
    assert pack.sets["first week"] == ("apis",)


def test_people_find_topics_by_the_names_of_every_pack(both: LoadedPack) -> None:
    """`/quiz redis` and `/quiz cache` find one topic, though each pack knows but one of the names."""
    assert both.pack.names["redis"] == both.pack.names["cache"] == Found(("caching",), "Caching")
    assert both.pack.names["safety"] == Found(("safety",), "Safety")


def test_sets_of_one_name_are_joined(both: LoadedPack) -> None:
    """A group or a set that several packs have holds the topics of all, each once."""
    assert both.pack.sets["scalability"] == both.pack.sets["scale"] == ("caching", "web")
    assert both.pack.sets["backend security"] == ("security", "safety")
    assert both.pack.sets["first week"] == ("web",)


def test_a_set_with_an_unknown_topic_stops_nobody(make: Making) -> None:
    """A fault in topics.yaml is reported, and the bot starts with what is left."""
    ours = make("ours", topics=TOPICS.replace("First week: [web]", "First week: [web, cooking]"))
    loaded = load_packs([make(HOME), ours])
    (problem,) = loaded.problems
    assert (problem.path, problem.severity) == (ours / "topics.yaml", Severity.ERROR)
    assert loaded.pack.sets["first week"] == ("web",)


def test_two_packs_of_one_name_are_reported(make: Making) -> None:
    """Of two packs with one name the second is left out, and its pack.yaml is named."""
    first, second = make("ours"), make("ours", folder="theirs", topics=TOPICS)
    loaded = load_packs([first, second])
    (problem,) = loaded.problems
    assert (problem.path, problem.line) == (second / "pack.yaml", 1)
    assert problem.severity is Severity.ERROR
    assert "`ours`" in problem.sentence
    assert loaded.pack == load_packs([first]).pack


def test_problems_of_every_pack_are_told(make: Making) -> None:
    """Whoever looks after the bot sees the faults of all packs, and which questions they cost."""
    home, ours = make(HOME), make("ours")
    for folder in (home, ours):
        change(folder, QUESTIONS[0], "level: senior", "level: guru")
    loaded = load_packs([home, ours])
    assert [problem.path.parents[1] for problem in loaded.problems] == [home, ours]
    assert loaded.pack.left_out == (QUESTIONS[0], f"ours:{QUESTIONS[0]}")
    assert not loaded.clean


def test_corrections_are_of_their_own_pack(make: Making) -> None:
    """A key that was wrong in a team's pack voids no answer to the shipped item of the same id."""
    home, ours = make(HOME), make("ours")
    for folder, rev in ((home, 4), (ours, 7)):
        lock = relock(folder, load_questions(folder), Lock()).lock
        correction = LockedCorrection(item=f"{QUESTIONS[0]}/m1", rev=rev)
        write_lock(folder, lock.model_copy(update={"corrections": (correction,)}))
    assert load_packs([home, ours]).pack.corrections == (
        Correction(f"{QUESTIONS[0]}/m1", 4),
        Correction(f"ours:{QUESTIONS[0]}/m1", 7),
    )


def test_each_folder_has_a_cache_of_its_own(make: Making, tmp_path: Path) -> None:
    """Packs do not push each other out of the cache: a warm start reads nothing again."""
    folders = [make(HOME), make("ours", topics=TOPICS)]
    cold = load_packs(folders, cache=tmp_path / "cache")
    stores = {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*.json")}
    assert len(stores) == 2
    for path, content in stores.items():
        path.write_bytes(content.replace(b'"minutes":15', b'"minutes":77'))
    warm = load_packs(folders, cache=tmp_path / "cache")
    minutes = {name: question.minutes for name, question in warm.pack.questions.items()}
    assert minutes[QUESTIONS[0]] == minutes[f"ours:{QUESTIONS[0]}"] == 77
    assert warm.pack.items == cold.pack.items
