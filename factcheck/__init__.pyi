"""What type checkers see of the package: its names are loaded when first asked for (see ``__init__.py``)."""

from factcheck.api import check as check
from factcheck.api import compare as compare
from factcheck.api import facts as facts
from factcheck.api import render as render
from factcheck.errors import FactcheckError as FactcheckError
from factcheck.errors import InputError as InputError
from factcheck.errors import RulesError as RulesError
from factcheck.read import Text as Text

__version__: str
__all__: list[str]
