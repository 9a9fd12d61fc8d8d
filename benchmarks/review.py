"""How fast the review screen answers with many comparisons: ``python -m benchmarks.review [COMPARISONS]``.

A made-up dossier is opened without a terminal; for each key, the milliseconds until the screen has drawn the answer.
Exits with 1 when a key takes longer than :data:`LIMIT` at the median.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from factcheck import pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Article, Block, Comparison, Dossier, Evidence, Fact, Reading, Relation, Run, Span
from factcheck.review.app import Review
from factcheck.review.desk import Job

#: Every key of the screen; what opens a question is followed by what takes it back.
KEYS = (
    *("down", "down", "up", "pagedown", "end", "up", "home"),
    *("1", "d", "z", "y", "z", "b", "r", "space", "A", "A", "a", "s", "tab", "shift+tab", "plus", "plus"),
    *("x", "escape", "f", "escape", "m", "escape", "o", "escape", "u", "escape", "c", "escape", "k", "escape"),
    *("n", "escape", "t", "escape", "l", "escape", "e", "escape", "question_mark", "escape", "ctrl+p", "escape"),
    *("slash", "escape"),
    *("right_square_bracket", "left_square_bracket", "enter", "escape", "w", "R", "ctrl+t", "ctrl+t"),
)
TIMES = 7
#: Seconds that a key may take.
LIMIT = 0.05
#: Seconds between two strokes of a key that is held down: some thirty a second.
HELD = 0.033


def dossier(size: int) -> Dossier:
    """``size`` comparisons of two readings each, in a hundred pairs of articles."""
    articles: list[Article] = []
    facts: list[Fact] = []
    comparisons: list[Comparison] = []
    things = ("migrants", "soldiers", "houses", "passengers", "arrests", "flights", "tonnes of grain")
    for n in range(100):
        for side in "ab":
            lines = [f"Some {1000 + i * (3 if side == 'a' else 4)} {things[i % 7]} were counted at post {i}."
                     for i in range(n, size, 100)]  # fmt: skip
            text = "\n".join(lines) + "\n"
            starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
            blocks = tuple(Block(start=a, end=a + len(w), zone="body") for a, w in zip(starts, lines, strict=True))
            name = f"{side}{n}"
            articles.append(Article(id=name, path=f"{name}.txt", source=f"Outlet {name}", published="2026-01-02",
                                    text_sha256="0" * 64, text=text, blocks=blocks, lineage=name))  # fmt: skip
            for i, (start, line) in enumerate(zip(starts, lines, strict=True)):
                words = " ".join(line.split(" ")[:2])
                value = int(words.split(" ")[1])
                facts.append(Fact(
                    id=f"{name}-{i}", article=name, zone="body", line=i + 1, start=start, end=start + len(words),
                    text=words, kind="quantity", low=value, high=value, bound="approximate", hedge="Some", unit=None,
                    date_from=None, date_to=None, counted=things[(n + i * 100) % 7], measure="present", place=None,
                    as_of=None, attribution=None, status="asserted", dimension="count", role="total",
                    population=None, head=None, grain=None, resolved="", step=1.0,
                    sentence=Span(start=start, end=start + len(line)), names=(), context=(),
                ))  # fmt: skip
    by_id = {f.id: f for f in facts}
    for n in range(size):
        pair = [by_id[f"{side}{n % 100}-{n // 100}"] for side in "ab"]
        readings = tuple(
            Reading(label=f.text, low=f.low, high=f.high, bound=f.bound, unit=None, date_from=None, date_to=None,
                    facts=(f.id,), measure="present", independent_sources=1) for f in pair
        )  # fmt: skip
        comparisons.append(Comparison(
            id=f"c{n}", label=f"{things[n % 7]} at post {n}", verdict="conflict", nature=(), severity="high",
            evidence=(Evidence(label="both count the same", bits=4.0),), hints=(), context=(), readings=readings,
            relations=(Relation(a=readings[0].label, b=readings[1].label, verdict="conflict", why="far apart"),),
            why=("far apart",),
        ))  # fmt: skip
    run = Run(version="0", rules_sha256="0" * 64, inputs={})
    return Dossier(articles=tuple(articles), facts=tuple(facts), comparisons=tuple(comparisons), unread=(), run=run)


async def drawn(app: Review) -> None:
    """Until the screen has taken in what was pressed and is drawn: the questions that a key opens as well."""
    taken = asyncio.Event()
    app.call_later(taken.set)
    await taken.wait()
    while not app.at_rest:
        await asyncio.sleep(0)
    for _ in range(2):
        for which in (lambda: app, lambda: app.focused or app.screen, lambda: app.screen):
            done = asyncio.Event()
            which().call_after_refresh(done.set)
            await done.wait()
        while app.screen._dirty_widgets or app.screen._layout_required:
            await asyncio.sleep(0.0005)


async def press(app: Review, key: str) -> float:
    """Press a key; seconds until the answer is drawn."""
    from textual import events  # not before factcheck.review, which says how often Textual draws
    from textual.keys import _character_to_key

    char = " " if key == "space" else key if len(key) == 1 else None
    event = events.Key(key if key == "space" or not char else _character_to_key(key), char)
    event.set_sender(app)
    start = perf_counter()
    assert app._driver is not None
    app._driver.send_message(event)
    await drawn(app)
    return perf_counter() - start


async def rest(app: Review) -> None:
    """Until the other panes have followed."""
    await asyncio.sleep(0.15)
    await drawn(app)


async def measure(found: Dossier, folder: Path) -> dict[str, list[float]]:
    """Open the screen and press keys; the seconds that each took."""
    ticks = iter(range(10**6))
    job = Job(paths=(str(folder),), who="anna", clock=lambda: f"2026-01-02T10:00:{next(ticks) % 60:02d}Z",
              save=lambda data, name: None, case=folder / "bench.case")  # fmt: skip

    def ready(*_: object, **__: object) -> tuple[Dossier, list[FactcheckError]]:
        return found, []

    pipeline.compare = ready
    app = Review(job)
    start = perf_counter()
    taken: dict[str, list[float]] = {}

    async def timed(key: str, name: str = "") -> None:
        assert app.is_running
        taken.setdefault(name or key, []).append(await press(app, key))

    async with app.run_test(size=(160, 45)):
        while app.desk is None:
            await asyncio.sleep(0.001)
        await drawn(app)
        taken["(opened)"] = [perf_counter() - start]
        await asyncio.sleep(1)
        for key in KEYS * TIMES:
            await timed(key)
            await rest(app)
        for _ in range(60):
            await timed("down", "down, held")
            await asyncio.sleep(max(HELD - taken["down, held"][-1], 0))
        await rest(app)
        await timed("slash")
        typed = ""
        for letter in "migrnats post 12":
            typed, start = typed + letter, perf_counter()
            await timed("space" if letter == " " else letter, "search: a letter")
            while app.desk.filter.words != typed:
                await asyncio.sleep(0.001)
            await drawn(app)
            taken.setdefault("search: the list", []).append(perf_counter() - start)
            await rest(app)
        await press(app, "escape")
        await all_at_once(app, timed)
        app.exit()
    return taken


async def all_at_once(app: Review, timed: Callable[[str, str], Awaitable[None]]) -> None:
    """Decide on everything and take it back, moving on while it is saved."""
    await press(app, "A")
    for key, name in (("d", "d, on all"), ("z", "z, on all")):
        await timed(key, name)
        while app.saving:
            await timed("down", "down, while all are saved")
        await rest(app)


def main() -> int:
    """Measure with as many comparisons as asked for, 10,000 unless told."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        taken = asyncio.run(measure(dossier(size), Path(folder)))
    opened = taken.pop("(opened)")[0]
    print(f"{size:,} comparisons on the screen after {1000 * opened:.0f} ms")
    for key, times in taken.items():
        print(f"{key:<26} median {1000 * median(times):6.1f} ms   worst {1000 * max(times):6.1f} ms")
    slow = [key for key, times in taken.items() if median(times) > LIMIT]
    print(f"above {1000 * LIMIT:.0f} ms at the median: {', '.join(slow) or 'none'}")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
