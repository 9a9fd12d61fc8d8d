"""rules/sources.yaml: who a source is, and what follows from its country for dates, dollars and clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.errors import RulesError
from factcheck.sources import clocked, load


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Reuters", "Reuters", "agency"),
        ("reuters", "Reuters", "agency"),
        ("AP", "Associated Press", "agency"),
        ("The Associated Press", "Associated Press", "agency"),
        ("dpa", "Deutsche Presse-Agentur", "agency"),
        ("www.bbc.co.uk", "BBC", "outlet"),
        ("https://news.sky.com/story/1", "Sky News", "outlet"),
        ("guardian", "The Guardian", "outlet"),
        ("UNHCR", "UNHCR", "official"),
        ("Amnesty International", "Amnesty International", "ngo"),
        ("Labour Party", "Labour Party", "party"),
        ("who", None, None),  # a word, not the World Health Organization
        ("Harbour Gazette", None, None),
        ("", None, None),
    ],
)
def test_a_source_by_any_of_its_names(words: str, name: str | None, kind: str | None) -> None:
    book = load()
    assert (book.named(words), book.kind(words)) == (name, kind)


def test_the_agencies_by_every_form_of_name() -> None:
    agencies = load().agencies()
    assert agencies["AFP"] == agencies["Agence France-Presse"] == "Agence France-Presse"
    assert "BBC" not in agencies


@pytest.mark.parametrize(
    ("clues", "country", "currency", "dates"),
    [
        (("The Age",), "AU", "AUD", "dmy"),
        (("Washington Post",), "US", "USD", "mdy"),
        (("The Japan Times",), "JP", "JPY", "mdy"),  # its own order, not Japan's
        (("Toronto Star",), "CA", "CAD", None),
        (("Shore Herald", "https://shoreherald.example.co.za/1"), "ZA", "ZAR", "dmy"),
        (("Shore Herald", "https://shoreherald.example.com/1"), None, None, None),
    ],
)
def test_what_follows_from_the_country(
    clues: tuple[str, ...], country: str | None, currency: str | None, dates: str | None
) -> None:
    home = load().home(*clues)
    assert (home and home.country, home and home.currency, home and home.dates) == (country, currency, dates)


@pytest.mark.parametrize(
    ("published", "source", "expected"),
    [
        ("2021-11-08T09:30", "Daily Mirror", "2021-11-08T09:30+00:00"),
        ("2021-06-08T09:30", "Daily Mirror", "2021-06-08T09:30+01:00"),
        ("2021-06-08T09:30", "Los Angeles Times", "2021-06-08T09:30-07:00"),
        ("2021-06-08T09:30", "The Hindu", "2021-06-08T09:30+05:30"),
        ("2021-06-08T09:30+02:00", "The Hindu", "2021-06-08T09:30+02:00"),
        ("2021-06-08T09:30", "CBC", "2021-06-08T09:30"),  # a country of many clocks
        ("2021-06-08T09:30", None, "2021-06-08T09:30"),
        ("2021-06-08", "The Hindu", "2021-06-08"),
    ],
)
def test_a_time_without_a_zone_is_on_the_outlets_clock(published: str, source: str | None, expected: str) -> None:
    assert clocked(published, source)[0] == expected


def test_a_printed_time_gets_the_clock_and_says_so(tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="og:site_name" content="Irish Times">'
        '<meta property="article:published_time" content="2021-07-08T09:30"></head>'
        "<body><article><p>Seven walkers were rescued from the cliff on Thursday.</p></article></body></html>"
    )
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    (article,) = pipeline.read_facts([str(file)])[0].articles
    assert article.published == "2021-07-08T09:30+01:00"
    assert article.published_from.endswith("on the clock of The Irish Times")


def _dates(folder: Path, text: str, source: str = "") -> list[tuple[str | None, str]]:
    file = folder / "a.txt"
    file.write_text(f"---\nsource: {source}\npublished: 2021-06-01\n---\n{text}\n", encoding="utf-8")
    facts = pipeline.read_facts([str(file)])[0].facts
    return [(f.date_from, f.resolved) for f in facts if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "source", "day", "because"),
    [
        ("The bridge closed on 03/04/2021.", "BBC", "2021-04-03", "BBC is of United Kingdom"),
        ("The bridge closed on 03/04/2021.", "NPR", "2021-03-04", "NPR is of United States"),
        ("The bridge closed on 03/04/2021.", "", None, "cannot be told apart"),
        ("The bridge closed on 03/04/2021.", "CBC", None, "cannot be told apart"),
        ("The bridge closed on 03/04/2021. It had opened on 25/01/2019.", "", "2021-04-03", "25/01/2019"),
        ("The bridge closed on 03/04/2021. It had opened on 01/25/2019.", "BBC", "2021-03-04", "01/25/2019"),
        ("The bridge closed on Saturday (03/04/2021).", "NPR", "2021-04-03", "fits the weekday"),
        ("The harbour bridge in the town centre closed on 03/04/2021.", "", "2021-04-03", "British English"),
        ("The harbor bridge in the town center closed on 03/04/2021.", "", "2021-03-04", "American English"),
        ("The harbor bridge in the town centre closed on 03/04/2021.", "", None, "cannot be told apart"),
        ("The bridge cost 12 crore rupees, or 1,200 lakh, and closed on 03/04/2021.", "", "2021-04-03", "British"),
    ],
)
def test_the_order_of_a_date_in_figures(tmp_path: Path, text: str, source: str, day: str | None, because: str) -> None:
    first, resolved = _dates(tmp_path, text, source)[0]
    assert first == day
    assert because in resolved


def _unit(folder: Path, text: str, source: str) -> str | None:
    file = folder / "a.txt"
    file.write_text(f"---\nsource: {source}\n---\n{text}\n", encoding="utf-8")
    return pipeline.read_facts([str(file)])[0].facts[0].unit


@pytest.mark.parametrize(
    ("source", "unit"),
    [("The Age", "AUD"), ("Toronto Star", "CAD"), ("CNA", "SGD"), ("BBC", "USD"), ("The Sydney Gazette", "AUD")],
)
def test_the_dollar_is_that_of_the_outlet(tmp_path: Path, source: str, unit: str) -> None:
    assert _unit(tmp_path, "The repair will cost $12 million.", source) == unit


def test_your_own_sources_are_laid_over(tmp_path: Path) -> None:
    own = "sources:\n  Harbour Gazette: {kind: outlet, also: [Gazette], country: NZ}\n  BBC: {country: US}\n"
    (tmp_path / "sources.yaml").write_text(own, encoding="utf-8")
    home = load(tmp_path).home("the gazette")
    assert home is not None
    assert (home.source, home.currency) == ("Harbour Gazette", "NZD")
    assert load(tmp_path).home("BBC News").dates == "mdy"  # type: ignore[union-attr]  # None fails the test as well
    assert load().home("the gazette") is None


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("sources:\n  X: {kind: outlet, country: QQ}\n", "the country 'QQ' is not listed under countries"),
        ("sources:\n  X: {kind: outlet, zone: Mars/Base}\n", "the zone 'Mars/Base' is not listed under zones"),
        ("sources:\n  X: {kind: outlet, domains: [bbc.com]}\n", "the domain 'bbc.com' is that of BBC already"),
        ("countries:\n  XX: {name: X, zone: Mars/Base}\n", "the zone 'Mars/Base' is not listed under zones"),
        ("sources:\n  X: {kind: paper}\n", "sources.yaml:2:"),
        ("sources:\n  X: {kind: outlet, dates: dd/mm}\n", "sources.yaml:2:"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, own: str, says: str) -> None:
    (tmp_path / "sources.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(RulesError) as error:
        load(tmp_path)
    assert says in str(error.value)
