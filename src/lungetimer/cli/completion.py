"""``completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

WHERE = {
    "bash": 'eval "$(lungetimer completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(lungetimer completion zsh)" in ~/.zshrc',
    "fish": "lungetimer completion fish | source in ~/.config/fish/config.fish",
}

# A zsh whose start-up file has not switched completion on knows no compdef; the first line of the
# script, which tells what it completes, has to stay the first.
ZSH_READY = "\n(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\n"


@click.command(epilog="To have it always, put this line there: " + "; ".join(WHERE.values()) + ".")
@click.argument("shell", type=click.Choice(list(WHERE)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL: bash, zsh or fish."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} has no completion; bash, zsh and fish have")
    root = context.find_root().command
    script = kind(root, {}, "lungetimer", "_LUNGETIMER_COMPLETE").source()
    if shell == "zsh":
        script = script.replace("\n", ZSH_READY, 1)
    click.echo(script)
