"""Checks a draft written out in a test, with its sources."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from factcheck.model import Checked, Dossier, Finding
from factcheck.pipeline import check
from factcheck.settings import Intake


class Report(NamedTuple):
    """A text of a test, with what its front matter says."""

    text: str
    published: str | None = None
    source: str | None = None


class Result(NamedTuple):
    """What the check gave: the draft's text, the findings, and the outcome of each figure."""

    text: str
    findings: tuple[Finding, ...]
    checked: tuple[Checked, ...]
    dossier: Dossier

    def words(self, rule: str) -> list[str]:
        """The words at issue of every finding of a class."""
        return [self.text[f.start : f.end] for f in self.findings if f.rule == rule]

    def outcomes(self) -> dict[str, str]:
        """What the sources say, by the words of each figure."""
        facts = {f.id: f for f in self.dossier.facts}
        return {facts[row.fact].text: row.outcome for row in self.checked}


def run(folder: Path, draft: Report, *sources: Report, rules: Path | None = None) -> Result:
    """The check of a draft, from files in ``folder``."""
    paths = []
    for name, report in zip("abcdefgh", (draft, *sources), strict=False):
        head = [f"{key}: {value}" for key in ("source", "published") if (value := getattr(report, key))]
        top = "\n".join(["---", *head, "---", ""]) if head else ""
        path = folder / f"{name}.txt"
        path.write_text(f"{top}{report.text}\n", encoding="utf-8")
        paths.append(str(path))
    dossier, troubles = check(paths[0], paths[1:], Intake(rules=rules))
    assert not troubles
    text = next(a.text for a in dossier.articles if a.path == paths[0])
    assert dossier.findings is not None
    assert dossier.checked is not None
    return Result(text, dossier.findings, dossier.checked, dossier)
