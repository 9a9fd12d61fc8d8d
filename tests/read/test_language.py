"""Languages: told by small words; a text that cannot be read is set aside with a note; English never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.languages import load, supported
from factcheck.settings import Intake

#: Three short texts a language: two sentences, one sentence, a headline with its first line.
FOREIGN = {
    "fr": [
        "Au moins sept personnes sont mortes dans l'incendie d'un immeuble. Les pompiers ont été appelés dans la nuit.",
        "Le ministre a dit que les travaux ne seront pas finis avant la fin de l'année.",
        "Deux blessés dans un accident\nLa police cherche encore le conducteur qui a pris la fuite.",
    ],
    "es": [
        "Al menos siete personas murieron en el incendio de un edificio. Los bomberos llegaron a las tres de la tarde.",
        "El alcalde dijo que la obra no estará lista hasta el final del año.",
        "Dos heridos en un accidente\nLa policía busca al conductor que huyó del lugar.",
    ],
    "it": [
        "Almeno sette persone sono morte nell'incendio di un palazzo. I pompieri sono arrivati dopo le tre di notte.",
        "Il sindaco ha detto che i lavori non sono ancora finiti.",
        "Due feriti in un incidente\nLa polizia cerca il conducente che non si è fermato.",
    ],
    "pt": [
        "Pelo menos sete pessoas morreram no incêndio de um prédio. Os bombeiros foram chamados durante a noite.",
        "O prefeito disse que a obra não vai ficar pronta até o fim do ano.",
        "Dois feridos em acidente\nA polícia procura o motorista que fugiu após a batida.",
    ],
    "nl": [
        "Zeker zeven mensen zijn omgekomen bij een brand in een flat. De brandweer was er binnen tien minuten.",
        "De burgemeester zei dat het werk niet voor het einde van het jaar klaar is.",
        "Twee gewonden bij ongeluk\nDe politie zoekt nog naar de bestuurder die is doorgereden.",
    ],
    "sv": [
        "Minst sju personer har dött i en brand i ett hus. Brandkåren kom till platsen efter tio minuter.",
        "Borgmästaren säger att arbetet inte är klart före årets slut.",
        "Två skadade i olycka\nPolisen söker efter en man som inte stannade.",
    ],
    "pl": [
        "Co najmniej siedem osób zginęło w pożarze domu. Straż przyjechała na miejsce po dziesięciu minutach.",
        "Burmistrz powiedział, że prace nie skończą się przed końcem roku.",
        "Dwie osoby ranne w wypadku\nPolicja szuka kierowcy, który nie zatrzymał się na miejscu.",
    ],
    "tr": [
        "Bir apartmanda çıkan yangında en az yedi kişi öldü. İtfaiye olay yerine on dakika sonra geldi.",
        "Belediye başkanı, çalışmaların bu yıl bitmeyeceğini ve daha çok para için bekleyeceğini dedi.",
        "Kazada iki yaralı\nPolis, olay yerinden kaçan bir sürücü için arama yapıyor ve bu konuda bilgi istiyor.",
    ],
    "ru": [
        "По меньшей мере семь человек погибли при пожаре в жилом доме. Пожарные прибыли через десять минут.",
        "Мэр сказал, что работы не закончатся до конца года.",
        "Двое ранены в аварии\nПолиция ищет водителя, который скрылся с места.",
    ],
    "zh": [
        "一栋公寓楼发生火灾，至少七人死亡。消防员十分钟后到达现场。",
        "市长说工程年底前不会完成。",
        "车祸致两人受伤\n警方正在寻找逃逸的司机。",
    ],
}
GERMAN = [
    "Mindestens sieben Tote bei Brand\nDie Feuerwehr war nach zehn Minuten da, wie die Polizei sagte.",
    "Rund 300 Menschen mussten ihre Wohnungen verlassen; der Schaden liegt bei 2,5 Millionen Euro.",
    "Der Bürgermeister sagte, dass die Arbeiten noch nicht beendet sind.",
]
#: English, or nothing that tells: none of it may be set aside.
ENGLISH = [
    "Seven people died in a fire at a block of flats.",
    "Seven dead, 12 hurt",
    "La Paz 12, Las Vegas 7, El Paso 3, Los Angeles 9, San José 4, São Paulo 8, Rio de Janeiro 5",
    "Real Sociedad de San Fernando 2, Atlético de La Rioja 1, Deportivo de El Ejido 0, Racing de Las Palmas 3",
    "| Place | Dead | Hurt |\n|---|---|---|\n| Villa de la Cruz | 12 | 40 |\n| Puerto del Sol | 3 | 9 |",
    "- wheat: 12 tonnes\n- barley: 8 tonnes\n- rye: 3 tonnes\n- oats: 1 tonne",
    "Der Spiegel, Die Zeit and Le Monde all led on it; El País did not.",
    "“Je ne sais pas ce qui est arrivé à la voiture,” the driver, from Lyon, told officers at the roadside in Kent.",
    "Ten die in war crossing; men hurt in fall",
    "12345 67890 2468",
    "A man from Den Haag was in the van der Velde van that left het Paleis by the dam, and was seen in the rear.",
    "KALNA, WESTMARK: SEVEN DEAD AS FERRY SINKS OFF PORT",
    "M. de la Tour, Mme. du Pont, Sr. de los Santos, Sra. del Rio, Hr. von der Heide, Fr. van den Berg",
]


def _articles(
    folder: Path, text: str, head: str = "", languages: dict[str, str] | None = None
) -> tuple[list[str], str]:
    (folder / "a.txt").write_text(head + text + "\n", encoding="utf-8")
    dossier, troubles = pipeline.read_facts([str(folder / "a.txt")], Intake(languages=languages or {}))
    return [a.language for a in dossier.articles], " ".join(map(str, troubles))


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOREIGN.items() for text in texts])
def test_ten_languages_are_told_from_a_sentence_or_two(tmp_path: Path, code: str, text: str) -> None:
    (found,), trouble = _articles(tmp_path, text)
    assert found == code
    assert f"set aside: written in {load().name(code)}" in trouble
    assert "say so: --language" in trouble


@pytest.mark.parametrize("text", GERMAN)
def test_german_is_told(text: str) -> None:
    told = load().tell(text.split("\n"))
    assert told is not None
    assert told.code == "de"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_lists_tables_names_and_quotes_are_not_set_aside(tmp_path: Path, text: str) -> None:
    assert _articles(tmp_path, text) == (["en"], "")


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parents[1].glob("quality/events/*/*.txt")), ids=lambda p: p.parent.name
)
def test_the_articles_of_this_project_are_english(path: Path) -> None:
    told = load().tell(path.read_text(encoding="utf-8").split("\n"))
    assert told is not None
    assert told.code == "en"


def test_a_language_of_no_list_is_set_aside_too(tmp_path: Path) -> None:
    line = "Vasti morelu kandita sorem plenti varoka, bestu lamira den kolvasti premora juntiva, soreka malinta vorem. "
    (found,), trouble = _articles(tmp_path, line * 8)
    assert found == "und"
    assert "a language that is not known" in trouble


def test_what_is_set_aside_is_kept_and_gives_no_figure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["fr"][0], encoding="utf-8")
    (tmp_path / "b.txt").write_text("Seven people died in the fire.", encoding="utf-8")
    dossier, troubles = pipeline.compare([str(tmp_path)])
    french = next(a for a in dossier.articles if a.language == "fr")
    assert len(dossier.articles) == 2
    assert len(troubles) == 1
    assert [f for f in dossier.facts if f.article == french.id] == []
    assert {b.why for b in french.blocks} == {"in French, which is not read"}


FRENCH = FOREIGN["fr"][1]


@pytest.mark.parametrize(
    ("head", "languages", "code"),
    [
        ("", {"a.txt": "en"}, "en"),
        ("", {"*": "en"}, "en"),
        ("", {"*": "fr", "a.txt": "en"}, "en"),
        ("---\nlanguage: en\n---\n", {}, "en"),
        ("---\nlanguage: en-GB\n---\n", {}, "en"),
        ("---\nlanguage: English\n---\n", {}, "en"),
        ("---\nlanguage: en\n---\n", {"a.txt": "fr"}, "fr"),
    ],
)
def test_what_a_person_says_wins(tmp_path: Path, head: str, languages: dict[str, str], code: str) -> None:
    (found,), trouble = _articles(tmp_path, FRENCH, head, languages)
    assert found == code
    assert bool(trouble) == (code == "fr")


@pytest.mark.parametrize(
    ("head", "languages", "says"),
    [
        ("---\nlanguage: klingon\n---\n", {}, "'klingon' is not a language"),
        ("", {"a.txt": "q1"}, "'q1' is not a language"),
        ("", {"b.txt": "en"}, "no input has this name"),
    ],
)
def test_a_language_that_is_none_is_refused(tmp_path: Path, head: str, languages: dict[str, str], says: str) -> None:
    assert says in _articles(tmp_path, "Seven people died.", head, languages)[1]


def test_the_mark_of_a_page_counts_only_where_its_text_does_not_tell(tmp_path: Path) -> None:
    page = "<html lang='{}'><body><article><p>{}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page.format("fr", "Seven people died in the fire, police said."), encoding="utf-8")
    (tmp_path / "b.html").write_text(page.format("fr-CA", "Montréal 12, Québec 7"), encoding="utf-8")
    (tmp_path / "c.html").write_text(page.format("xx", "Montréal 12, Québec 8"), encoding="utf-8")
    found = {Path(a.path).name: a.language for a in pipeline.read_facts([str(tmp_path)])[0].articles}
    assert found == {"a.html": "en", "b.html": "fr", "c.html": "en"}


def test_english_is_read_and_what_has_a_folder() -> None:
    assert supported()[0] == "en"
