"""How many articles a second come in from files: text, pages, and every other format.

    python -m benchmarks.reading FOLDER [--rounds 3]

FOLDER holds articles as .txt files. Each is also dressed as a page of a news site (head with metadata, menus, scripts,
related stories, a comment form: some 60 kB around the words) and as files of the other formats. What is timed is
``factcheck.read.read``: from the names of files to articles with zones, dates and evidence, in one process.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from factcheck.read import read
from tests.read import made

#: Articles a second that the plain and the dressed form must reach.
FLOORS = {"txt": 200, "html": 40}
_MENU = "".join(f'<li class="nav-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(80))
_SCRIPT = "window.data = {" + ",".join(f'"key{n}":"value {n}"' for n in range(1500)) + "};"
_RELATED = "".join(f'<li><a href="/story/{n}">Another story number {n} of the day</a></li>' for n in range(40))


def page(text: str) -> str:
    """The article as a page of a news site."""
    first, *rest = [line for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{escape(line)}</p>" for line in rest)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        '<meta property="og:site_name" content="Meridian"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2021-11-16T09:12:00Z"}</script>'
        f"<script>{_SCRIPT}</script></head><body><nav><ul>{_MENU}</ul></nav><main><article><h1>{escape(first)}</h1>"
        f"{body}<figure><figcaption>Rescuers at the bridge</figcaption></figure></article></main>"
        f'<aside class="related"><ul>{_RELATED}</ul></aside><section id="comments"><p>500 people!</p></section>'
        f"<script>{_SCRIPT}</script><footer>{_MENU}</footer></body></html>"
    )


def mail(text: str) -> bytes:
    """The article as a mail."""
    head = "From: Press <p@x.example>\nSubject: A story\nDate: Tue, 16 Nov 2021 09:12:00 +0100\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}".encode()


def printed(text: str) -> bytes:
    """The article as pages of print, a line of 90 letters each."""
    plain = text.encode("cp1252", "replace").decode("cp1252")
    lines = [line[at : at + 90] for line in plain.splitlines() for at in range(0, max(len(line), 1), 90)]
    return made.pdf([made.column(50, 780, lines[at : at + 55]) for at in range(0, len(lines), 55)])


#: Ending -> the article in that format.
DRESSED: dict[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.encode(),
    "html": lambda text: page(text).encode(),
    "md": lambda text: text.replace("\n", "\n\n").encode(),
    "eml": mail,
    "docx": lambda text: made.docx("".join(made.par(escape(line)) for line in text.splitlines())),
    "odt": lambda text: made.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())),
    "pdf": printed,
}


def rate(paths: list[str], rounds: int) -> float:
    """Articles a second of CPU time, the best of the rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        articles, _, troubles = read(paths)
        best = min(best, time.process_time() - begun)
        if len(articles) + len(troubles) != len(paths) or troubles:
            raise SystemExit(f"read {len(articles)} of {len(paths)}: {troubles[:1]}")
    return len(paths) / best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.rglob("*.txt"))]
    texts = [text for text in texts if len(text.splitlines()) > 1]
    low = 0
    for ending, dress in DRESSED.items():
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, text in enumerate(texts):
                path = Path(folder) / f"{number:04}.{ending}"
                path.write_bytes(dress(text))
                paths.append(str(path))
            found = rate(paths, options.rounds)
        floor = FLOORS.get(ending, 0)
        low += found < floor
        print(f"{ending:5} {found:8.0f} articles a second{f'  (at least {floor})' if floor else ''}")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
