"""How fast figures and dates are read, against quantulum3 on the same texts, in one run.

    python benchmarks/reader.py FOLDER [--rounds 5]
    python benchmarks/reader.py FOLDER --memory 10000

FOLDER is searched for .txt files. Both readers get whole articles, then single lines, in one warm process, in
turns, and what counts is the smaller ratio of the medians: times on a shared machine mean nothing, ratios do.
A bare regular expression for digits is timed beside them as the floor. quantulum3 comes with the extra
"bench"; without it the reader alone is timed.

With --memory the texts are read that many times under other figures and names, and what is printed is the
largest memory used after a tenth and at the end: it must not grow with the number of articles.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from factcheck import extract, normalise
from factcheck.model import Article


@dataclass(frozen=True)
class Reader:
    """A reader of figures: what it makes ready of a text before the clock starts, and how it reads that."""

    ready: Callable[[str], Any]
    read: Callable[[Any], object]


def article(text: str) -> Article:
    """A text as an article whose every line is a block, so that only reading figures is timed."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append({"start": at, "end": at + len(line), "zone": "body"})
        at += len(line) + 1
    known = {"id": "0", "path": "-", "text_sha256": "", "lineage": "-", "published": "2021-11-15"}
    return Article.model_validate({**known, "text": text, "blocks": blocks})


def ours() -> Reader:
    """Extraction and normalisation of everything, dates included, of articles that are at hand as such."""
    extractor = extract.load()

    def read(a: Article) -> object:
        claims, _ = extractor.read(a)
        return normalise.facts(a, claims, extractor.lex)

    return Reader(article, read)


def theirs() -> Reader | None:
    """quantulum3's parser, or None when it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    return Reader(str, lambda text: parser.parse(text))


def floor() -> Reader:
    """A regular expression for digits."""
    return Reader(str, re.compile(r"\d+(?:[.,]\d+)*").findall)


def speed(reader: Reader, texts: Sequence[str]) -> float:
    """Kilobytes of text read in a second of CPU time."""
    size = sum(len(t.encode()) for t in texts)
    inputs, read = [reader.ready(text) for text in texts], reader.read
    begun = time.process_time()
    for one in inputs:
        read(one)
    return size / 1000 / max(1e-9, time.process_time() - begun)


def changed(text: str, n: int) -> str:
    """The text as another article might have it: every figure and every name is another one."""
    random = Random(n)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word[0].isdigit():
            return "".join(random.choice("123456789") for _ in word)
        return word + random.choice(letters) + random.choice(letters)

    return re.sub(r"\d+|\b[A-Z][a-z]{4,}\b(?= [A-Z])", other, text)


def memory(texts: Sequence[str], count: int) -> None:
    """Read ``count`` articles and print the peak of resident memory on the way."""
    reader = ours()
    for n in range(1, count + 1):
        reader.read(reader.ready(changed(texts[n % len(texts)], n)))
        if n in (count // 10, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(f"{n:,} articles: peak {peak / 1024:.1f} MB")


def main() -> int:
    """Time the readers and print speeds and ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--sample", type=int, default=40, help="articles, spread evenly; quantulum3 is slow")
    ap.add_argument("--memory", type=int, default=0, metavar="N", help="read N articles and print the peak of memory")
    args = ap.parse_args()
    texts = [p.read_text(encoding="utf-8") for p in sorted(args.folder.rglob("*.txt"))]
    if not texts:
        print(f"{args.folder}: no .txt files", file=sys.stderr)
        return 2
    if args.memory:
        memory(texts, args.memory)
        return 0
    texts = texts[:: max(1, len(texts) // args.sample)]
    lines = [line for t in texts for line in t.split("\n") if line.strip()]
    readers: dict[str, Reader] = {"factcheck": ours(), "digits only": floor()}
    if (other := theirs()) is not None:
        readers["quantulum3"] = other
    ratios = []
    for name, inputs in (("articles", texts), ("lines", lines)):
        for reader in readers.values():
            speed(reader, inputs[:2])  # warm
        rounds = [{who: speed(reader, inputs) for who, reader in readers.items()} for _ in range(args.rounds)]
        middle = {who: statistics.median(r[who] for r in rounds) for who in readers}
        print(f"{name:9}" + "  ".join(f"{who} {middle[who]:,.0f} kB/s" for who in readers))
        if other is not None:
            ratio = statistics.median(r["factcheck"] / r["quantulum3"] for r in rounds)
            ratios.append(ratio)
            print(f"{'':9}{ratio:.1f} times quantulum3")
    if ratios:
        print(f"smaller ratio {min(ratios):.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
