"""What each input says of itself, from where, what is missing and how to supply it: ``factcheck articles``."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from factcheck.differences import Difference, differences
from factcheck.model import About, Article, Told
from factcheck.report import json
from factcheck.report.layout import count, fill, fit, paint
from factcheck.settings import View
from factcheck.text import visible

#: What an editor calls each field, and the key that supplies it in front matter and in a file beside the article.
FIELDS: tuple[tuple[str, About], ...] = (
    ("headline", "title"),
    ("outlet", "source"),
    ("byline", "byline"),
    ("dateline", "dateline"),
    ("published", "published"),
    ("updated", "updated"),
    ("address", "url"),
    ("version", "version"),
    ("language", "language"),
    ("agency", "agency"),
)  # fmt: skip - a table
#: Fields that verdicts rest on: each that is missing has a line of its own.
NEEDED = ("headline", "outlet", "published")
#: Fields that nobody misses where the article has none.
FREE = ("agency", "version", "updated")
_MARGIN = 12
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Differences of a copy that are shown to a person; all are in the JSON form.
SHOWN = 20
#: Words shown before the first that differs.
SHARED = 3


def text(articles: Sequence[Article], view: View) -> bytes:
    """The account of each article for a person, in order of path."""
    by_id = {a.id: a for a in articles}
    lines: list[str] = []
    for article in sorted(articles, key=lambda a: (a.path, a.id)):
        name = paint(visible(article.path), view.color, bold=True)
        lines.append(f"{name}  {article.format}")
        for head, words in (*_fields(article), *_whole(article), *_kin(article, by_id, view)):
            gap = " " * (_MARGIN + 2)
            lines += fill(visible(words), view.width, gap, f"  {head:<{_MARGIN}}")
        lines.append("")
    dated = sum(1 for a in articles if a.published)
    lines += fill(f"{count(len(articles), 'article')}, {dated} with a date of publication.", view.width, "")
    return "".join(f"{line.rstrip()}\n" for line in lines).encode("utf-8", "backslashreplace")


def _fields(article: Article) -> list[tuple[str, str]]:
    """A line for each field that was found, with its evidence, and for each that is missed."""
    rows: list[tuple[str, str]] = []
    lacking: list[str] = []
    for label, about in FIELDS:
        said = [t for t in article.told if t.about == about]
        if said:
            rows.append((label, f"{said[0].value}  ({said[0].origin})"))
            rows += [("", f"also {t.value}  ({t.origin})") for t in said[1:] if t.value != said[0].value]
            rows += [("", words) for words in _doubted(article) if label == "published"]
        elif label == "published":
            rows += [(label, words) for words in _undated(article)[:1]] + [("", w) for w in _undated(article)[1:]]
        elif label in NEEDED:
            rows.append((label, f"missing: {supply(article, about)}"))
        elif label not in FREE:
            lacking.append(label)
    if lacking:
        key = next(about for label, about in FIELDS if label == lacking[0])
        rows.append(("not found", f"{', '.join(lacking)}: {supply(article, key)}"))
    return rows


def _doubted(article: Article) -> list[str]:
    """A weekday in the words of an article that is not that of the date it is said to be of."""
    days = [t for t in article.told if t.about == "weekday"]
    if not days or not article.published:
        return []
    name = WEEKDAYS[date.fromisoformat(article.published[:10]).weekday()]
    return [] if days[0].value == name else [f"a {name}, but its words make it a {days[0].value}: {days[0].origin}"]


def supply(article: Article, about: About) -> str:
    """How a person gives what is missing."""
    name = os.path.basename(article.path)
    sample = "2021-11-16T10:00Z" if about in ("published", "updated") else "..."
    block = " or its front matter" if article.format in ("text", "markdown") else ""
    option = f", or give --published {name}=2021-11-16" if about == "published" else ""
    return f"write “{about}: {sample}” into {name}.meta.yaml{block}{option}"


def _undated(article: Article) -> list[str]:
    """What is known of the day of publication where no date is: a later date, a weekday, a day near it."""
    if article.published:
        return [f"{article.published}  ({article.published_from})"]
    days = [t for t in article.told if t.about == "weekday"]
    near = [t for t in article.told if t.about == "near"]
    if not days:
        return [f"missing: {supply(article, 'published')}"]
    found = [f"missing: a {days[0].value}, by {', '.join(_origins(days))}"]
    name = os.path.basename(article.path)
    if near:
        found.append(
            f"it names {', '.join(_origins(near))}: which year was it? Give --published {name}=YEAR, or the date"
        )
    else:
        found.append(supply(article, "published"))
    return found


def _origins(said: Sequence[Told]) -> list[str]:
    return list(dict.fromkeys(t.origin for t in said))[:4]


def _whole(article: Article) -> list[tuple[str, str]]:
    """What the text was divided into, what was folded and set aside, and what was left out of it."""
    zones = Counter(b.zone for b in article.blocks if not b.aside and b.repeat_of is None)
    folded = sum(1 for b in article.blocks if b.repeat_of is not None)
    rows = [("zones", ", ".join(f"{n} {zone}" for zone, n in zones.items()) or "none")]
    if folded:
        rows.append(("folded", f"{count(folded, 'passage')} that repeat another"))
    why = Counter(b.why for b in article.blocks if b.aside)
    if why:
        rows.append(("set aside", ", ".join(f"{n} {words}" for words, n in sorted(why.items()))))
    return rows + [("note" if not i else "", note) for i, note in enumerate(article.notes)]


def _kin(article: Article, by_id: dict[str, Article], view: View) -> list[tuple[str, str]]:
    """The article that this one repeats, or the version that replaces it, with what differs."""
    rows: list[tuple[str, str]] = []
    for head, other_id in (("repeats", article.copy_of), ("replaced by", article.superseded_by)):
        other = by_id.get(other_id or "")
        if other is None:
            continue
        pair = (other, article) if head == "repeats" else (article, other)
        found = differences(*pair)
        rows.append((head, f"{other.path}, {count(len(found), 'difference') if found else 'word for word'}"))
        rows += [("", words) for one in found[:SHOWN] for words in _difference(one, view)]
        rows += [("", f"and {len(found) - SHOWN} more (--format json has all)")] if len(found) > SHOWN else []
    return rows


def _difference(one: Difference, view: View) -> list[str]:
    room = max(view.width - _MARGIN - 24, 30)
    before, after = one.before, one.after
    if one.kind == "changed":
        before, after = _around(before, after)
    before, after = fit(visible(before), room), fit(visible(after), room)
    if one.kind == "changed":
        return [f"line {one.line_before}: “{before}”", f"  is now line {one.line_after}: “{after}”"]
    line, words = (one.line_after, after) if one.kind == "added" else (one.line_before, before)
    return [f"{one.kind}, line {line}: “{words}”"]


def _around(before: str, after: str) -> tuple[str, str]:
    """Two sentences cut down to the words that differ, with a few that they share before them."""
    one, two = before.split(), after.split()
    same = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    start = max(same - SHARED, 0)
    lead = "… " if start else ""
    return lead + " ".join(one[start:]), lead + " ".join(two[start:])


def as_json(articles: Sequence[Article], view: View) -> bytes:
    """The same for a program: one object with the articles in order of id."""
    by_id = {a.id: a for a in articles}
    return json.encode({"articles": [_object(article, by_id) for article in articles]})


def _object(article: Article, by_id: dict[str, Article]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for label, about in FIELDS:
        said = [{"value": t.value, "from": t.origin} for t in article.told if t.about == about]
        known[label] = {**said[0], "also": said[1:]} if said else None
    weekday = [t for t in article.told if t.about == "weekday"]
    missing = {label: supply(article, about) for label, about in FIELDS if known[label] is None and label not in FREE}
    original, newer = by_id.get(article.copy_of or ""), by_id.get(article.superseded_by or "")
    return {
        "id": article.id,
        "path": article.path,
        "format": article.format,
        "item": article.item,
        "fields": known,
        "weekday": {"value": weekday[0].value, "from": _origins(weekday)} if weekday else None,
        "near": [{"value": t.value, "from": t.origin} for t in article.told if t.about == "near"],
        "missing": missing,
        "zones": dict(Counter(b.zone for b in article.blocks)),
        "folded": sum(1 for b in article.blocks if b.repeat_of is not None),
        "set_aside": dict(sorted(Counter(b.why for b in article.blocks if b.aside).items())),
        "notes": list(article.notes),
        "repeats": article.copy_of,
        "replaced_by": article.superseded_by,
        "differs_from_original": [d._asdict() for d in differences(original, article)] if original else [],
        "differs_in_next_version": [d._asdict() for d in differences(article, newer)] if newer else [],
    }


#: The formats of ``factcheck articles``, by the name that ``--format`` takes.
FORMATS: dict[str, Callable[[Sequence[Article], View], bytes]] = {"text": text, "json": as_json}
