"""The case file: what editors decided, append-only, bound to stable fact ids; and what follows from it."""

from factcheck.decisions.binding import OPEN, Standings, State, facts_of, states
from factcheck.decisions.case import NAME, Case, beside
from factcheck.decisions.check import CORRECTABLE
from factcheck.decisions.learning import Lesson, lessons, rules_from, write_lessons, write_rules
from factcheck.decisions.making import decide_on
from factcheck.decisions.overtaken import OvertakenError
from factcheck.decisions.planning import Plan, Retrial, plan
from factcheck.decisions.store import forget
from factcheck.decisions.ticks import tick, ticked, ticks

__all__ = [
    "CORRECTABLE", "NAME", "OPEN", "Case", "Lesson", "OvertakenError", "Plan", "Retrial", "Standings", "State",
    "beside", "decide_on", "facts_of", "forget", "lessons", "plan", "rules_from", "states", "tick", "ticked",
    "ticks", "write_lessons", "write_rules"
]  # fmt: skip
