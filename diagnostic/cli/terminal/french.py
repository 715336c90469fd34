"""Commands that speak French: help, usage, mistakes; and what each kind of mistake makes of the exit status.

0: fine. 1: mistakes in files, each at its line. 2: the command was not understood. 3: of many responses, some were
rejected. 4: not everything can be told of a dossier. 5: it takes more time or memory than there is for it. 130:
interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from diagnostic.budgets import reason
from diagnostic.errors import DiagnosticError, StoppedError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

TOO_MUCH = 5
INTERRUPTED = 130
ARGUMENTS = "diagnostic.arguments"
HELP_OPTION = click.help_option("--help", help="Affiche cette aide.")


class FrenchCommand(click.Command):
    """A command whose help and usage are in French."""

    def __init__(self, name: str, **settings: Any) -> None:  # noqa: ANN401 - click's own settings, handed on
        super().__init__(name, add_help_option=False, **settings)
        self.allow_extra_args = True
        HELP_OPTION(self)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how the command is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Usage : ")

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        """Run the command; refuse what it was given beyond its arguments."""
        if ctx.args:
            message = f"« {ctx.args[0]} » est en trop."
            raise click.UsageError(message, ctx)
        return super().invoke(ctx)


class FrenchGroup(click.Group):
    """The commands together; the one place where mistakes become messages and exit statuses."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - click's own settings, handed on
        commands: Sequence[click.Command] = settings.pop("commands")
        named = {command.name or "": command for command in commands}
        super().__init__(commands=named, subcommand_metavar="COMMANDE [ARGUMENTS]…", add_help_option=False, **settings)
        HELP_OPTION(self)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how the program is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Usage : ")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        named = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Commandes"):
            formatter.write_dl([(name, (command and command.short_help) or "") for name, command in named.items()])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order given."""
        del ctx
        return list(self.commands)

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - as below
        """Return the context of what was typed, which is noted there as it was typed."""
        typed = tuple(args)
        context = super().make_context(info_name, args, *rest, **extra)
        context.meta[ARGUMENTS] = typed
        return context

    def main(self, *args: Any, **settings: Any) -> NoReturn:  # noqa: ANN401 - click's own settings, handed on
        """Run the program and leave with its status."""
        _write_utf8()
        try:
            status = super().main(*args, **{**settings, "standalone_mode": False})
            _flush()
        except NoArgsIsHelpError as error:
            _leave(error.format_message(), 2)
        except click.UsageError as error:
            usage = f"{error.ctx.get_usage()}\n\n" if error.ctx else ""
            _leave(f"{usage}Erreur : {_told(error)}", 2)
        except click.Abort:
            _leave("Interrompu.", INTERRUPTED)
        except DiagnosticError as error:
            _leave(str(error), TOO_MUCH if isinstance(error, StoppedError) else 1)
        except MemoryError:
            _leave("Erreur : il n'y a pas assez de mémoire pour ce fichier.", TOO_MUCH)
        except OSError as error:
            _leave_without_output(error)
        sys.exit(status if isinstance(status, int) else 0)


def _leave(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)


def _flush() -> None:
    """Write what is still held, while it can be told that it cannot."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _leave_without_output(error: OSError) -> NoReturn:
    """Leave because the system refuses a file, or has no place for what is written; in silence if nobody reads it."""
    with suppress(AttributeError, OSError):
        # What Python still holds has nowhere to go: it would complain once more on its way out.
        out = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), out)
    if error.errno == errno.EPIPE:
        sys.exit(1)
    where = f" ({error.filename})" if error.filename else ""
    _leave(f"Erreur : {reason(error)}{where}.", 1)


def _write_utf8() -> None:
    """Write UTF-8 whatever the machine is set to: what comes out is French."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # nothing to set where there is no such stream
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _told(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as parameter, ctx=click.Context() as context):
            return f"il manque {parameter.make_metavar(context)}."
        case click.exceptions.NoSuchCommand(
            command_name=name, ctx=click.Context(command=click.Group() as group) as context
        ):
            hint = did_you_mean(name, group.list_commands(context))
            return f"la commande « {name} » n'existe pas. {hint}"
        case click.NoSuchOption(option_name=name):
            return f"l'option « {name} » n'existe pas."
        case click.BadOptionUsage(option_name=name):
            return f"l'option « {name} » est mal employée."
        case _:
            return error.format_message()
