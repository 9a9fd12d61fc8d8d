"""The style sheet of the screen, so that a change of theme is quick.

For each theme Textual parses its style sheet anew, and for each colour that changed it marks a widget, and all that is
in it, as to be drawn. That takes a third of the time until the other theme is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.dom import DOMNode


class Sheet(Stylesheet):
    """The style sheet in the colours of one theme: what is parsed stays parsed."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self.variables, self.stale = variables, False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones are no reason to parse anything."""
        if variables != self.variables:
            self.variables, self.stale = variables, True
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse in other colours. What has only come since the last time is parsed when it is asked for."""
        if self.stale:
            super().reparse()
            self.stale = False

    def learn(self, other: Stylesheet) -> None:
        """Add the rules that another theme's sheet was given and this one was not."""
        for place, source in other.source.items():
            self.add_source(source.content, place, source.is_defaults, source.tie_breaker, source.scope)

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Give a node its rules; new colours mark it, and what is in it, once and not for each of them."""
        styles = node.styles.base
        new = {} if animate else {name: value for name, value in rules.items() if isinstance(value, Color)}
        if [name for name, color in new.items() if styles.set_rule(name, color)]:
            styles.refresh(children=True)
        super().replace_rules(node, rules, animate)
