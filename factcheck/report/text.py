"""The report that an editor reads at the terminal: each discrepancy with its readings, quotes and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Article, Comparison, Dossier, Fact, Reading
from factcheck.report.case import standing
from factcheck.report.gist import amount_read, differing, found_words, made_by, matched
from factcheck.report.layout import QUOTE, cells, count, fill, fit, marked, pad, paint, quote, wrap
from factcheck.settings import DISCREPANCIES, RESOLVED, View
from factcheck.text import visible

#: Colour helps the eye and never says anything that the words do not.
COLORS = {"conflict": "red", "update": "yellow", "compatible": "cyan", "agreement": "green"}
#: Quotes of one reading that are shown before "and 3 more".
QUOTES = 3
#: Reasons for a match, and for a verdict, that are shown before "and 3 more".
REASONS = 3


def render(dossier: Dossier, view: View) -> bytes:
    """The report in UTF-8, lines no wider than the view."""
    page = _Page(dossier, view)
    shown = page.shown()
    lines: list[str] = []
    for comparison in shown:
        lines += [*page.comparison(comparison), ""]
    if view.why:
        lines += [*page.unread(), *page.made()]
    if not view.quiet:
        lines += page.account()
    elif lines:
        lines.pop()
    words = "".join(f"{line.rstrip()}\n" for line in lines)
    return words.encode("utf-8", "backslashreplace")


class _Page:
    """One report in the making: the dossier by id, and how it is shown."""

    def __init__(self, dossier: Dossier, view: View) -> None:
        self.dossier, self.view, self.on = dossier, view, view.color
        self.width = max(view.width, 40)
        self.facts: dict[str, Fact] = {fact.id: fact for fact in dossier.facts}
        self.articles: dict[str, Article] = {article.id: article for article in dossier.articles}
        self.decisions = {decision.seq: decision for decision in dossier.decisions}

    def counted(self, comparison: Comparison) -> bool:
        return self.view.settings.counts(comparison.verdict, comparison.severity)

    def shown(self) -> list[Comparison]:
        """What counts, and with --all whatever is no discrepancy as well."""
        everything = self.view.all
        return [
            c for c in self.dossier.comparisons if self.counted(c) or (everything and c.verdict not in DISCREPANCIES)
        ]

    def comparison(self, found: Comparison) -> list[str]:
        verdict = found.verdict.upper()
        severity = "" if found.severity == "none" else f" {found.severity}"
        head = f"{verdict}{severity}  "
        painted = (
            f"{paint(verdict, self.on, fg=COLORS[found.verdict], bold=True)}{paint(severity, self.on, dim=True)}  "
        )
        lines = fill(visible(found.label), self.width - cells(head), "")
        lines = [paint(line, self.on, bold=True) for line in lines]
        lines = [painted + lines[0], *(" " * cells(head) + line for line in lines[1:])]
        if found.decision in self.decisions:
            lines += self.labelled("decided", [standing(found, self.decisions[found.decision])])
        for reading in found.readings:
            lines += ["", *self.reading(reading)]
        lines.append("")
        lines += self.reasons(found)
        return lines

    def reading(self, reading: Reading) -> list[str]:
        """The reading with who states it, then each place that does."""
        listed = self.once(reading.facts)
        label = fit(visible(reading.label), 40)
        aside = f"  {self.sources(reading, listed)}"
        head = fill(aside.strip(), self.width, " " * (4 + cells(label)), "")
        first, rest = head[0], head[1:]
        if cells(first) > self.width - 4 - cells(label):
            pieces = fill(aside.strip(), self.width - cells(label) - 4, "")
            first, rest = pieces[0], [" " * (4 + cells(label)) + piece for piece in pieces[1:]]
        lines = [f"  {paint(label, self.on, bold=True)}  {paint(first, self.on, dim=True)}"]
        lines += [paint(line, self.on, dim=True) for line in rest]
        limit = len(listed) if self.view.why else QUOTES
        margin = min(max((cells(self.place(fact)) for fact in listed[:limit]), default=0), self.width // 3)
        for fact in listed[:limit]:
            lines += self.quoted(fact, margin)
        if len(listed) > limit:
            lines.append(paint(f"    and {len(listed) - limit} more (--why shows all)", self.on, dim=True))
        return lines

    def sources(self, reading: Reading, listed: Sequence[Fact]) -> str:
        names = _unique(self.source(self.articles[fact.article]) for fact in listed)
        told = _unique(visible(fact.attribution) for fact in listed if fact.attribution)
        parts = [_sources(reading.independent_sources), ", ".join(names)]
        parts.append(f"according to {'; '.join(told)}" if told else "nobody named")
        return " · ".join(parts)

    def source(self, article: Article) -> str:
        name = visible(article.source or article.path.replace("\\", "/").rsplit("/", 1)[-1])
        day = f" {visible(article.published[:10])}" if article.published else ""
        copy = self.articles.get(article.copy_of or "")
        again = f" (repeats {visible(copy.source or copy.path)})" if copy else ""
        return f"{name}{day}{again}"

    def once(self, ids: Iterable[str]) -> list[Fact]:
        """The facts without those that repeat a listed one."""
        facts = [self.facts[i] for i in ids if i in self.facts]
        here = {fact.id for fact in facts}
        return [fact for fact in facts if fact.repeat_of not in here]

    def place(self, fact: Fact) -> str:
        return visible(f"{self.articles[fact.article].path}:{fact.line}")

    def quoted(self, fact: Fact, margin: int) -> list[str]:
        """``path:line`` and beside it the sentence with its figure marked."""
        place = self.place(fact)
        words = quote(
            self.articles[fact.article].text, fact.sentence, fact.start, fact.end, 3 * QUOTE if self.view.why else QUOTE
        )
        room = self.width - margin - 6
        aside = f" [{fact.zone}]" if fact.zone not in ("body", "standfirst") else ""
        aside += f" [{fact.status}]" if fact.status != "asserted" else ""
        lines = [marked(words, span, self.on, bold=True, underline=True) for span in wrap(words.text, room)]
        if aside:
            last = wrap(words.text, room)[-1]
            if cells(words.text[last[0] : last[1]] + aside) <= room:
                lines[-1] += paint(aside, self.on, dim=True)
            else:
                lines.append(paint(aside.strip(), self.on, dim=True))
        gap = " " * (margin + 6)
        if cells(place) > margin:  # a long path has a line of its own
            return [f"    {paint(place, self.on, fg='blue')}", *(gap + line for line in lines)]
        return [f"    {paint(pad(place, margin), self.on, fg='blue')}  {lines[0]}", *(gap + line for line in lines[1:])]

    def reasons(self, found: Comparison) -> list[str]:
        """Why of one thing and why the verdict: the gist, or with --why all of it."""
        lines = self.full(found) if self.view.why else self.gist(found)
        lines += self.labelled("look for", (visible(line) for line in found.hints))
        if found.nature:
            lines += self.labelled("nature", [visible(", ".join(n.replace("_", " ") for n in found.nature))])
        return lines

    def gist(self, found: Comparison) -> list[str]:
        same = matched(found)
        lines = self.labelled("matched", [visible("; ".join(same[:REASONS]))] if same else [])
        said = differing(found)
        more = [f"and {len(said) - REASONS} more (--why shows all)"] if len(said) > REASONS else []
        worst = any(pair.verdict == found.verdict for pair in found.relations)
        name = "differ" if worst and found.verdict in DISCREPANCIES else "why"
        return lines + self.labelled(name, [visible(line) for line in said[:REASONS]] + more)

    def full(self, found: Comparison) -> list[str]:
        lines = self.labelled("why", (visible(line) for line in found.why))
        lines += self.labelled("matched", (f"{item.bits:+6.1f} bits  {visible(item.label)}" for item in found.evidence))
        pairs = (visible(f"{r.a} | {r.b}: {r.verdict}, {r.why}") for r in found.relations)
        lines += self.labelled("pairs", pairs)
        for fact in self.once(found.context):
            lines += [f"  {paint('also', self.on, dim=True)}", *self.quoted(fact, cells(self.place(fact)))]
        return lines

    def labelled(self, name: str, lines: Iterable[str]) -> list[str]:
        """Lines under a name in the margin, which is said once."""
        shown: list[str] = []
        for line in lines:
            head = f"  {pad('' if shown else name, 8)}  "
            shown += fill(line, self.width, " " * 12, head)
        if shown:
            shown[0] = paint(shown[0][:12], self.on, dim=True) + shown[0][12:]
        return shown

    def unread(self) -> list[str]:
        if not self.dossier.unread:
            return []
        lines = [paint("COULD NOT BE READ", self.on, bold=True)]
        for item in self.dossier.unread:
            article = self.articles[item.article]
            line = article.text.count("\n", 0, item.start) + 1
            words = visible(f"{article.path}:{line}  {fit(visible(item.text[:400]), 60)}  {item.reason}")
            lines += fill(words, self.width, "      ", "    ")
        return [*lines, ""]

    def made(self) -> list[str]:
        """What made the report: versions, and the hash of every input."""
        lines = [paint("HOW THIS WAS MADE", self.on, bold=True)]
        for name, value in made_by(self.dossier.run):
            lines += fill(visible(f"{name}: {value}"), self.width, "      ", "    ")
        return [*lines, ""]

    def account(self) -> list[str]:
        """One paragraph: what was read, what was found, and what is not shown."""
        words, found, hidden = found_words(self.dossier, self.view.settings)
        if hidden:
            words += f"; {count(hidden, 'discrepancy', 'discrepancies')} not shown (--verdict, --min-severity)"
        conflict = any(
            c.verdict == "conflict" and self.counted(c) and c.state not in RESOLVED for c in self.dossier.comparisons
        )
        style = "red" if conflict else "yellow" if found else "green"
        lines = [paint(line, self.on, fg=style, bold=True) for line in fill(f"{_upper(words)}.", self.width, "")]
        return [*fill(f"Read {self.read()}.", self.width, ""), *lines]

    def read(self) -> str:
        """How much was read; a repeated passage counts once."""
        parts = amount_read(self.dossier)
        unread = len(self.dossier.unread)
        if unread:
            hint = "" if self.view.why else " (--why lists " + ("it)" if unread == 1 else "them)")
            parts.append(f"{unread:,} that could not be read{hint}")
        return ", ".join(parts)


def _sources(n: int) -> str:
    return "1 source" if n == 1 else count(n, "independent source")


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
