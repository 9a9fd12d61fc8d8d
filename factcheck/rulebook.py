"""The rules files as documents to write: the JSON Schema of each, and scaffolds for the desk's own folder.

A file of the desk's own is laid over the shipped one, so its schema asks for no key; a checklist stands alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from factcheck import checklist, lexicon
from factcheck.align.stems import WordRules
from factcheck.align.weights import EvidenceRules
from factcheck.checklist.lists import Checklist
from factcheck.checklist.rules import CheckRule, CheckRules, RuleClass
from factcheck.errors import RulesError
from factcheck.events import EventRules
from factcheck.extract.times_words import TimesRules
from factcheck.judge.rules import Labels, Rates, Severities, Tolerances
from factcheck.languages import LanguageRules
from factcheck.lexicon import (
    GrammarRules,
    HedgeRules,
    MeasureRules,
    NonfigureRules,
    PopulationRules,
    StatusRules,
    UnitRules,
)
from factcheck.names_rules import NamesFile, PlacesFile
from factcheck.normalise.order import EnglishRules
from factcheck.numerals import NumberRules
from factcheck.read.furniture import FurnitureRules
from factcheck.rulesfile import end_of, rules_folder
from factcheck.sources import SourceRules

#: Every rules file by its name, and "checklist" for the files of rules/checklists/.
MODELS: dict[str, type[BaseModel]] = {
    "checklist": Checklist,
    "checks": CheckRules,
    "english": EnglishRules,
    "events": EventRules,
    "evidence": EvidenceRules,
    "furniture": FurnitureRules,
    "grammar": GrammarRules,
    "hedges": HedgeRules,
    "labels": Labels,
    "languages": LanguageRules,
    "measures": MeasureRules,
    "names": NamesFile,
    "nonfigures": NonfigureRules,
    "numbers": NumberRules,
    "places": PlacesFile,
    "populations": PopulationRules,
    "rates": Rates,
    "severity": Severities,
    "sources": SourceRules,
    "status": StatusRules,
    "times": TimesRules,
    "tolerances": Tolerances,
    "units": UnitRules,
    "words": WordRules,
}
NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> bytes:
    """The JSON Schema of a rules file, indented, for the completion of an editor; raises RulesError."""
    if name not in MODELS:
        raise RulesError(f"no rules file has the name {name!r}", "", f"They are {', '.join(MODELS)}")
    tree = MODELS[name].model_json_schema()
    if name == "checklist":
        _name_values(tree)
    else:
        tree = _overlay(tree)
    tree = {"$schema": DRAFT, **tree}
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _overlay(tree: Any) -> Any:
    """The same, with nothing asked for, and with null for what a desk takes away."""
    if isinstance(tree, list):
        return [_overlay(part) for part in tree]
    if not isinstance(tree, dict):
        return tree
    found = {key: _overlay(part) for key, part in tree.items() if not (key == "required" and isinstance(part, list))}
    more = found.get("additionalProperties")
    if isinstance(more, dict):
        found["additionalProperties"] = {"anyOf": [more, {"type": "null"}]}
    return found


def _name_values(tree: dict[str, Any]) -> None:
    """Offer the rules and the measures by name; a desk's own check may have another, so that both are only offered."""
    parts = tree["$defs"]
    rules = sorted({*get_args(RuleClass), *checklist.CHECKS})
    offered = {"anyOf": [{"enum": rules}, {"type": "string", "pattern": f"^{NAME.pattern}$"}]}
    parts["ListItem"]["properties"]["rules"]["anyOf"][0]["items"] = offered
    parts["Sources"]["properties"]["measures"]["items"] = {"enum": sorted(lexicon.load(None).measures)}


def scaffold(name: str, folder: Path, *, of_list: bool = False) -> dict[Path, bytes]:
    """The files that a new check, an override of a shipped one, or a checklist begins with, in the desk's folder.

    A file that is there is added to, never overwritten; raises RulesError where that cannot be.
    """
    if not NAME.fullmatch(name):
        remedy = "Small letters, digits and hyphens, at most 41, a letter first: house-style"
        raise RulesError(f"{name!r} is no name for a rule", "", remedy)
    if of_list or name in checklist.list_names():
        path = folder / "checklists" / f"{name}.yaml"
        if path.exists():
            raise RulesError("there is such a checklist already", str(path), "Edit it, or give another name")
        return {path: _list(name), folder / "schema" / "checklist.json": schema("checklist")}
    path, shipped = folder / "checks.yaml", checklist.load().checks
    entry = _override(name, shipped[name]) if name in shipped else _own(name)
    return {path: _added(path, name, entry), folder / "schema" / "checks.json": schema("checks")}


def _list(name: str) -> bytes:
    line = "# yaml-language-server: $schema=../schema/checklist.json\n"
    shipped = rules_folder() / "checklists" / f"{name}.yaml"
    if shipped.is_file():
        words = shipped.read_text(encoding="utf-8").split("\n")
        body = "\n".join(w for w in words if not w.startswith("# yaml-language-server"))
    else:
        body = _NEW_LIST.format(title=name.replace("-", " ").capitalize())
    return (line + body).encode()


def _own(name: str) -> str:
    return _NEW_CHECK.format(name=name)


def _override(name: str, rule: CheckRule) -> str:
    """The keys of a shipped check that a desk is likely to change, as they are; lists are commented out."""
    lines = [f"  {name}:", f"    # {' '.join(rule.why.split())}"]
    if rule.words:  # a comment at the end would be taken for one on what is put below
        empty = ", ".join(f"{key}: []" for key in rule.words)
        lines += ["    # Words of your own are added to those that come with factcheck:", f"    # words: {{{empty}}}"]
    lines += [f"    severity: {rule.severity}  # high, medium or low", "    on: true  # false turns it off"]
    if rule.numbers:
        lines += ["    numbers:", *(f"      {key}: {value:g}" for key, value in rule.numbers.items())]
    return "\n".join(lines) + "\n"


def _added(path: Path, name: str, entry: str) -> bytes:
    """The desk's checks with one more; those that are there keep their words and comments."""
    if not path.exists():
        return f"# yaml-language-server: $schema=schema/checks.json\nchecks:\n{entry}".encode()
    kept = path.read_text(encoding="utf-8")
    line, names = end_of(path, "checks")
    if name in names:
        raise RulesError(f"there is a check {name!r} already", str(path), "Edit it, or give another name")
    lines = kept.splitlines(keepends=True)
    if line is None:
        return f"{kept.rstrip()}\nchecks:\n{entry}".lstrip().encode()
    above, below = "".join(lines[:line]), "".join(lines[line:])
    return f"{above}{'' if above.endswith(chr(10)) else chr(10)}{entry}{below}".encode()


def files() -> Mapping[str, bytes]:
    """The schema of every rules file, by the name of its file in rules/schema/."""
    return {f"{name}.json": schema(name) for name in MODELS}


_NEW_CHECK = """\
  {name}:
    rule: ambiguous  # the class of its findings; the classes: factcheck rules list
    severity: low  # high, medium or low
    why: Say here why it matters; an editor reads it beside each finding.
    find: [words to look for]  # or pattern: a regular expression, in single quotes
    fails: {{text: "These are words to look for."}}
    passes: {{text: "These are others."}}
"""
_NEW_LIST = """\
title: {title}
why: Say here what the list is for.
items:
  # An item is decided in one of five ways: by rules, outcomes, comparisons or sources, or by a person.
  - id: arithmetic
    text: Sums and changes are right.
    why: Say why the desk asks for it.
    source: Say where the practice comes from.
    rules: [sum, change]
  - id: supported
    text: Every figure is in a source given.
    why: Say why the desk asks for it.
    source: Say where the practice comes from.
    outcomes: [unsupported, contradicted]
  - id: no-open-conflict
    text: No conflict of high severity is open.
    why: Say why the desk asks for it.
    source: Say where the practice comes from.
    comparisons: {{verdicts: [conflict], severity: high}}
  - id: two-sources
    text: Every death toll has two independent sources.
    why: Say why the desk asks for it.
    source: Say where the practice comes from.
    sources: {{measures: [deaths], least: 2}}
  - id: seen
    text: The primary source was seen.
    why: Say why the desk asks for it.
    source: Say where the practice comes from.
    question: Who saw it, and where is it kept?
    required: true  # the draft does not pass before it is ticked
"""
