"""Rules that an editor's splits, merges and corrections suggest: text to be shown, written only when asked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.decisions.case import Case
from factcheck.decisions.check import FIGURE, corrections, strings
from factcheck.errors import FactcheckError
from factcheck.model import Decision
from factcheck.text import TOKEN, fold, visible

HEAD = "# Learned from decisions in a case file: read it, and keep what holds for other stories too.\n"
#: Words of an idiom: the figure and what follows it, enough to be told apart from other figures.
IDIOM = 4


def rules_from(case: Case) -> dict[str, str]:
    """Proposed rules files by name, as YAML for a folder given with ``--rules``; empty when nothing was learned.

    A merge of two places proposes an alias, a merge of two kinds of people or things a word for one class; a
    split of two places proposes a guard; a correction to "no figure" proposes an idiom.
    """
    rows: dict[tuple[str, str], list[tuple[str, Decision]]] = {}
    classes: dict[str, list[tuple[str, Decision]]] = {}
    for decision in case.effective():
        if decision.action == "merge":
            for pair in _pairs(decision, "place"):
                rows.setdefault(("names.yaml", "aliases"), []).append((_list(pair), decision))
            for known, word in _classes(decision):
                classes.setdefault(known, []).append((_quoted(word), decision))
        elif decision.action == "split":
            for pair in _pairs(decision, "place"):
                rows.setdefault(("names.yaml", "guards"), []).append((_list(pair), decision))
        elif decision.action == "correct" and corrections(decision).get(FIGURE, True) is False:
            for idiom in _idioms(decision):
                rows.setdefault(("nonfigures.yaml", "idioms"), []).append((_quoted(idiom), decision))
    texts: dict[str, str] = {}
    for (name, key), found in sorted(rows.items(), key=lambda row: row[0]):
        texts[name] = texts.get(name, HEAD) + f"{key}:\n" + "".join(_lines(found, "  "))
    if classes:
        text = HEAD + "populations:\n"
        for known in sorted(classes):
            text += f"  {_quoted(known)}:\n    words:\n" + "".join(_lines(classes[known], "      "))
        texts["populations.yaml"] = text
    return dict(sorted(texts.items()))


def write_rules(texts: Mapping[str, str], folder: str | Path, *, overwrite: bool = False) -> list[Path]:
    """Write rules files into the user's own folder, all or none; the paths written.

    Raises FactcheckError when one is there already, unless ``overwrite``, or cannot be written.
    """
    place = Path(folder)
    there = [place / name for name in sorted(texts) if os.path.lexists(place / name)]
    if there and not overwrite:
        remedy = "Add the lines to it by hand, or name another folder"
        raise FactcheckError("the rules file is there already and is left as it is", str(there[0]), remedy)
    try:
        place.mkdir(parents=True, exist_ok=True)
        fresh = {place / name: place / f".{name}.new" for name in sorted(texts)}
        for path, beside in fresh.items():
            beside.write_text(texts[path.name], encoding="utf-8")
        for path, beside in fresh.items():
            os.replace(beside, path)
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise FactcheckError(f"the rules cannot be written ({reason})", str(place), "Name another folder") from None
    return list(fresh)


def _pairs(decision: Decision, key: str) -> Iterator[tuple[str, str]]:
    """The two different values of ``key`` on the two sides of a split or merge, where each side has just one."""
    ours, theirs = _sides(decision)
    one, two = _values(ours, key), _values(theirs, key)
    if len(one) == 1 and len(two) == 1 and fold(one[0]) != fold(two[0]):
        yield one[0], two[0]


def _classes(decision: Decision) -> Iterator[tuple[str, str]]:
    """A class of rules/populations.yaml that one side of a merge is of, and the noun of the other, which has none."""
    for ours, theirs in (_sides(decision), _sides(decision)[::-1]):
        known, word = _values(ours, "population"), _values(theirs, "head")
        if len(known) == 1 and len(word) == 1 and not _values(theirs, "population"):
            yield known[0], word[0]


def _idioms(decision: Decision) -> Iterator[str]:
    for about in _about(decision, [str(decision.value.get("fact"))]):
        figure = TOKEN.findall(fold(str(about.get("text") or "")))
        words = [*figure, *_following(str(about.get("after") or ""), max(IDIOM - len(figure), 1))]
        if len(words) > 1:  # a bare figure is no idiom: it would silence that number everywhere
            yield " ".join(words).replace(" - ", "-").replace(" ' ", "'")


def _following(after: str, most: int) -> list[str]:
    """The words straight after a figure, up to the first mark that ends a phrase."""
    found: list[str] = []
    for token in TOKEN.findall(fold(after)):
        if len(found) == most or not (token[0].isalpha() or token == "-"):
            break
        found.append(token)
    return found[:-1] if found and found[-1] == "-" else found


def _sides(decision: Decision) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is known of the facts that stayed or were there, and of those split off or merged in."""
    other = strings(decision.value.get("facts"))
    stayed = [one for one in decision.facts if one not in other]
    return list(_about(decision, stayed)), list(_about(decision, other))


def _about(decision: Decision, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    about = decision.value.get("about")
    for one in ids:
        found = about.get(one) if isinstance(about, dict) else None
        if isinstance(found, dict):
            yield found


def _values(about: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    found: dict[str, str] = {}
    for fact in about:
        value = fact.get(key)
        if isinstance(value, str) and value.strip():
            words = " ".join(value.split())
            found.setdefault(fold(words), words)
    return list(found.values())


def _lines(rows: Sequence[tuple[str, Decision]], margin: str) -> Iterator[str]:
    """List items, each once, with whose decision it comes from."""
    seen: set[str] = set()
    for item, decision in rows:
        if item not in seen:
            seen.add(item)
            label = f": {visible(decision.label)}" if decision.label else ""
            note = f" ({visible(decision.note)})" if decision.note else ""
            said = f"{visible(decision.who)}, {visible(decision.at)}, decision {decision.seq}{label}{note}"
            yield f"{margin}# {said}\n{margin}- {item}\n"


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_quoted(w) for w in words)}]"


def _quoted(words: str) -> str:
    """A YAML string in double quotes, with nothing hidden in it."""
    return json.dumps(visible(words), ensure_ascii=False)
