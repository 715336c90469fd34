"""Commands and tools that installed packages add to the command line, through entry points.

`diagnostic.commands` are plain click commands, independent of this package, which gives them French help and errors.
`diagnostic.tools` are modules called by an option of another command: `check --prove`, `diagnose --batch`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoints, entry_points
from typing import Any

import click

from diagnostic.cli.terminal.french import FrenchCommand, FrenchGroup

COMMANDS = "diagnostic.commands"
TOOLS = "diagnostic.tools"


class PluggedGroup(FrenchGroup):
    """The built-in commands, then those of plugins, which are imported when used or listed."""

    order: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands: those in `order` first, then the others."""
        own = super().list_commands(ctx)
        names = [*own, *(name for name in sorted(_found().names) if name not in own)]
        return sorted(names, key=lambda name: self.order.index(name) if name in self.order else len(self.order))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with this name, or None."""
        own = super().get_command(ctx, cmd_name)
        found = _found()
        return own or (french(cmd_name, found[cmd_name].load()) if cmd_name in found.names else None)


def tool(name: str) -> Any:  # noqa: ANN401 - a module that this program does not know
    """Return the module of a tool; raise UsageError if it is not installed."""
    found = entry_points(group=TOOLS)
    if name not in found.names:
        message = f"l'outil « {name} » n'est pas installé : relancez l'installation, puis recommencez."
        raise click.UsageError(message)
    return found[name].load()


def french(name: str, plain: click.Command) -> FrenchCommand:
    """Return a plain click command in French; unchanged if it already is."""
    if isinstance(plain, FrenchCommand):
        return plain
    texts = {"help": plain.help, "short_help": plain.short_help}
    return FrenchCommand(name, callback=plain.callback, params=[*plain.params], **texts)


def _found() -> EntryPoints:
    return entry_points(group=COMMANDS)
