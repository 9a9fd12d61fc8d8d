"""factcheck: where do several reports of one event disagree on figures and dates?"""

__version__ = "0.1.0"
