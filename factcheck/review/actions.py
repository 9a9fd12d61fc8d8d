"""What the deciding keys do: ask where something must be asked, save, say so, go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content

from factcheck.review.passages import folded
from factcheck.review.saving import Saving
from factcheck.review.widgets.ask import AskText, Choice, Choose, Find, Found
from factcheck.review.widgets.evidence import Evidence
from factcheck.review.widgets.queue import Queue
from factcheck.review.wording import suggest
from factcheck.review.words import REASONS, outlet, short, side_by_side

if TYPE_CHECKING:
    from pydantic import JsonValue

    from factcheck.model import Comparison, Fact

#: After these the cursor goes on to the next comparison that is open.
GOES_ON = frozenset({"accept", "own", "both", "update", "defer", "dismiss"})
#: Comparisons that a search for the other half of a merge lists.
FOUND = 50


class Deciding(Saving):
    """The keys that decide."""

    @property
    def queue(self) -> Queue:
        """The queue pane."""
        return self.screen_stack[0].query_one(Queue)

    @property
    def evidence(self) -> Evidence:
        """The evidence pane."""
        return self.screen_stack[0].query_one(Evidence)

    @property
    def current(self) -> Comparison | None:
        """The comparison under the cursor, with a word where there is none."""
        found = self.queue.current if self.desk else None
        if found is None:
            self.say("There is nothing to decide here", "warning")
        return found

    @property
    def single(self) -> Comparison | None:
        """The comparison under the cursor, for what is decided of one at a time; a word where others are marked."""
        found, marks = self.current, self.queue.marks
        if len(marks) > 1:
            self.say("This is decided for one comparison at a time: esc clears the marks", "warning")
        elif found is not None and marks - {found.id}:  # marking goes on to the next: it is not meant
            self.say("What is marked is not under the cursor: go there, or esc clears the mark", "warning")
        else:
            return found
        return None

    def action_accept(self, number: int) -> None:
        """Accept a reading."""
        comparison = self.single
        if comparison is None:
            return
        if number > len(comparison.readings):
            self.say(f"There is no reading {number} here", "warning")
        else:
            label = comparison.readings[number - 1].label
            self.record("accept", [comparison], {"reading": label}, told=label)

    def _ask(
        self, chosen: Sequence[Comparison], title: str, then: Callable[[str], None], hint: str = "", **more: Any
    ) -> None:
        """Ask for a line, and do ``then`` with it unless it was taken back."""
        if chosen:
            about = short(chosen[0].label, 70) if len(chosen) == 1 else f"{len(chosen)} marked comparisons"
            self.push_screen(AskText(title, f"{about}\n{hint}".strip(), **more), lambda w: then(w) if w else None)

    def action_own(self) -> None:
        """A figure of one's own."""
        comparison = self.single
        if comparison is not None:
            readings = side_by_side(comparison, 200)
            self._ask(
                [comparison], "Your figure", lambda w: self.record("own", [comparison], {"figure": w}, told=w), readings
            )

    def action_both(self) -> None:
        """Both stand, each with its name."""
        desk = self.desk
        if desk is not None:
            self.record("both", self.queue.marked(), lambda comparison: {"wording": suggest(comparison, desk.index)})

    @work
    async def action_update(self) -> None:
        """The later figure stands; asked where the times do not say which is the later."""
        comparison = self.single
        if comparison is None or self.desk is None:
            return
        label = self.desk.latest(comparison)
        if label is None:
            choices = [(r.label, Content(short(r.label, 80))) for r in comparison.readings]
            title = "Which is the later figure? The times do not say"
            label = await self.push_screen_wait(Choose(title, choices, len(choices) - 1))
        if label is not None:
            self.record("update", [comparison], {"reading": label}, told=label)

    @work
    async def action_split(self) -> None:
        """Not the same thing: a reading or one figure."""
        comparison, desk = self.single, self.desk
        if comparison is None or desk is None:
            return
        parts: dict[str, tuple[str, ...]] = {}
        choices: list[Choice] = []
        for n, reading in enumerate(comparison.readings, 1):
            parts[f"reading {n}"] = reading.facts
            choices.append((f"reading {n}", Content.assemble(("all of ", "dim"), (short(reading.label, 60), "bold"))))
        for fact in self._mentions(comparison):
            parts[fact.id] = (fact.id,)
            choices.append((fact.id, self._place(fact)))
        taken = await self.push_screen_wait(Choose("What is not the same thing as the rest?", choices))
        if taken is not None:
            self.record("split", [comparison], {"facts": list(parts[taken])})

    def action_merge(self) -> None:
        """The same thing as another comparison, which is searched for."""
        comparison, desk = self.single, self.desk
        if comparison is None or desk is None:
            return

        def search(words: str) -> list[Found]:
            index = desk.index
            if words:
                others = index.search(words, list(index.comparisons.values()))
                found = list(islice((c for c in others if index.alike(comparison, c)), FOUND))
            else:
                found = index.like(comparison, FOUND)
            return [(c.id, short(c.label, 60), side_by_side(c, 60)) for c in found]

        def then(taken: str | None) -> None:
            other = desk.comparison(taken) if taken else None
            if other is not None:
                facts: list[JsonValue] = [i for r in other.readings for i in r.facts]
                self.record("merge", [comparison], {"comparison": other.id, "facts": facts})

        self.push_screen(Find(f"The same thing as “{short(comparison.label, 60)}”", search), then)

    @work
    async def action_correct(self) -> None:
        """A figure, hedge or date that was misread."""
        from factcheck.review.widgets.correct import Correct

        comparison, desk = self.single, self.desk
        if comparison is None or desk is None:
            return
        mentions = self._mentions(comparison)
        here = self.evidence.current
        taken: str | None = here if self.evidence.has_focus else None
        if taken is None:
            choices = [(f.id, self._place(f)) for f in mentions]
            start = next((n for n, f in enumerate(mentions) if f.id == here), 0)
            taken = await self.push_screen_wait(Choose("Which figure was misread?", choices, start))
        if taken is None or taken not in desk.index.facts:
            return
        fields = await self.push_screen_wait(Correct(desk.index.facts[taken]))
        if fields:
            figure = "no figure" if fields.get("figure") is False else ", ".join(f"{k} {v}" for k, v in fields.items())
            self.record("correct", [comparison], {"fact": taken, "fields": fields}, told=figure)

    def action_defer(self) -> None:
        """Later."""
        self.record("defer", self.queue.marked())

    def action_dismiss(self) -> None:
        """No discrepancy worth resolving, and why."""
        chosen = self.queue.marked()
        self._ask(
            chosen,
            "Dismiss: why?",
            lambda why: self.record("dismiss", chosen, {"reason": why}, told=why),
            suggestions=REASONS,
        )

    def action_note(self) -> None:
        """A note in the editor's own words."""
        chosen = self.queue.marked()
        self._ask(chosen, "Note", lambda words: self.record("note", chosen, note=words))

    @work
    async def action_call(self) -> None:
        """Somebody must be called; or was."""
        comparison, desk = self.single, self.desk
        if comparison is None or desk is None:
            return
        state = desk.states.get(comparison.id)
        calls = state.calls if state else ()
        if calls:
            choices = [(name, Content(f"done: {short(name, 70)}")) for name in calls]
            taken = await self.push_screen_wait(Choose("Calls", [*choices, ("", Content("another call"))]))
            if taken is None:
                return
            if taken:
                self.record("call", [comparison], {"name": taken, "done": True}, told=f"{taken}, done")
                return
        hint = "a name; after a colon, what to ask"
        words = await self.push_screen_wait(AskText("Who must be called?", f"{short(comparison.label, 70)}\n{hint}"))
        if words:
            name, _, what = words.partition(":")
            name = name.strip() or words
            self.record("call", [comparison], {"name": name}, what.strip(), told=name)

    def action_reopen(self) -> None:
        """Not settled after all."""
        self.record("reopen", self.queue.marked())

    def _mentions(self, comparison: Comparison) -> list[Fact]:
        """Its figures, repeats left out."""
        desk = self.desk
        if desk is None:
            return []
        facts = [desk.index.facts[i] for r in comparison.readings for i in r.facts if i in desk.index.facts]
        return [fact for fact, _ in folded(facts, desk.index.articles)]

    def _place(self, fact: Fact) -> Content:
        assert self.desk is not None
        where = outlet(self.desk.index.articles[fact.article])
        return Content.assemble((short(fact.text, 40), "bold"), (f"  {where}, {fact.zone}, line {fact.line}", "dim"))
