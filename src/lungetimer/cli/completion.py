"""``completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

WHERE = {
    "bash": 'eval "$(lungetimer completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(lungetimer completion zsh)" in ~/.zshrc',
    "fish": "lungetimer completion fish | source in ~/.config/fish/config.fish",
}


@click.command(epilog="To have it always, put this line there: " + "; ".join(WHERE.values()) + ".")
@click.argument("shell", type=click.Choice(list(WHERE)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL: bash (4.4 or newer), zsh or fish."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} has no completion; bash, zsh and fish have")
    root = context.find_root().command
    # Not the `source` of the one for bash, which starts a bash to ask for its version.
    script = ShellComplete.source(kind(root, {}, "lungetimer", "_LUNGETIMER_COMPLETE"))
    click.echo(script)
