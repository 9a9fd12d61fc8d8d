"""What every test runs with."""

from __future__ import annotations

from hypothesis import settings

# A machine that is busy with other work is no fault of the example that was tried then.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
