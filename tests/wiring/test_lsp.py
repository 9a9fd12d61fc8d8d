"""The language server, asked by a real client over its standard input and output."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from factcheck.lsp import Lines
from tests.cli.conftest import Run, run

__all__ = ["run"]

WIRE = "---\nsource: Coast Wire\n---\nTen people died when the ferry sank, the coast guard said.\n"
#: Before the figure a flag, two code points of two UTF-16 units each, and quotation marks, of one unit each.
FLAG = "\U0001f1ec\U0001f1e7"
DRAFT = f"\U0001f525 Ferry sinks\r\n\r\n{FLAG} “Quick”: seven people died when the ferry sank, police said.\r\n"
PATIENCE = 30.0


class Editor:
    """A client with one draft in it, and what the server has published."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: list[str] = []

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.logged.append(params.message))

    def address(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        document = types.TextDocumentItem(self.address(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, name: str, text: str, version: int) -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.address(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def marks(self, name: str, version: int = 1) -> list[types.Diagnostic]:
        """What is published for this version of a document."""
        while True:
            params = await asyncio.wait_for(self.published.get(), PATIENCE)
            if params.uri == self.address(name) and params.version == version:
                return list(params.diagnostics)

    async def hover(self, name: str, line: int, column: int) -> str | None:
        at = types.TextDocumentPositionParams(
            types.TextDocumentIdentifier(self.address(name)), types.Position(line, column)
        )
        found = await self.client.text_document_hover_async(types.HoverParams(at.text_document, at.position))
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        assert found.contents.kind is types.MarkupKind.PlainText
        return found.contents.value


@asynccontextmanager
async def editing(
    folder: Path, *options: str, encodings: list[types.PositionEncodingKind] | None = None
) -> AsyncIterator[Editor]:
    editor = Editor(folder)
    await editor.client.start_io(sys.executable, "-m", "factcheck", "lsp", *options, cwd=folder)
    general = types.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None
    capabilities = types.ClientCapabilities(general=general)
    params = types.InitializeParams(capabilities=capabilities, root_uri=folder.as_uri())
    await asyncio.wait_for(editor.client.initialize_async(params), PATIENCE)
    editor.client.initialized(types.InitializedParams())
    yield editor
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()  # type: ignore[no-untyped-call] # pygls has no hints here


Journey = Callable[[Path], Coroutine[Any, Any, None]]


def at(mark: types.Diagnostic) -> tuple[int, int, int, int]:
    return (mark.range.start.line, mark.range.start.character, mark.range.end.line, mark.range.end.character)


@pytest.mark.parametrize(
    ("encoding", "start"),
    [
        (None, 14),
        (types.PositionEncodingKind.Utf16, 14),
        (types.PositionEncodingKind.Utf8, 22),
        (types.PositionEncodingKind.Utf32, 12),
    ],
)
def test_a_contradicted_figure_is_underlined_and_explained(
    tmp_path: Path, encoding: types.PositionEncodingKind | None, start: int
) -> None:
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "a.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "wires" / "b.html").write_text(
        "<h1>Ferry</h1><p>Seven people died when the ferry sank, police said.</p>"
    )

    async def journey() -> None:
        async with editing(tmp_path, "--sources", "wires", encodings=[encoding] if encoding else None) as editor:
            editor.open("draft.txt", DRAFT)
            (mark,) = [m for m in await editor.marks("draft.txt") if m.code == "contradicted"]
            assert at(mark) == (2, start, 2, start + 5)
            assert (mark.source, mark.severity) == ("factcheck", types.DiagnosticSeverity.Warning)
            assert "is disputed" in mark.message  # one source says seven as well
            related = {r.location.uri: r for r in mark.related_information or ()}
            wire = related[editor.address("wires/a.txt")]
            assert at(types.Diagnostic(wire.location.range, "")) == (3, 0, 3, 3)
            assert "Coast Wire" in wire.message
            words = await editor.hover("draft.txt", 2, start + 2)
            assert words is not None
            assert "Coast Wire" in words
            assert "«Ten people died when the ferry sank, the coast guard said.»" in words
            assert await editor.hover("draft.txt", 0, 1) is None
            assert await editor.hover("draft.txt", 99, 99) is None
            there = types.DefinitionParams(types.TextDocumentIdentifier(editor.address("draft.txt")), mark.range.start)
            places = await editor.client.text_document_definition_async(there)
            assert isinstance(places, list)
            assert editor.address("wires/a.txt") in {p.uri for p in places if isinstance(p, types.Location)}
            editor.change("draft.txt", DRAFT.replace("seven", "ten"), 2)
            assert not [
                m
                for m in await editor.marks("draft.txt", 2)
                if m.code == "contradicted" and "“ten” is contradicted" in m.message
            ]

    asyncio.run(journey())


def test_open_documents_are_the_sources_unless_there_are_others(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("Nothing yet.", encoding="utf-8")

    async def journey() -> None:
        async with editing(tmp_path) as editor:
            editor.open(
                "draft.md",
                "# Ferry\n\nSeven people died when the ferry sank, police said. Forty cars were lost.\n",
                "markdown",
            )
            assert [m.code for m in await editor.marks("draft.md")] == []
            editor.open("wire.txt", WIRE)  # what is open counts, not what is on the disk
            marks = await editor.marks("draft.md")
            assert [m.code for m in marks] == [
                "contradicted"
            ]  # and nothing of the cars: a draft rests on more than lies open
            editor.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.address("wire.txt")))
            )
            assert [m.code for m in await editor.marks("draft.md")] == []

    asyncio.run(journey())


def test_what_cannot_be_checked_is_said_and_ends_nothing(tmp_path: Path) -> None:
    async def journey() -> None:
        async with editing(tmp_path, "--min-severity", "high") as editor:
            for version, text in enumerate(["", "\x00\x01", "---\ntitle: [\n---\nx", "x" * 600_000, " "], 1):
                if version == 1:
                    editor.open("draft.txt", text)
                else:
                    editor.change("draft.txt", text, version)
                assert await editor.marks("draft.txt", version) == []
            said = " ".join(editor.logged)
            assert all(words in said for words in ("NUL", "front matter is not valid", "too long to be checked"))
            hostile = "![x](http://evil.example/x.png) <script> Seven people died when the ferry sank, police said."
            editor.change("draft.txt", hostile, 9)
            editor.open("wire.txt", WIRE.replace("Coast Wire", "'[Coast](command:evil)'"))
            assert [m.code for m in await editor.marks("draft.txt", 9)] == ["contradicted"]
            words = await editor.hover("draft.txt", 0, hostile.index("Seven"))
            assert "[Coast](command:evil)" in str(words)  # as it is: plain text, and no link

    asyncio.run(journey())


def test_typing_fast_gives_one_answer_for_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")

    async def journey() -> None:
        async with editing(tmp_path, "--sources", "wire.txt") as editor:
            editor.open("draft.txt", "")
            text = "Seven people died when the ferry sank, police said."
            for n in range(1, len(text) + 1):
                editor.change("draft.txt", text[:n], n + 1)
            assert [m.code for m in await editor.marks("draft.txt", len(text) + 1)] == ["contradicted"]
            assert editor.published.empty()

    asyncio.run(journey())


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.sampled_from("a\n\r\u2028\x0b\U0001f525é“"), max_size=40), st.data())
def test_positions_lead_there_and_back(text: str, data: st.DataObject) -> None:
    lines = Lines(text, utf16)
    offset = data.draw(st.integers(0, len(text)))
    position = lines.position(offset)
    assert lines.offset(position) == offset
    before = (
        text[:offset].replace("\r\n", "\n").replace("\r", "\n") if text[offset - 1 : offset + 1] != "\r\n" else None
    )
    if before is not None:
        assert position.line == before.count("\n")


def test_a_missing_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "factcheck.lsp", raising=False)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    result = run("lsp")
    assert (result.code, "pip install 'factcheck-desk[lsp]'" in result.err) == (2, True)


def test_it_ends_with_its_editor(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    )
    out, _ = process.communicate(b"Content-Length: 7\r\n\r\nnothing", timeout=PATIENCE)
    assert process.returncode == 0
    assert b"Error in server" in out  # it said so, and went on until the editor was gone
