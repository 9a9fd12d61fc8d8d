"""German is data: figures, hedges, measures, dates, speakers and places of German sentences, by the folder rules/de."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.read import Text
from tests.language.reading import dates, facts, figures

#: sentence, the figure as printed, low, high, bound, unit
FIGURES = [
    ("Rund 1.000 Menschen kamen.", "Rund 1.000", 1000, 1000, "approximate", None),
    ("Der Umbau kostet 1,5 Millionen Euro.", "1,5 Millionen Euro", 1_500_000, 1_500_000, "exact", "EUR"),
    ("Die Bahn verlor 12.345,67 Euro.", "12.345,67 Euro", 12345.67, 12345.67, "exact", "EUR"),
    ("Der Schaden liegt bei 5 Mio. Euro.", "5 Mio. Euro", 5_000_000, 5_000_000, "exact", "EUR"),
    ("Es fehlen 2,3 Mrd. Dollar.", "2,3 Mrd. Dollar", 2_300_000_000, 2_300_000_000, "exact", "USD"),
    ("Drei Billionen Euro sind im Umlauf.", "Drei Billionen Euro", 3e12, 3e12, "exact", "EUR"),
    ("Mindestens sieben Tote wurden gefunden.", "Mindestens sieben", 7, None, "at_least", None),
    ("Nicht weniger als 40 Häuser brannten.", "Nicht weniger als 40", 40, None, "at_least", None),
    ("Knapp 200 Soldaten warteten.", "Knapp 200", 200, 200, "approximate", None),
    ("Fast 200 Soldaten warteten.", "Fast 200", 200, 200, "approximate", None),
    ("Gut 200 Soldaten warteten.", "Gut 200", 200, None, "more_than", None),
    ("Bis zu 4.000 Migranten warteten.", "Bis zu 4.000", None, 4000, "at_most", None),
    ("Höchstens 30 Gäste dürfen hinein.", "Höchstens 30", None, 30, "at_most", None),
    ("Über 50 Schüler fehlten.", "Über 50", 50, None, "more_than", None),
    ("Mehr als 50 Schüler fehlten.", "Mehr als 50", 50, None, "more_than", None),
    ("Weniger als 50 Schüler fehlten.", "Weniger als 50", None, 50, "less_than", None),
    ("Etwa 50 Schüler fehlten.", "Etwa 50", 50, 50, "approximate", None),
    ("Es kamen schätzungsweise 300 Gäste.", "schätzungsweise 300", 300, 300, "approximate", None),
    ("Es waren genau 312 Gäste.", "genau 312", 312, 312, "exact", None),
    ("Zwischen drei und fünf Männer flohen.", "Zwischen drei und fünf", 3, 5, "range", None),
    ("Drei bis fünf Männer flohen.", "Drei bis fünf", 3, 5, "range", None),
    ("Drei oder vier Männer flohen.", "Drei oder vier", 3, 4, "range", None),
    ("20 bis 30 Boote legten ab.", "20 bis 30", 20, 30, "range", None),
    ("Dutzende Häuser brannten.", "Dutzende", 24, 99, "approximate", None),
    ("Hunderte Häuser brannten.", "Hunderte", 200, 999, "approximate", None),
    ("Tausende demonstrierten.", "Tausende", 2000, 9999, "approximate", None),
    ("Zehntausende Menschen kamen.", "Zehntausende", 20000, 99999, "approximate", None),
    ("Millionen Menschen sahen zu.", "Millionen", 2_000_000, 9_999_999, "approximate", None),
    ("Mehrere Tausend Menschen kamen.", "Mehrere Tausend", 2000, 9999, "approximate", None),
    ("Zwei Dutzend Boote kenterten.", "Zwei Dutzend", 24, 24, "exact", None),
    ("Siebenundzwanzig Boote kenterten.", "Siebenundzwanzig", 27, 27, "exact", None),
    ("Hundertzwölf Boote kenterten.", "Hundertzwölf", 112, 112, "exact", None),
    ("Zweitausenddreihundert Boote kenterten.", "Zweitausenddreihundert", 2300, 2300, "exact", None),
    ("Vierhundertfünfundachtzigtausend Menschen leben hier.", "Vierhundertfünfundachtzigtausend", 485000, 485000,
     "exact", None),
    ("Zweieinhalb Millionen Euro fehlen.", "Zweieinhalb Millionen Euro", 2_500_000, 2_500_000, "exact", "EUR"),
    ("Anderthalb Millionen Euro fehlen.", "Anderthalb Millionen Euro", 1_500_000, 1_500_000, "exact", "EUR"),
    ("Eine halbe Million Euro fehlt.", "Eine halbe Million Euro", 500_000, 500_000, "exact", "EUR"),
    ("Eine Million Euro fehlt.", "Eine Million Euro", 1_000_000, 1_000_000, "exact", "EUR"),
    ("20 Prozent der Häuser sind leer.", "20 Prozent", 20, 20, "exact", "%"),
    ("Die Quote sank um 1,2 Prozentpunkte.", "1,2 Prozentpunkte", 1.2, 1.2, "exact", "pp"),
    ("Zwei Drittel der Abgeordneten fehlten.", "Zwei Drittel", 66.666667, 66.666667, "exact", "%"),
    ("Mehr als die Hälfte der 412 Abgeordneten fehlte.", "Mehr als die Hälfte", 50, None, "more_than", "%"),
    ("Jeder fünfte Schüler fehlte.", "Jeder fünfte", 20, 20, "exact", "%"),
    ("Ein 15-Jähriger wurde gerettet.", "15-Jähriger", 15, 15, "exact", "year"),
    ("Die 34-jährige Fahrerin blieb unverletzt.", "34-jährige", 34, 34, "exact", "year"),
    ("Das Feuer liegt 12 Kilometer vor der Stadt.", "12 Kilometer", 12, 12, "exact", "km"),
    ("500 Hektar Wald verbrannten.", "500 Hektar", 500, 500, "exact", "ha"),
    ("Der Sturm erreichte 120 km/h.", "120 km/h", 120, 120, "exact", "km/h"),
    ("Das Beben hatte die Stärke 6,1.", "6,1", 6.1, 6.1, "exact", "magnitude"),
    ("Das 15. Opfer starb im Krankenhaus.", "15.", 15, 15, "exact", None),
    ("Niemand wurde verletzt.", "Niemand", 0, 0, "exact", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure(text: str, words: str, low: float | None, high: float | None, bound: str, unit: str | None) -> None:
    first = figures(text)[0]
    assert first.text == words
    assert (first.low, first.high, first.bound, first.unit) == (
        pytest.approx(low) if low else low, pytest.approx(high) if high else high, bound, unit,
    )  # fmt: skip


#: sentence, measure and class of the first figure: the same as those of an English sentence
COUNTED = [
    ("Sieben Menschen starben.", "deaths", "people"),
    ("Gestern starben zwölf Bergleute.", "deaths", "miners"),
    ("Bei dem Brand kamen drei Kinder ums Leben.", "deaths", "children"),
    ("Siebzehn Todesopfer wurden geborgen.", "deaths", "victims"),
    ("Die Zahl der Toten stieg auf 27.", "deaths", None),
    ("Der Angriff tötete 12 Soldaten.", "deaths", "troops"),
    ("40 Fahrgäste wurden verletzt.", "injured", "passengers"),
    ("40 Verletzte kamen ins Krankenhaus.", "injured", "victims"),
    ("Drei Wanderer werden vermisst.", "missing", None),
    ("1.200 Migranten harrten an der Grenze aus.", "present", "migrants"),
    ("In Leipzig demonstrierten 3.000 Menschen.", "present", "people"),
    ("Die Polizei nahm 80 Demonstranten fest; 80 Demonstranten wurden festgenommen.", None, "protesters"),
    ("300 Flüchtlinge wurden evakuiert.", "displaced", "migrants"),
    ("Polen hat 12.000 Soldaten entsandt.", "deployed", "troops"),
    ("Mehr als 100 Grenzpolizisten waren im Einsatz.", "deployed", "border_guards"),
    ("200 Häuser wurden zerstört.", "damaged", "homes"),
    ("20 Feuerwehrleute rückten aus.", None, "firefighters"),
    ("Zwölf Geiseln kamen frei.", None, "hostages"),
    ("Der Schaden beträgt zwei Millionen Euro.", "damage", None),
    ("Der Umsatz lag bei 2,3 Milliarden Euro.", "revenue", None),
    ("Die Arbeitslosenquote lag bei 5,2 Prozent.", "unemployment", None),
    ("Die Wahlbeteiligung lag bei 62 Prozent.", "turnout", None),
]


@pytest.mark.parametrize(("text", "measure", "population"), COUNTED, ids=[row[0] for row in COUNTED])
def test_what_is_counted(text: str, measure: str | None, population: str | None) -> None:
    first = figures(text)[0]
    assert (first.measure if measure else None, first.population if population else None) == (measure, population)


#: sentence, the date as printed, from, to; published on Monday 15 November 2021
DATES = [
    ("Am Dienstag brannte ein Haus.", "Dienstag", "2021-11-09", "2021-11-09"),
    ("Am Montagabend brannte ein Haus.", "Montagabend", "2021-11-15T18:00", "2021-11-15T23:59"),
    ("Am Sonntagmorgen brannte ein Haus.", "Sonntagmorgen", "2021-11-14T06:00", "2021-11-14T11:59"),
    ("Am Samstag ist ein Haus abgebrannt.", "Samstag", "2021-11-13", "2021-11-13"),
    ("Bei dem Unglück sind am Samstag Menschen getötet worden.", "Samstag", "2021-11-13", "2021-11-13"),
    ("Gestern brannte ein Haus.", "Gestern", "2021-11-14", "2021-11-14"),
    ("Gestern Abend brannte ein Haus.", "Gestern Abend", "2021-11-14T18:00", "2021-11-14T23:59"),
    ("Heute wurde das Haus abgerissen.", "Heute", "2021-11-15", "2021-11-15"),
    ("Vorgestern brannte ein Haus.", "Vorgestern", "2021-11-13", "2021-11-13"),
    ("Vor zwei Tagen brannte ein Haus.", "Vor zwei Tagen", "2021-11-13", "2021-11-13"),
    ("Am 8. November 2021 brannte ein Haus.", "8. November 2021", "2021-11-08", "2021-11-08"),
    ("Am 8. November brannte ein Haus.", "8. November", "2021-11-08", "2021-11-08"),
    ("Am Montag, 8. November, brannte ein Haus.", "Montag, 8. November", "2021-11-08", "2021-11-08"),
    ("Am 03.04.2021 brannte ein Haus.", "03.04.2021", "2021-04-03", "2021-04-03"),
    ("Am 3.4. brannte ein Haus.", "3.4.", "2021-04-03", "2021-04-03"),
    ("Im Mai brannte ein Haus.", "Mai", "2021-05-01", "2021-05-31"),
    ("Anfang Oktober brannte ein Haus.", "Anfang Oktober", "2021-10-01", "2021-10-10"),
    ("Seit Mai steht das Haus leer.", "Seit Mai", "2021-05-01", None),
    ("Vergangene Woche brannte ein Haus.", "Vergangene Woche", "2021-11-08", "2021-11-14"),
    ("Am vergangenen Freitag brannte ein Haus.", "vergangenen Freitag", "2021-11-12", "2021-11-12"),
    ("Am kommenden Freitag soll das Haus abgerissen werden.", "kommenden Freitag", "2021-11-19", "2021-11-19"),
    ("Der Streik soll am Mittwoch beginnen.", "Mittwoch", "2021-11-17", "2021-11-17"),
    ("In der Nacht zum Sonntag brannte ein Haus.", "In der Nacht zum Sonntag", "2021-11-14T00:00", "2021-11-14T06:00"),
    ("Das Haus brannte um 14.30 Uhr.", "14.30 Uhr", "T14:30", "T14:30"),
    ("Das Haus brannte um 14:30 Uhr.", "14:30 Uhr", "T14:30", "T14:30"),
    ("Das Haus brannte gegen 8 Uhr abends.", "gegen 8 Uhr abends", "T20:00", "T20:00"),
    ("Das Haus brannte am Sonntag um 0.15 Uhr.", "Sonntag um 0.15 Uhr", "2021-11-14T00:15", "2021-11-14T00:15"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DATES, ids=[row[0] for row in DATES])
def test_a_date(text: str, words: str, first: str, last: str | None) -> None:
    (found,) = dates(text)
    assert (found.text, found.date_from, found.date_to) == (words, first, last)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nach Angaben der Polizei starben sieben Menschen.", "Polizei"),
        ("Laut Polizei starben sieben Menschen.", "Polizei"),
        ("Sieben Menschen starben, sagte ein Sprecher der Polizei.", "ein Sprecher der Polizei"),
        ("Sieben Menschen starben, wie die Feuerwehr mitteilte.", "die Feuerwehr"),
        ("Sieben Menschen starben, wie die polnischen Behörden am Dienstag mitteilten.", "die polnischen Behörden"),
        ("Wie ein Sprecher am Montag sagte, starben sieben Menschen.", "ein Sprecher"),
        ("Die Polizei sprach von 2.500 Teilnehmern.", "Die Polizei"),
        ("Die Regierung sagte, sieben Menschen seien gestorben.", "Die Regierung"),
        ("Sieben Menschen starben.", None),
    ],
)
def test_who_says_so(text: str, who: str | None) -> None:
    assert figures(text)[0].attribution == who


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Brüssel demonstrierten 300 Menschen.", "Brussels"),
        ("In Polen warten 300 Migranten.", "Poland"),
        ("An der polnischen Grenze warten 300 Migranten.", "Poland border"),
        ("An der Grenze zwischen Polen und Weißrussland warten 300 Migranten.", "Belarus-Poland border"),
        ("In Varnsdorf brannten 300 Häuser.", "Varnsdorf"),
        ("In der Nähe von Varnsdorf brannten 300 Häuser.", "Varnsdorf"),
        ("Im Krankenhaus liegen 300 Verletzte.", None),
    ],
)
def test_where(text: str, place: str | None) -> None:
    assert figures(text)[0].place == place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("300 Menschen wurden evakuiert.", "asserted"),
        ("300 Menschen sollen evakuiert werden.", "planned"),
        ("300 Menschen sollen evakuiert worden sein.", "hypothetical"),
        ("Das Heer wird 300 Soldaten schicken.", "planned"),
        ("Die Zahl der Toten stieg auf 27, nach zuvor 19.", "asserted"),
    ],
)
def test_the_status(text: str, status: str) -> None:
    assert figures(text)[0].status == status


def test_an_earlier_figure_is_history() -> None:
    assert [f.status for f in figures("Die Zahl der Toten stieg auf 27, nach zuvor 19.")] == ["asserted", "historical"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Frau war am Boden, das Wetter war gut, und man sah nichts davon.",
        "2019 war es ruhig, 2020 aber nicht mehr.",
        "Die A 9 ist bei Hof gesperrt, der Zug ICE 578 fiel aus.",
        "Ein Mann und eine Frau saßen im Haus.",
        "Der Rat tagt; die Not war groß, das Gift im Tank, der Brief im Kasten.",
    ],
)
def test_german_words_that_are_english_words_are_no_figures(text: str) -> None:
    assert facts(text) == []


def test_a_table_is_read_with_its_heads() -> None:
    text = "| Ort | Tote | Verletzte |\n|---|---|---|\n| Varnsdorf | 1.200 | 40 |\n"
    found, _ = pipeline.read_facts([Text(name="a.md", text=text, language="de")])
    assert [(f.text, f.low, f.measure) for f in found.facts] == [("1.200", 1200, "deaths"), ("40", 40, "injured")]
