"""The two articles of the project's brief."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from factcheck.model import Article
from factcheck.read import read

SEEDS = Path(__file__).parents[2] / "seeds"


def seed(name: str) -> Article:
    articles, _, troubles = read([str(SEEDS / name)])
    assert troubles == []
    return articles[0]


def lines(article: Article) -> dict[int, list[int]]:
    """Blocks by 1-based line."""
    found: dict[int, list[int]] = {}
    for i, block in enumerate(article.blocks):
        found.setdefault(article.text.count("\n", 0, block.start) + 1, []).append(i)
    return found


def test_repeated_captions_are_folded() -> None:
    article = seed("border-b.txt")
    by_line = lines(article)
    words = [" ".join(article.text[b.start : b.end].split()) for b in article.blocks]
    copies = {i for i, b in enumerate(article.blocks) if b.repeat_of is not None and words[b.repeat_of] == words[i]}
    assert len(copies - {*by_line[189], *by_line[191]}) == 27


def test_the_glued_caption_is_cut_and_is_the_copy_of_another() -> None:
    article = seed("border-b.txt")
    by_line = lines(article)
    first, second = by_line[189]
    assert article.text[article.blocks[first].end - 5 : article.blocks[first].end] == "there"
    assert article.blocks[first].repeat_of == by_line[187][0]
    assert article.blocks[by_line[191][0]].repeat_of == second


def test_the_glued_summary_is_cut() -> None:
    article = seed("border-a.txt")
    parts = [article.blocks[i] for i in lines(article)[5]]
    assert len(parts) == 6
    assert {b.zone for b in parts} == {"standfirst"}
    starts = ["Scores", "The group", "Belarusian President", "Videos", "Polish authorities", "A NATO"]
    assert [article.text[b.start : b.end].startswith(s) for b, s in zip(parts, starts, strict=True)] == [True] * 6


def test_scripts_and_furniture_are_set_aside() -> None:
    article = seed("border-a.txt")
    why = Counter(b.why for b in article.blocks if b.zone == "boilerplate")
    assert why == {"script": 12, "page furniture": 9}
    by_line = lines(article)
    assert all(article.blocks[i].why == "script" for line in range(11, 30) for i in by_line.get(line, []))


def test_zones() -> None:
    for name, headline in (("border-a.txt", 1), ("border-b.txt", 15)):
        article = seed(name)
        by_line = lines(article)
        assert article.blocks[by_line[headline][0]].zone == "headline"
        assert article.title
        assert article.published is None
    captions = {n for n, blocks in by_line.items() if article.blocks[blocks[0]].zone == "caption"}
    assert {34, 51, 94, 134, 163, 183} - captions == {163}
