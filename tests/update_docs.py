"""Writes the real report on the seeds into the README: ``python -m tests.update_docs``.

The command is the first line of the marked block; change it there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- report of the seeds -->\n```\n)\$ factcheck ([^\n]*)\n(.*?)(?=```\n)", re.S)


def block(readme: str) -> tuple[str, str]:
    """The arguments of the marked block's command, and the report below it."""
    found = BLOCK.search(readme)
    if found is None:
        raise ValueError("README.md has no block marked <!-- report of the seeds -->")
    return found[1], found[2]


def report(arguments: str) -> str:
    """What the command prints, run in the project's folder."""
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR")}
    command = [sys.executable, "-m", "factcheck", *shlex.split(arguments)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8")


def main() -> None:
    """Put the report where the README has it."""
    readme = README.read_text(encoding="utf-8")
    arguments, _ = block(readme)
    fresh = f"$ factcheck {arguments}\n{report(arguments)}"
    README.write_text(BLOCK.sub(lambda _: fresh, readme), encoding="utf-8")


if __name__ == "__main__":
    main()
