"""Commands that others bring: those that an installed package names under the entry points `diagnostic.commands`.

Such a package gives a plain click command and knows nothing of this one; here it learns French like the others.
"""

from __future__ import annotations

from importlib.metadata import EntryPoints, entry_points
from typing import TYPE_CHECKING

from diagnostic.cli.french import FrenchCommand, FrenchGroup

if TYPE_CHECKING:
    import click

GROUP = "diagnostic.commands"


class PluggedGroup(FrenchGroup):
    """The commands of the house, then those of others; one of others is imported when it is used or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return [*super().list_commands(ctx), *(name for name in sorted(_found().names) if name not in self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, if there is one."""
        own = super().get_command(ctx, cmd_name)
        found = _found()
        return own or (french(cmd_name, found[cmd_name].load()) if cmd_name in found.names else None)


def french(name: str, plain: click.Command) -> FrenchCommand:
    """Return a plain click command as one that speaks French."""
    texts = {"help": plain.help, "short_help": plain.short_help}
    return FrenchCommand(name, callback=plain.callback, params=[*plain.params], **texts)


def _found() -> EntryPoints:
    return entry_points(group=GROUP)
