"""Rules that an editor's splits, merges and corrections suggest: text to be shown, written only when asked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Lesson:
    """One rule that a decision suggests, and where it belongs."""

    kind: str  #: alias, guard, class, not a figure
    said: str  #: in words
    file: str  #: name of the rules file
    keys: tuple[str, ...]  #: where in the file its list stands, as YAML
    item: str  #: the entry of the list, as YAML
    decision: Decision

    @property
    def text(self) -> str:
        """The rule as it is written into an empty file."""
        return _page([self])


def lessons(case: Case) -> list[Lesson]:
    """What the decisions that stand suggest, each once, in order.

    A merge of two places suggests an alias, a merge of two kinds of people or things a word for one class; a split
    of two places a guard; a correction to "no figure" an idiom that is none.
    """
    found: dict[tuple[str, ...], Lesson] = {}
    for decision in case.effective():
        for lesson in _lessons(decision):
            found.setdefault((lesson.file, *lesson.keys, lesson.item), lesson)
    return list(found.values())


def _lessons(decision: Decision) -> Iterator[Lesson]:
    if decision.action == "merge":
        for one, two in _pairs(decision, "place"):
            yield Lesson("alias", f"{one} = {two}", "names.yaml", ("aliases",), _list((one, two)), decision)
        for known, word in _classes(decision):
            keys = ("populations", _quoted(known), "words")
            yield Lesson("class", f"{word}, of {known}", "populations.yaml", keys, _quoted(word), decision)
    elif decision.action == "split":
        for one, two in _pairs(decision, "place"):
            yield Lesson("guard", f"{one} ≠ {two}", "names.yaml", ("guards",), _list((one, two)), decision)
    elif decision.action == "correct" and corrections(decision).get(FIGURE, True) is False:
        for idiom in _idioms(decision):
            yield Lesson("not a figure", idiom, "nonfigures.yaml", ("idioms",), _quoted(idiom), decision)


def rules_from(case: Case) -> dict[str, str]:
    """Proposed rules files by name, as YAML for a folder given with ``--rules``; empty when nothing was learned."""
    return _texts(lessons(case))


def _texts(found: Sequence[Lesson]) -> dict[str, str]:
    files: dict[str, list[Lesson]] = {}
    for lesson in sorted(found, key=lambda one: (one.file, one.keys)):
        files.setdefault(lesson.file, []).append(lesson)
    return {name: HEAD + _page(files[name]) for name in sorted(files)}


def _page(found: Sequence[Lesson]) -> str:
    """Lists under their keys, each key once."""
    text, at = "", ()  # type: str, tuple[str, ...]
    for lesson in found:
        same = next((n for n, (a, b) in enumerate(zip(at, lesson.keys, strict=False)) if a != b), len(at))
        for depth in range(same, len(lesson.keys)):
            text += f"{'  ' * depth}{lesson.keys[depth]}:\n"
        at = lesson.keys
        text += "".join(f"{line}\n" for line in _entry(lesson, "  " * len(at)))
    return text


def _entry(lesson: Lesson, margin: str) -> list[str]:
    """The list item, with whose decision it comes from."""
    decision = lesson.decision
    label = f": {visible(decision.label)}" if decision.label else ""
    note = f" ({visible(decision.note)})" if decision.note else ""
    said = f"{visible(decision.who)}, {visible(decision.at)}, decision {decision.seq}{label}{note}"
    return [f"{margin}# {said}", f"{margin}- {lesson.item}"]


def write_lessons(found: Sequence[Lesson], folder: str | Path) -> list[Path]:
    """Write rules into the user's own folder, all or none: into new files, and into lists of files that are there.

    Raises FactcheckError when a file cannot be written, or has no list in plain lines that a rule could be added to.
    """
    place = Path(folder)
    texts = _texts(found)
    for name in texts:
        path = place / name
        if path.exists():
            try:
                old = path.read_text(encoding="utf-8")
            except (OSError, ValueError):
                raise FactcheckError("the rules file cannot be read", str(path), "Name another folder") from None
            texts[name] = _added(old, [one for one in found if one.file == name], path)
    return write_rules(texts, place, overwrite=True)


def _added(old: str, found: Sequence[Lesson], path: Path) -> str:
    """A rules file with more entries in its lists; everything that stood in it stands in it still."""
    lines = old.splitlines()
    for lesson in found:
        at, depth, margin = _find(lines, lesson.keys)
        if depth == 0:
            lines += _page([lesson]).splitlines()
        elif depth < len(lesson.keys):
            inner = _page([lesson]).splitlines()[depth:]
            lines[at + 1 : at + 1] = [margin + line[2 * depth :] for line in inner]
        elif not any(line.strip() == f"- {lesson.item}" for line in lines[at + 1 :]):
            if re.search(r":\s*\[\s*\]\s*$", lines[at]):
                lines[at] = lines[at].rsplit("[", 1)[0].rstrip()
            elif not re.search(r":\s*(#.*)?$", lines[at]):
                remedy = f"Add it by hand: - {lesson.item}"
                raise FactcheckError("the list is not written line by line", f"{path}:{at + 1}", remedy)
            lines[at + 1 : at + 1] = _entry(lesson, margin)
    return "".join(f"{line}\n" for line in lines)


def _find(lines: Sequence[str], keys: Sequence[str]) -> tuple[int, int, str]:
    """The line of the innermost of ``keys`` that is there, how many are there, and the margin of what stands in it."""
    at, depth, outer = -1, 0, -1
    for key in keys:
        below = next((n for n in _inside(lines, at, outer) if _is_key(lines[n], key)), None)
        if below is None:
            break
        at, depth, outer = below, depth + 1, _margin(lines[below])
    first = next((lines[n] for n in range(at + 1, len(lines)) if _says(lines[n])), "")
    nested = _margin(first) > outer or (first.lstrip().startswith("- ") and _margin(first) == outer)
    return at, depth, " " * (_margin(first) if nested else outer + 2)


def _inside(lines: Sequence[str], at: int, outer: int) -> Iterator[int]:
    """The lines that belong to the key on line ``at``, whose margin is ``outer``; of the whole file, its own keys."""
    for n in range(at + 1, len(lines)):
        if _says(lines[n]):
            if _margin(lines[n]) <= outer:
                return
            if outer >= 0 or _margin(lines[n]) == 0:
                yield n


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_key(line: str, key: str) -> bool:
    return re.match(rf"[\"']?{re.escape(key.strip(chr(34)))}[\"']?\s*:", line.lstrip()) is not None


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


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_quoted(w) for w in words)}]"


def _quoted(words: str) -> str:
    """A YAML string in double quotes, with nothing hidden in it."""
    return json.dumps(visible(words), ensure_ascii=False)
