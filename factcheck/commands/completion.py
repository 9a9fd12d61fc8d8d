"""The command ``factcheck completion``: the lines that make a shell complete commands, options and file names."""

from __future__ import annotations

import click

from factcheck.errors import ExitCode

#: Shell -> the line for its start-up file.
LINES = {
    "bash": 'eval "$(factcheck completion bash)"   # in ~/.bashrc; bash 4.4 or newer',
    "zsh": 'eval "$(factcheck completion zsh)"    # in ~/.zshrc',
    "fish": "factcheck completion fish > ~/.config/fish/completions/factcheck.fish",
}


@click.command(epilog="\b\n" + "\n".join(LINES.values()))
@click.argument("shell", type=click.Choice(list(LINES)))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print what makes SHELL complete commands, options and file names."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    program = context.find_root()
    click.echo(kind(program.command, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
    return ExitCode.CLEAN
