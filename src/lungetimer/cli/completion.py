"""``completion``: prints the script with which a shell completes commands, options and values."""

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


@click.command(epilog="\b\nTo install it, one line, once:\n" + "\n".join(INSTALL.values()))
@click.argument("shell", type=click.Choice(list(INSTALL)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL: bash (4.4 or newer), zsh or fish.

    After the line for your shell, the next shell that opens completes commands, options, presets,
    topics and files.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} has no completion; bash, zsh and fish have")
    root = context.find_root().command
    if shell in BEFORE:
        click.echo(BEFORE[shell])
    # Not the `source` of the class for bash, which starts a bash to check its version.
    click.echo(ShellComplete.source(kind(root, {}, "lungetimer", "_LUNGETIMER_COMPLETE")))
