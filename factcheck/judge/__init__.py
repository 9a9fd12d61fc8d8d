"""What differs, and does it matter: facts of one thing in, a judged comparison out."""

from factcheck.judge.aside import judge_apart
from factcheck.judge.core import Measure, judge
from factcheck.judge.parts import Parts, parts
from factcheck.judge.rules import JudgeRules, MeasureTraits, load

__all__ = ["JudgeRules", "Measure", "MeasureTraits", "Parts", "judge", "judge_apart", "load", "parts"]
