"""Rules files: strict YAML 1.2, checked with its place, the person's own file laid over the shipped one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from factcheck import rulesfile
from factcheck.errors import RulesError
from factcheck.rulesfile import RulesModel, read_rules, rules_sha256


class Entry(RulesModel):
    words: tuple[str, ...] = ()
    moves: bool = False
    weight: float = 0.0
    why: str | None = None


class Book(RulesModel):
    kinds: dict[str, Entry] = Field(default_factory=dict)
    extra: tuple[str, ...] = ()
    limit: int = 0
    level: str = ""


SHIPPED = """\
kinds:
  deaths:
    words: [killed, dead]
    moves: true
    weight: 1.5
  present:
    words: [gathered]
limit: 20
level: no
"""


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "book.yaml").write_text(SHIPPED, encoding="utf-8")
    monkeypatch.setattr(rulesfile, "rules_folder", lambda: shipped)
    own = tmp_path / "own"
    own.mkdir()
    return own


def trouble(overlay: Path, text: str | bytes) -> RulesError:
    data = text.encode() if isinstance(text, str) else text
    (overlay / "book.yaml").write_bytes(data)
    with pytest.raises(RulesError) as caught:
        read_rules("book", Book, overlay)
    return caught.value


def test_shipped_alone(overlay: Path) -> None:
    book = read_rules("book", Book)
    assert book.kinds["deaths"] == Entry(words=("killed", "dead"), moves=True, weight=1.5)
    assert (book.limit, book.level) == (20, "no")
    assert read_rules("book", Book) is book
    assert read_rules("book", Book, overlay) is book  # a folder without this file changes nothing


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("limit: 30", {"limit": 30}),
        ("limit: null", {"limit": 0}),
        ("", {}),
        ("# nothing yet\n", {}),
        ("extra: [a]", {"extra": ("a",)}),
        ("kinds: {deaths: {words: [slain]}}", {"deaths": ("killed", "dead", "slain")}),
        ("kinds: {deaths: {words: null}}", {"deaths": ()}),
        ("kinds: {deaths: null}", {"deaths": None}),
        ("kinds: {new: {words: [x], why: null}}", {"new": ("x",)}),
        ("kinds: null", {"deaths": None, "present": None}),
        ("\ufefflimit: 7", {"limit": 7}),
    ],
)
def test_overlay_merges(overlay: Path, own: str, expected: dict[str, object]) -> None:
    (overlay / "book.yaml").write_text(own, encoding="utf-8")
    book = read_rules("book", Book, overlay)
    plain = read_rules("book", Book)
    for name in ("limit", "extra", "level"):
        assert getattr(book, name) == expected.get(name, getattr(plain, name))
    for name in ("deaths", "present", "new"):
        before = plain.kinds[name].words if name in plain.kinds else None
        now = book.kinds[name].words if name in book.kinds else None
        assert now == expected.get(name, before)


@pytest.mark.parametrize(
    ("own", "place", "said"),
    [
        ("limit: 20\nkinds:\n  deaths:\n    word: [x]\n", "4:5", "kinds.deaths.word: unknown key"),
        ("kinds:\n  deaths:\n    moves: maybe\n", "3:12", "kinds.deaths.moves: 'maybe': must be true or false"),
        ("kinds:\n  deaths:\n    words: [a,\n      2021]\n", "4:7", "kinds.deaths.words.3: 2021: must be a word"),
        ("kinds:\n  births: null\n", "2:11", "kinds.births: nothing: must be keys with values"),
        ("limit: twenty\n", "1:8", "limit: 'twenty': must be a whole number"),
        ("limit: 1:30\n", "1:8", "limit: '1:30'"),
        ("- a\n- b\n", "1:1", "must be keys with values"),
        ("kinds: [a\n", "2:1", "not valid YAML"),
        ("kinds:\n\tdeaths: 1\n", "2:1", "not valid YAML"),
        ("limit: 1\nlimit: 2\n", "2:1", "the key 'limit' is there twice"),
        ("extra: &x [a]\nlevel: *x\n", "1:8", "anchors and aliases"),
        ("level: !!python/name:os.system x\n", "1:8", "the tag"),
        ("level: !mine x\n", "1:8", "the tag !mine"),
        ("limit: !!int 1:30\n", "1:8", "cannot be read as int"),
        ("limit: !!float 1e999\n", "1:8", "cannot be read as float"),
        ("[a]: 1\n", "1:1", "a key must be a word"),
        ("limit: 1\n---\nlimit: 2\n", "2:1", "not valid YAML"),
        ("limit: 1\nlevel: a\x07b\n", "2:9", "not valid YAML"),
        (b"limit: 1\nlevel: caf\xe9\n", "2:11", "not UTF-8"),
        ("[" * 3000, "1:", "not valid YAML"),
        ("extra: " + "[" * 100 + "]" * 100, "1:", "nested too deeply"),
    ],
)
def test_trouble_has_its_place(overlay: Path, own: str | bytes, place: str, said: str) -> None:
    error = trouble(overlay, own)
    assert error.where.startswith(f"{overlay / 'book.yaml'}:{place}")
    assert said in error.title
    assert "\n" not in str(error)


def test_the_alias_bomb_is_refused(overlay: Path) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert "anchors and aliases" in trouble(overlay, bomb).title


def test_a_near_miss_is_named(overlay: Path) -> None:
    assert trouble(overlay, "kinds: {deaths: {word: [x]}}").remedy == "Did you mean 'words'?"


def test_several_faults_are_counted(overlay: Path) -> None:
    assert trouble(overlay, "limit: x\nfoo: 1\nbar: 2\n").title.endswith("(and 2 more)")


def test_a_fault_of_the_shipped_file_names_it(overlay: Path) -> None:
    (rulesfile.rules_folder() / "book.yaml").write_text("limit: x\n")
    with pytest.raises(RulesError) as caught:
        read_rules("book", Book)
    assert caught.value.where == "rules/book.yaml:1:8"


def test_a_removed_key_that_is_needed_points_at_the_removal(overlay: Path) -> None:
    class Needs(Book):
        limit: int

    (overlay / "book.yaml").write_text("level: x\nlimit: null\n")
    with pytest.raises(RulesError) as caught:
        read_rules("book", Needs, overlay)
    assert caught.value.where == f"{overlay / 'book.yaml'}:2:8"
    assert "limit: the key is missing" in caught.value.title


def test_a_changed_file_is_read_again(overlay: Path) -> None:
    (overlay / "book.yaml").write_text("limit: 1\n")
    assert read_rules("book", Book, overlay).limit == 1
    (overlay / "book.yaml").write_text("limit: 1000\n")
    assert read_rules("book", Book, overlay).limit == 1000


@pytest.mark.parametrize("name", ["boko.yaml", "book.yml", "mine.yaml"])
def test_a_file_without_effect_is_an_error(overlay: Path, name: str) -> None:
    (overlay / name).write_text("limit: 1\n")
    with pytest.raises(RulesError, match="no rules file has this name") as caught:
        read_rules("book", Book, overlay)
    assert "book" in caught.value.remedy


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such folder"):
        read_rules("book", Book, tmp_path / "gone")
    (tmp_path / "file").write_text("")
    with pytest.raises(RulesError, match="not a folder"):
        read_rules("book", Book, tmp_path / "file")


def test_too_large(overlay: Path) -> None:
    assert "larger than 5 MB" in trouble(overlay, b"#" * (rulesfile.MAX_BYTES + 1)).title


def test_the_hash_covers_every_file(overlay: Path) -> None:
    plain = rules_sha256()
    assert plain == rules_sha256(overlay)
    (overlay / "book.yaml").write_text("limit: 1\n")
    assert len({plain, rules_sha256(overlay)}) == 2
    (rulesfile.rules_folder() / "other.yaml").write_text("")
    assert rules_sha256() != plain


PLAIN = {
    "yes": "yes", "on": "on", "No": "No", "012": "012", "1:30": "1:30", "2021-11-08": "2021-11-08", "1_000": "1_000",
    "true": True, "False": False, "0": 0, "-3": -3, "1.5": 1.5, ".5": 0.5, "~": None, "null": None, "'12'": "12",
    "0x1f": "0x1f", "1,000": "1,000", "=": "=", "9" * 30: "9" * 30, ".inf": ".inf", "+": "+", "no one": "no one",
}  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_scalars(text: str) -> None:
    value = rulesfile._build(rulesfile._compose(f"- {text}\n".encode()), set(), 0)  # type: ignore[arg-type]  # never empty here
    assert value == [PLAIN[text]]
    assert type(value[0]) is type(PLAIN[text])


@given(st.binary(max_size=60) | st.text(alphabet="a:-[]{}&*!#|>'\",\n \t1.~", max_size=60).map(str.encode))
def test_no_bytes_surprise_it(data: bytes) -> None:
    source = rulesfile._Source("own.yaml", Path("own.yaml"))
    with suppress(rulesfile._Fault):
        node = rulesfile._compose(data)
        with suppress(RulesError):
            rulesfile._value(source, node)
