"""The program's front door: the group of commands, and ``main``, which turns any end into an exit code.

Nothing heavy is imported until a command needs it: ``--version`` and ``--help`` answer at once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from factcheck import __version__
from factcheck.commands.articles import articles
from factcheck.commands.case import case
from factcheck.commands.check import check
from factcheck.commands.compare import compare
from factcheck.commands.completion import completion
from factcheck.commands.config import config
from factcheck.commands.defaults import default_map
from factcheck.commands.facts import explain, facts
from factcheck.commands.lsp import lsp
from factcheck.commands.options import complain, say
from factcheck.commands.report import report
from factcheck.commands.review import review
from factcheck.commands.rules import rules
from factcheck.commands.schema import schema
from factcheck.commands.serve import serve
from factcheck.commands.watch import watch
from factcheck.errors import ExitCode, FactcheckError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COMMANDS = (
    compare,
    check,
    report,
    articles,
    facts,
    explain,
    review,
    schema,
    case,
    rules,
    config,
    completion,
    serve,
    lsp,
    watch,
)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, "-V", "--version", message="factcheck %(version)s")
@click.pass_context
def factcheck(context: click.Context) -> None:
    """Find where several reports of one event disagree on figures and dates.

    \b
    Exit codes: 0  nothing to resolve
                1  discrepancies to resolve
                2  wrong usage or unreadable input
              130  interrupted
    """
    context.default_map = default_map(factcheck)


for command in COMMANDS:
    factcheck.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; every trouble is one line on standard error."""
    try:
        code = factcheck.main(args=None if args is None else list(args), prog_name="factcheck", standalone_mode=False)
        return int(code or ExitCode.CLEAN)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        words = error.format_message()
        say(f"{words if words.endswith(('.', '?')) else words + '.'} Try '{command} --help'.")
        return ExitCode.USAGE
    except click.ClickException as error:
        say(error.format_message())
        return ExitCode.USAGE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except FactcheckError as error:
        complain([error])
        return ExitCode.USAGE
    except Exception as error:
        # A traceback would exit with 1, which means "discrepancies": a fault must never look like a result.
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        say(f"internal fault: {type(error).__name__}: {error}. Set FACTCHECK_TRACEBACK=1 to see where, and report it.")
        return ExitCode.USAGE
