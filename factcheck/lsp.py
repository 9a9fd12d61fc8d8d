"""The language server: a draft's contradicted figures are underlined in a text editor, their sources shown on hover.

The rest of the house knows nothing of editors: a document is a Text, a check is ``pipeline.check``, and what it finds
is turned into places in the document here. Positions are counted in the unit that editor and server agree on, which
is UTF-16 unless the editor offers another.
"""

from __future__ import annotations

import asyncio
import os
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from factcheck import __version__, pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Article, Dossier, Fact, Finding
from factcheck.read import Input, Text, names
from factcheck.report.place import Places
from factcheck.settings import AS_THEY_ARE, Intake

#: Seconds of quiet typing before a check; long enough for a word, short enough not to be waited for.
QUIET = 0.3
#: Code points of the longest document that is checked while somebody types.
LONGEST = 200_000
SEVERITIES = {
    "high": types.DiagnosticSeverity.Error,
    "medium": types.DiagnosticSeverity.Warning,
    "low": types.DiagnosticSeverity.Information,
    "none": types.DiagnosticSeverity.Hint,
}
RANK = ("none", "low", "medium", "high")
_LINE_END = re.compile(r"\r\n|\n|\r")  # and no other, as the protocol has it
Units = Callable[[str], int]


@dataclass(frozen=True, kw_only=True)
class Job:
    """What documents are checked against, and how."""

    sources: Sequence[str] = ()
    intake: Intake = AS_THEY_ARE
    checklists: Sequence[str] = ()
    min_severity: str = "low"


class Lines:
    """A text in lines and columns of the client's units, 0-based, and back."""

    def __init__(self, text: str, units: Units) -> None:
        self.text = text
        self.units = units
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def position(self, at: int) -> types.Position:
        """The place of a code point.

        >>> Lines("a\\r\\n\U0001f525 b", lambda s: len(s.encode("utf-16-le")) // 2).position(5)
        1:3
        """
        line = bisect_right(self.starts, at) - 1
        return types.Position(line, self.units(self.text[self.starts[line] : at]))

    def range(self, start: int, end: int) -> types.Range:
        """The place of a slice."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The code point at a place; the nearest one before it where there is none.

        >>> Lines("a\\n\U0001f525 b", lambda s: len(s.encode("utf-16-le")) // 2).offset(types.Position(1, 3))
        4
        """
        if position.line >= len(self.starts):
            return len(self.text)
        at = self.starts[position.line]
        end = self.starts[position.line + 1] if position.line + 1 < len(self.starts) else len(self.text)
        left = position.character
        while at < end and (left := left - self.units(self.text[at])) >= 0:
            at += 1
        return at


@dataclass(frozen=True)
class Proof:
    """What one check found in one document, at one version of it."""

    found: Dossier
    mine: Article
    lines: Lines
    addresses: Mapping[str, str]  #: name of a text -> address of its document

    def findings(self, least: str) -> list[Finding]:
        """What is open and grave enough."""
        return [
            f
            for f in self.found.findings or ()
            if f.state == "open" and f.article == self.mine.id and RANK.index(f.severity) >= RANK.index(least)
        ]

    def facts_at(self, offset: int) -> list[Fact]:
        """The figures and dates of the document that stand there, the shortest first."""
        there = [f for f in self.found.facts if f.article == self.mine.id and f.start <= offset <= f.end]
        return sorted(there, key=lambda f: (f.end - f.start, f.start))

    def saying(self, fact: Fact) -> list[Fact]:
        """The facts of sources that were held against it."""
        ids = {i for c in self.found.checked or () if c.fact == fact.id for i in c.by}
        return [f for f in self.found.facts if f.id in ids]

    def location(self, fact: Fact, units: Units) -> types.Location | None:
        """Where a fact of a source stands; None where its article has no address, or is no plain text."""
        article = next(a for a in self.found.articles if a.id == fact.article)
        address = self.addresses.get(article.path) or uris.from_fs_path(os.path.abspath(article.path))
        if address is None:
            return None
        if not Places(self.found).in_file(article):
            return types.Location(address, types.Range(types.Position(0, 0), types.Position(0, 0)))
        return types.Location(address, Lines(article.text, units).range(fact.start, fact.end))

    def hover(self, fact: Fact) -> str:
        """What the sources say of a figure, in plain words."""
        checked = [c for c in self.found.checked or () if c.fact == fact.id]
        said = [f"“{fact.text}”: {c.outcome}\n{c.why}" for c in checked]
        said += [self.quoted(other) for other in self.saying(fact)]
        overlapping = [f for f in self.findings("none") if f.start < fact.end and fact.start < f.end]
        said += [f"{f.check}: {f.message}" for f in overlapping if not any(c.why in f.message for c in checked)]
        return "\n\n".join(said or [f"“{fact.text}”: read as {_reading(fact)}"])

    def quoted(self, fact: Fact) -> str:
        """Who says so, where, and in which words."""
        article = next(a for a in self.found.articles if a.id == fact.article)
        sentence = " ".join(article.text[fact.sentence.start : fact.sentence.end].split())
        who = ", ".join(filter(None, (article.source, article.published and article.published[:10])))
        return f"{who or article.title or 'source'} ({article.path}:{fact.line})\n«{sentence}»"


def _reading(fact: Fact) -> str:
    if fact.kind == "date":
        return " to ".join(dict.fromkeys(filter(None, (fact.date_from, fact.date_to)))) or fact.resolved
    ends = dict.fromkeys(f"{n:,}" for n in (fact.low, fact.high) if n is not None)
    return f"{fact.bound.replace('_', ' ')} {' to '.join(ends)} {fact.unit or fact.counted or ''}".strip()


class Server(LanguageServer):
    """Keeps what was found in each open document, and checks them again when one of them changes."""

    def __init__(self, job: Job) -> None:
        # whole texts: editors and Python do not agree where lines end, and a change must not land in another place
        super().__init__("factcheck", __version__, types.TextDocumentSyncKind.Full)
        self.job = job
        self.proofs: dict[str, Proof] = {}
        self.due: asyncio.Task[None] | None = None
        self.one_at_a_time = asyncio.Lock()

    def units(self, words: str) -> int:
        """The length of ``words`` as the editor counts."""
        return int(self.workspace.position_codec.client_num_units(words))

    def later(self) -> None:
        """Check all open documents once nobody types for a moment."""
        if self.due is not None:
            self.due.cancel()
        self.due = asyncio.get_running_loop().create_task(self._soon())

    async def _soon(self) -> None:
        await asyncio.sleep(QUIET)
        self.due = None  # what is typed from now on asks for a check of its own, and does not stop this one
        async with self.one_at_a_time:
            for address in sorted(self.workspace.text_documents):
                await self._check(address)

    async def _check(self, address: str) -> None:
        document = self.workspace.text_documents.get(address)
        if document is None:
            return
        version, texts = document.version, self._texts()
        trouble, proof = await asyncio.to_thread(self._proof, address, texts)
        now = self.workspace.text_documents.get(address)
        if now is None or now.version != version:
            return  # it has moved on; the check for that is due
        if trouble:
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, trouble))
        if proof is None:
            self.proofs.pop(address, None)
        else:
            self.proofs[address] = proof
        marks = [self._mark(proof, finding) for finding in proof.findings(self.job.min_severity)] if proof else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(address, marks, version))

    def _texts(self) -> dict[str, Text]:
        """The open documents by address, as they are now, saved or not."""
        found = {}
        for address, document in self.workspace.text_documents.items():
            path = uris.to_fs_path(address) if address.startswith("file:") else None
            name = os.path.relpath(path) if path and path.startswith(os.getcwd() + os.sep) else path or address
            form = "markdown" if document.language_id == "markdown" else None
            found[address] = Text(name=name[-1000:], text=document.source.removeprefix("\ufeff"), format=form)
        return found

    def _proof(self, address: str, texts: Mapping[str, Text]) -> tuple[str, Proof | None]:
        """Check one document in a thread: the words for the log, and what was found if there was anything to check."""
        draft = texts[address]
        if not draft.text.strip() or len(draft.text) > LONGEST:
            return (f"{draft.name} is too long to be checked while you write" if draft.text.strip() else ""), None
        others = [text for other, text in texts.items() if other != address]
        sources: list[Input] = [*self.job.sources, *others]
        try:
            found, troubles = pipeline.check(
                draft,
                sources,
                self._intake([draft, *sources]),
                checklists=self.job.checklists,
            )
        except FactcheckError as error:
            return str(error), None
        said = "; ".join(map(str, troubles))
        mine = next((a for a in found.articles if a.path == draft.name), None)
        if mine is None or mine.text != draft.text:
            return said or f"{draft.name} is no plain text", None
        if not self.job.sources:  # what lies open beside a draft is no list of all that it rests on
            kept = tuple(f for f in found.findings or () if f.check != "unsupported")
            found = found.model_copy(update={"findings": kept})
        addresses = {text.name: other for other, text in texts.items()}
        return said, Proof(found, mine, Lines(mine.text, self.units), addresses)

    def _intake(self, inputs: Sequence[Input]) -> Intake:
        """The publication dates of what is there: the configuration speaks of a whole story."""
        if not self.job.intake.published:
            return self.job.intake
        here = names([one for one in inputs if isinstance(one, str)])
        here |= {part for one in inputs if isinstance(one, Text) for part in (one.name, os.path.basename(one.name))}
        dates = {name: day for name, day in self.job.intake.published.items() if name in here}
        return replace(self.job.intake, published=dates)

    def _mark(self, proof: Proof, finding: Finding) -> types.Diagnostic:
        """A finding as the editor shows it: underlined, with the sources to go to."""
        about = [f for f in proof.found.facts if f.article == proof.mine.id and f.start == finding.start]
        related = [
            types.DiagnosticRelatedInformation(place, proof.quoted(fact))
            for fact in (proof.saying(about[0]) if about else ())
            if (place := proof.location(fact, self.units))
        ]
        return types.Diagnostic(
            range=proof.lines.range(finding.start, finding.end),
            message=finding.message,
            code=finding.check,
            severity=SEVERITIES[finding.severity],
            source="factcheck",
            related_information=related or None,
        )  # fmt: skip - where, what, how grave


def server(job: Job) -> Server:
    """The server with all that it answers to."""
    found = Server(job)

    @found.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @found.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @found.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def moved(ls: Server, _: object) -> None:
        ls.later()

    @found.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.proofs.pop(params.text_document.uri, None)
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
        ls.later()

    @found.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        for proof, fact in _asked(ls, params):
            # plain text: what sources say is not ours, and must not become links and pictures
            words = types.MarkupContent(types.MarkupKind.PlainText, proof.hover(fact))
            return types.Hover(words, proof.lines.range(fact.start, fact.end))
        return None

    @found.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
        facts = [(proof, other) for proof, fact in _asked(ls, params)[:1] for other in proof.saying(fact)]
        return [place for proof, other in facts if (place := proof.location(other, ls.units))]

    return found


def _asked(ls: Server, params: types.HoverParams | types.DefinitionParams) -> list[tuple[Proof, Fact]]:
    """The figures at a place of a document, if it is still what was checked."""
    proof = ls.proofs.get(params.text_document.uri)
    document = ls.workspace.text_documents.get(params.text_document.uri)
    if proof is None or document is None or document.source.removeprefix("\ufeff") != proof.mine.text:
        return []
    return [(proof, fact) for fact in proof.facts_at(proof.lines.offset(params.position))]
