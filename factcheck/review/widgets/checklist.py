"""The checklist: what passes, what fails, what a person must answer; and what was found in the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.review.messages import Answered
from factcheck.review.words import COLOR, ITEM, SEVERITY, short

if TYPE_CHECKING:
    from factcheck.model import Finding, Item
    from factcheck.review.lists import Lists

KINDLY = "No checklist is chosen.\nl chooses one; --draft FILE holds a draft against it as well."


class Checklist(OptionList):
    """A line for each item, then one for each finding."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("space", "select", "Tick", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="checklist", classes="pane", markup=False)
        self.border_title = "Checklist"

    def on_mount(self) -> None:
        """Say what there is to do."""
        self.show(None)

    def show(self, lists: Lists | None) -> None:
        """Show how the items stand; the cursor stays on its line."""
        at = self.highlighted
        items: Sequence[Item] = lists.items if lists else ()
        findings: Sequence[Finding] = lists.findings if lists else ()
        options = [Option(self._item(item, many=len(lists.asked) > 1 if lists else False)) for item in items]
        options += [Option(self._finding(finding)) for finding in findings]
        self.clear_options()
        self.add_options(options or [Option(Content.styled(KINDLY, "dim"), disabled=True)])
        if options:
            self.highlighted = min(at or 0, len(options) - 1)
        todo = sum(item.state in ("failed", "for a person") for item in items)
        self.border_subtitle = f"{todo} of {len(items)} to do" if items else ""

    @staticmethod
    def _item(item: Item, many: bool) -> Content:
        parts: list[str | tuple[str, str]] = [
            (f"{ITEM[item.state]}  ", f"bold ${COLOR[item.state]}"),
            (short(item.text, 300), "bold" if item.state != "passed" else ""),
            (f"\n  {short(item.reason, 300)}", ""),
            (f"\n  {short(item.why, 300)}", "dim"),
        ]
        if many:
            parts.append((f"\n  {short(item.checklist, 60)}", "dim italic"))
        return Content.assemble(*parts)

    @staticmethod
    def _finding(finding: Finding) -> Content:
        return Content.assemble(
            (f"{SEVERITY[finding.severity]}  ", f"bold ${COLOR[finding.severity]}"),
            (f"in the draft, {finding.rule.replace('-', ' ')}: ", "bold"),
            short(finding.message, 400),
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Answered(event.option_index))
