"""Versions of one item, and what a copy or a later version says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.differences import differences
from factcheck.model import Article
from factcheck.pipeline import compare, mark_copies
from factcheck.read import Text, read
from factcheck.versions import latest

LEAD = (
    "PORT AMARO (MNA) — At least {} people were hurt when the bridge at Port Amaro fell into the river on Monday.\n"
    "The mayor told reporters at the scene that the bridge was built in 1961 and had been closed twice this year.\n"
    "Divers with lamps were looking for two cars in the water below the piers until late in the night.\n"
)
MORE = "Engineers had warned the council of the state of the piers in a letter that was read to it in the spring.\n"


def ninjs(version: int, hurt: str, at: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in LEAD.format(hurt).splitlines())
    return (
        f'{{"uri": "urn:mna:1", "version": "{version}", "versioncreated": "{at}", "headline": "Bridge falls", '
        f'"body_xhtml": "{body}", "source": "MNA"}}'
    )


def marked(*texts: Text) -> dict[str, Article]:
    articles, _, troubles = read(texts)
    assert troubles == []
    return {a.path: a for a in mark_copies(articles)}


def names(found: dict[str, Article], field: str) -> dict[str, str]:
    by_id = {a.id: path for path, a in found.items()}
    return {path: by_id[value] for path, a in found.items() if (value := getattr(a, field))}


def test_versions_of_an_item_are_chained_and_only_the_latest_is_compared(tmp_path: Path) -> None:
    for n, (hurt, at) in enumerate([("7", "09:00"), ("10", "11:00"), ("12", "15:00")], 1):
        (tmp_path / f"v{n}.json").write_text(ninjs(n, hurt, f"2021-11-16T{at}:00Z"))
    (tmp_path / "other.txt").write_text(
        "Bridge collapse in Port Amaro\nPublished 16:00, 16 November 2021\nSome 20 people were hurt when the bridge at "
        "Port Amaro fell on Monday, police said.\nRain had fallen on the town for three days before.\n"
    )
    dossier, troubles = compare([str(tmp_path)])
    assert troubles == []
    paths = {a.id: Path(a.path).name for a in dossier.articles}
    assert {paths[a.id]: paths[a.superseded_by] for a in dossier.articles if a.superseded_by} == {
        "v1.json": "v2.json",
        "v2.json": "v3.json",
    }
    assert all(a.copy_of is None for a in dossier.articles)
    facts = {f.id: f for f in dossier.facts}
    assert {facts[i].article for c in dossier.comparisons for r in c.readings for i in r.facts} <= {
        i for i, name in paths.items() if name in ("v3.json", "other.txt")
    }
    assert any(f.text == "At least 7" for f in dossier.facts), "earlier versions are read all the same"


CHAINS = [
    (["Bridge falls", "UPDATE 1-Bridge falls", "UPDATE 2-Bridge falls"], {"0": "1", "1": "2"}),
    (["Bridge falls", "Bridge falls (Updates with toll)"], {"0": "1"}),
    (["Bridge falls, 1st Ld", "Bridge falls, 2nd Ld-Writethru"], {}),  # "1st Ld" alone is a mark, too
    (["Bridge falls", "Bridge falls"], {}),
]


@pytest.mark.parametrize(("titles", "chain"), CHAINS)
def test_write_throughs_of_a_wire(titles: list[str], chain: dict[str, str]) -> None:
    texts = [Text(name=str(n), text=f"{title}\n{LEAD.format(n + 7)}", source="MNA") for n, title in enumerate(titles)]
    found = names(marked(*texts), "superseded_by")
    assert found == (chain or ({"0": "1"} if "Ld" in titles[0] else {}))


def test_a_copy_of_an_earlier_version_repeats_the_latest() -> None:
    wire = [
        Text(name=f"v{n}", text=f"{title}\n{LEAD.format(n + 7)}", source="MNA", published=f"2021-11-16T0{n}:00Z")
        for n, title in enumerate(["Bridge falls", "UPDATE 1-Bridge falls"])
    ]  # fmt: skip - one expression
    found = marked(*wire, Text(name="paper", text=f"Bridge falls\n{LEAD.format(7)}{MORE}", source="Courier"))
    assert names(found, "superseded_by") == {"v0": "v1"}
    assert names(found, "copy_of") == {"paper": "v1"}


def test_one_page_saved_twice(tmp_path: Path) -> None:
    paths = []
    for name, hurt, at in (("a", "7", "09:00"), ("b", "12", "15:00")):
        path = tmp_path / f"{name}.html"
        lines = "".join(f"<p>{line}</p>" for line in LEAD.format(hurt).splitlines())
        path.write_text(
            f'<link rel="canonical" href="https://meridian.example/bridge">'
            f'<meta property="article:modified_time" content="2021-11-16T{at}:00Z"><h1>Bridge falls</h1>{lines}'
        )
        paths.append(str(path))
    found = {a.path: a for a in mark_copies(read(paths)[0])}
    assert names(found, "superseded_by") == {paths[0]: paths[1]}


def test_a_ring_of_versions_ends() -> None:
    assert latest("a", {"a": "b", "b": "a"}) in ("a", "b")


def test_what_a_later_version_says_otherwise() -> None:
    texts = [
        Text(name="a", text=f"Bridge falls\n{LEAD.format('seven')}"),
        Text(name="b", text=f"Bridge falls\n{LEAD.format('ten')}{MORE}"),
    ]
    found = {a.path: a for a in read(texts)[0]}
    one, two = differences(found["a"], found["b"])
    assert (one.kind, one.line_before, one.line_after) == ("changed", 2, 2)
    assert "seven" in one.before
    assert "ten" in one.after
    assert (two.kind, two.after, two.line_after) == ("added", MORE.strip(), 5)
    assert differences(found["a"], found["a"]) == []
    back = differences(found["b"], found["a"])
    assert [d.kind for d in back] == ["changed", "left out"]


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        (
            "PORT AMARO (AP) — At least 12 people were hurt when the bridge fell.",
            "PORT AMARO (AP) — The bridge fell and at least 12 people were hurt there.",
            1,
        ),
        (
            "PORT AMARO (AP) — At least 12 people were hurt when the bridge fell.",
            "PORT AMARO (Reuters) — The bridge fell and at least 12 people were hurt there.",
            2,
        ),
        (
            "PORT AMARO (Reuters) — At least 12 people were hurt when the bridge fell.",
            "The bridge at Port Amaro fell. At least 12 people were hurt when the bridge fell, Reuters reported.",
            1,
        ),
        (
            "At least 12 people were hurt when the bridge at Port Amaro fell.",
            "The bridge at Port Amaro fell and at least 12 people were hurt there.",
            2,
        ),
    ],
)  # fmt: skip - a table
def test_figures_of_one_agency_are_one_source(first: str, second: str, sources: int) -> None:
    texts = [
        Text(
            name=n,
            text=f"Bridge falls in Port Amaro\n{words}\nIt fell on Monday, the mayor said.\n",
            published="2021-11-16",
        )
        for n, words in (("a", first), ("b", second))
    ]  # fmt: skip - one expression
    dossier, _ = compare(texts)
    counts = [
        r.independent_sources for c in dossier.comparisons for r in c.readings if r.low == 12 and len(r.facts) > 1
    ]
    assert counts == [sources]
