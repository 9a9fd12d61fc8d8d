"""Which place goes with a figure."""

from __future__ import annotations

import pytest

from factcheck.extract.names import find, load, place_of
from factcheck.text import fold, tokens

LEX = load()


def place(text: str, figure: str) -> str | None:
    sentence = tokens(fold(text), 0, len(text))
    i = sentence.words.index(figure)
    return place_of(find(sentence, text, LEX), sentence, i, i + 1, LEX)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("A bus fell into a ravine near Port Lario, killing 23 people.", "23", "Port Lario"),
        ("Some 40 were hurt at the Dorna crossing.", "40", "Dorna"),
        ("Police held 40 in raids on the port of Dorna.", "40", "Dorna"),
        ("The storm that hit Dorna island left 40 dead.", "40", "Dorna"),
        ("They sent 40 soldiers to Krakow.", "40", "Krakow"),
        ("They sent 40 letters to Odrin.", "40", None),
        ("Mr Odrin lost 40 seats.", "40", None),
        ("The company lost 40 jobs.", "40", None),
        ("Some 40 died in western Niger.", "40", "western Niger"),
        ("Some 40 died in Sudan's West Darfur state.", "40", "West Darfur, Sudan"),
        ("Some 40 died in Dorna, Scotland.", "40", "Dorna, Scotland"),
        ("Ships with 40 men left for ports in Dubai, Hamburg and Lagos.", "40", None),
        ("Some 40 were held in Dorna and Beltar.", "40", "Dorna"),
        ("The wave left 40 dead in Norway, Sweden and other countries.", "40", None),
        ("Some 40 were held in Dorna, Beltar and the village of Oskar.", "40", None),
        ("Some 40 were held in Dorna, and 3 in Beltar.", "40", "Dorna"),
        ("Some 40 were held in Dorna, Scotland, and Beltar.", "40", "Dorna, Scotland"),
        ("The quake off Port Lario set off a wave that left 40 dead in a dozen countries.", "40", None),
        ("The quake near Dorna killed 40 in at least three provinces.", "40", None),
        ("The storm that hit Dorna left 40 dead across several neighbouring states.", "40", None),
        ("The wave off Dorna left 40 dead in a dozen countries facing the Indian Ocean.", "40", None),
        ("Some 40 ships from Norway, Sweden and other countries met in the port of Dorna.", "40", "Dorna"),
        ("Oskar is home to some 40 refugees, many of whom fled across the border.", "40", "Oskar"),
        ("Poland now hosts 40 families.", "40", "Poland"),
        ("Odrin hosts 40 guests.", "40", None),
        ("Some 40 died in 12 villages near Dorna.", "40", "Dorna"),
        ("Some 40 died in three provinces of Sudan.", "40", "Sudan"),
        ("Some 40 died in Dorna, which has 3 towns.", "40", "Dorna"),
        ("There 8 were killed in Dorna, 4 in Beltar and 3 in Oskar.", "8", "Dorna"),
        ("There 8 were killed in Dorna, 4 in Beltar and 3 in Oskar.", "4", "Beltar"),
        ("There 8 were killed in Dorna, 4 in Beltar and 3 in Oskar.", "3", "Oskar"),
        ("Some 40 migrants from Iraq gathered near Dorna.", "40", "Dorna"),
        ("Some 40 people are at the border between Belarus and Poland.", "40", "Belarus-Poland border"),
        ("Some 40 people are at the Belarusian-Polish border.", "40", "Belarus-Poland border"),
        ("Some 40 people are on Poland's border with Belarus.", "40", "Belarus-Poland border"),
        ("Some 40 people are on Poland's eastern border with Belarus.", "40", "Belarus-Poland border"),
        ("Poland has 40 soldiers on its border with Belarus.", "40", "Belarus-Poland border"),
        ("Some 40 people are at the Polish border.", "40", "Poland border"),
        ("Some 40 people were seen by Polish border guards.", "40", None),
        ("Talks between Belarus and Poland took 40 days.", "40", "Belarus-Poland"),
        ("At least 40 bodies lay on the Polish side.", "40", "Poland"),
        ("North Korea fired 40 rockets off its east coast.", "40", "North Korea"),
        ("Talks at the United Nations took 40 hours.", "40", None),
    ],
)
def test_place_of(text: str, figure: str, expected: str | None) -> None:
    assert place(text, figure) == expected


def test_a_sentence_without_names_has_no_place() -> None:
    assert place("About 40 people were hurt.", "40") is None
