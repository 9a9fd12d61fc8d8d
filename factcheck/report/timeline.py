"""The readings of a comparison over time, as the geometry of a small plot; the template only draws it.

When across and figure up; hedges are lines to where the figure may still go. Dates are bars from first to last day.
Every reading is drawn as its number, so that nothing depends on colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.asof import AsOf, moment
from factcheck.model import Fact
from factcheck.report.layout import number
from factcheck.report.page import Quote, Topic

#: Units of the drawing: it is as wide as a phone, so that its words can be read there.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 300, 190, 58, 16, 32, 34
#: Room that the number of a reading takes, and the height of the row of a date.
SIZE, ROW = 17, 30
#: Greatest over least figure from which the scale is logarithmic: below, a straight one keeps the points apart.
LOG = 20.0
#: Points of one plot; more cannot be told apart.
POINTS = 60
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention of a reading: its number at a point, and the line of its hedge."""

    reading: int
    x: float
    y: float
    top: float  #: y of the upper end of its line
    bottom: float  #: y of the lower end
    up: bool  #: whether the figure may be higher: an arrow
    down: bool  #: whether it may be lower
    about: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The days of a reading of a date."""

    reading: int
    label: str
    x: float
    width: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of ``width`` by ``height`` units; either marks with a scale, or bars."""

    words: str  #: what a reader who cannot see it is told
    width: int
    height: int
    left: int = LEFT  #: where the lines of the scale begin
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    up: tuple[tuple[float, str], ...] = ()  #: y and label of each line of the scale
    across: tuple[tuple[float, str, str], ...] = ()  #: x, label and text anchor of each tick
    note: str = ""  #: how to read it


@dataclass(frozen=True, slots=True)
class _Point:
    reading: int
    when: datetime | None
    source: str
    low: float | None
    high: float | None
    about: bool
    words: str


def plot(topic: Topic, facts: Mapping[str, Fact], as_of: AsOf) -> Plot | None:
    """The plot of a comparison; None where there is nothing to see: one reading, or no figure and no known day."""
    if len(topic.told) < 2:
        return None
    if any(r.date_from or r.date_to for r in topic.found.readings):
        return _days(topic)
    points = _points(topic, facts, as_of)
    ends = [value for p in points for value in (p.low, p.high) if value is not None]
    return _figures(topic, points, ends) if len(set(ends)) > 1 else None


def _points(topic: Topic, facts: Mapping[str, Fact], as_of: AsOf) -> list[_Point]:
    found: dict[tuple[object, ...], _Point] = {}
    for told in topic.told:
        for quote in told.quotes:
            fact = facts[quote.fact]
            if fact.kind == "quantity" and not (fact.low is None and fact.high is None):
                low, high = (None if end is None else float(end) for end in (fact.low, fact.high))
                when = as_of.of(fact)
                point = _Point(told.number, when, quote.source.key, low, high, fact.bound == "approximate",
                               _words(quote, when))  # fmt: skip
                found.setdefault((told.number, when, quote.source.key, low, high), point)
    return list(found.values())[:POINTS]


def _words(quote: Quote, when: datetime | None) -> str:
    day = f", {_day(when)} {when.year}" if when else ""
    return f"{quote.figure}: {quote.source.name}{day}"


def _figures(topic: Topic, points: Sequence[_Point], ends: Sequence[float]) -> Plot:
    low, high = min(ends), max(ends)
    up = _scale(low, high)
    across, ticks, dated = _across(points)
    marks: list[Mark] = []
    for p in points:
        y = up(p.low if p.low is not None else p.high or 0.0)
        top = 8.0 if p.high is None else up(p.high)
        bottom = HEIGHT - BOTTOM + 14.0 if p.low is None else up(p.low)
        x = _free(across(p), y, (top, bottom), marks)
        marks.append(Mark(p.reading, x, y, top, bottom, p.high is None, p.low is None, p.about, p.words))
    notes = ["a number is a reading"]
    notes += ["↑ or more"] if any(m.up for m in marks) else []
    notes += ["↓ or fewer"] if any(m.down for m in marks) else []
    notes += ["dashed: about"] if any(m.about for m in marks) else []
    notes += [] if dated else ["by article: two dates would make a timeline"]
    return Plot(
        words=f"{topic.label}: {'; '.join(f'{m.reading}: {m.words}' for m in marks)}", width=WIDTH, height=HEIGHT,
        marks=tuple(marks), up=_labels(sorted(set(ends), reverse=True), up), across=tuple(ticks),
        note=" · ".join(notes),
    )  # fmt: skip


def _free(x: float, y: float, ends: tuple[float, float], marks: Sequence[Mark]) -> float:
    """The nearest place beside ``x`` where no number and no line stands yet; ``x`` where there is none near enough."""
    for at in (x + n * SIZE for n in (0, 1, -1, 2, -2, 3, -3)):
        number = any(math.hypot(m.x - at, m.y - y) < SIZE - 1 for m in marks)
        line = any(abs(m.x - at) < 4 and m.top < ends[1] + SIZE and m.bottom > ends[0] - SIZE for m in marks)
        if LEFT + SIZE / 2 <= at <= WIDTH - SIZE / 2 and not number and not line:
            return at
    return x


def _scale(low: float, high: float) -> Callable[[float], float]:
    log = low > 0 and high / low >= LOG
    a, b = (math.log(low), math.log(high)) if log else (low, high)
    room = HEIGHT - TOP - BOTTOM

    def up(value: float) -> float:
        at = math.log(value) if log else value
        return round(TOP + room * (1 - (at - a) / (b - a)), 1)

    return up


def _labels(values: Sequence[float], up: Callable[[float], float]) -> tuple[tuple[float, str], ...]:
    kept: list[tuple[float, str]] = []
    for value in values:
        if not kept or up(value) - kept[-1][0] >= 13:
            kept.append((up(value), compact(value)))
    return tuple(kept)


def compact(value: float) -> str:
    """A figure in few characters.

    >>> compact(15000.0), compact(5.4e9), compact(1.25), compact(-3e6)
    ('15,000', '5.4bn', '1.25', '-3m')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return number(value)


def _across(points: Sequence[_Point]) -> tuple[Callable[[_Point], float], list[tuple[float, str, str]], bool]:
    """Where each point stands across, the ticks, and whether that is a scale of time: it needs two times."""
    room = WIDTH - LEFT - RIGHT
    times = sorted({p.when for p in points if p.when})
    if len(times) > 1:
        undated = any(p.when is None for p in points)
        wide = room - (60 if undated else 0)
        whole = (times[-1] - times[0]).total_seconds()
        at = {t: round(LEFT + SIZE + (t - times[0]).total_seconds() / whole * (wide - 2 * SIZE), 1) for t in times}
        same_day = times[0].date() == times[-1].date()
        ticks = _spaced([(at[t], f"{t:%H:%M}" if same_day else _day(t), "middle") for t in times])
        if undated:
            ticks.append((WIDTH - RIGHT, "no date", "end"))
        return lambda p: at[p.when] if p.when else WIDTH - RIGHT - 40.0, ticks, True
    sources = list(dict.fromkeys(p.source for p in points))
    lane = room / len(sources)
    where = {source: round(LEFT + SIZE + n * lane, 1) for n, source in enumerate(sources)}
    return lambda p: where[p.source], _spaced([(x, source, "middle") for source, x in where.items()]), False


def _day(when: datetime) -> str:
    return f"{when.day} {MONTHS[when.month - 1]}"


def _spaced(ticks: Sequence[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """The ticks that do not touch; the last is kept rather than those before it."""
    kept: list[tuple[float, str, str]] = []
    for tick in [ticks[-1], *ticks[:-1]]:
        if all(abs(tick[0] - x) > 4 * (len(words) + len(tick[1])) for x, words, _ in kept):
            kept.append(tick)
    return sorted(kept)


def _days(topic: Topic) -> Plot | None:
    """Dates: a row for each reading, a bar from its first day to its last; open ends reach the edge."""
    spans = [
        (told.number, told.label, moment(reading.date_from), moment(reading.date_to))
        for told, reading in zip(topic.told, topic.found.readings, strict=False)
    ]
    known = sorted({t for _, _, a, b in spans for t in (a, b) if t})
    if not known:
        return None
    first, last = known[0], known[-1]
    whole = (last - first).total_seconds() or 1.0
    left, room = SIZE + 6, WIDTH - SIZE - 6 - RIGHT

    def across(when: datetime) -> float:
        return round(left + (when - first).total_seconds() / whole * (room - 10), 1)

    bars = []
    for n, (reading, label, start, end) in enumerate(spans):
        x, stop = across(start) if start else left - 4.0, across(end) + 10 if end else left + room + 4.0
        bars.append(Bar(reading, label, x, round(max(stop - x, 10), 1), TOP + n * ROW))
    ticks = [(float(left), _day(first) + f" {first.year}", "start")]
    ticks += [(float(WIDTH - RIGHT), _day(last) + f" {last.year}", "end")] if last != first else []
    return Plot(
        words=f"{topic.label}: {'; '.join(f'{b.reading}: {b.label}' for b in bars)}", width=WIDTH,
        height=TOP + len(bars) * ROW + BOTTOM, bars=tuple(bars), across=tuple(ticks),
        note="a number is a reading, from its first day to its last",
    )  # fmt: skip
