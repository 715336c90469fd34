"""Optional dependencies of commands."""

from __future__ import annotations

from importlib.util import find_spec

import click


def needs(module: str, extra: str = "odk") -> None:
    """Refuse a command, with the way to install it, if the library it needs is missing."""
    if find_spec(module) is None:
        message = f"cette commande demande le supplément « {extra} » : pip install 'diagnostic-numerique[{extra}]'."
        raise click.UsageError(message)
