"""``completion``: print the script for the tab completion of a shell."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import ShellComplete, get_completion_class

INSTALL: Final = {
    "bash": "echo 'eval \"$(lungetimer completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'eval \"$(lungetimer completion zsh)\"' >> ~/.zshrc",
    "fish": "lungetimer completion fish > ~/.config/fish/completions/lungetimer.fish",
}
# In a zsh without any configuration, completion is off until it is initialised.
BEFORE: Final = {"zsh": "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }"}


@click.command(
    epilog="\b\nTo install it, run the line for your shell once:\n" + "\n".join(INSTALL.values())
)
@click.argument("shell", type=click.Choice(list(INSTALL)), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for bash, zsh or fish.

    SHELL is bash, zsh or fish. After you install the script, each new shell completes commands,
    options, presets, topics and files. bash must be version 4.4 or newer.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"SHELL must be bash, zsh or fish, not {shell!r}")
    root = context.find_root().command
    if shell in BEFORE:
        click.echo(BEFORE[shell])
    # Not `kind.source`: for bash, that method starts bash to check its version.
    click.echo(ShellComplete.source(kind(root, {}, "lungetimer", "_LUNGETIMER_COMPLETE")))
