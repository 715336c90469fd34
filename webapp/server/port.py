"""The place where a server listens: an address and a port, refused in French where they cannot be had."""

from __future__ import annotations

import errno
import re
import socket

import click

MOST_PORT = 65535
REFUSALS = {
    errno.EADDRINUSE: "le port {port} est déjà pris, peut-être par un autre {kind}",
    errno.EACCES: "le port {port} est réservé au système",
}
NOT_OURS = "l'adresse {host} n'est pas une adresse de cette machine"


def port(context: click.Context, _: click.Parameter, value: str) -> int:
    """Return the port that was written (what click calls); 0 is any that is free."""
    if re.fullmatch(r"[0-9]{1,5}", value.strip()) and int(value) <= MOST_PORT:
        return int(value)
    message = f"« {value} » n'est pas un port : un nombre entier, de 0 (un port libre) à {MOST_PORT}."
    raise click.UsageError(message, context)


def listening(host: str, number: int, kind: str = "serveur") -> socket.socket:
    """Return the socket to serve on; raise click.UsageError for a port that is taken or an address that is not ours.

    `kind` is what may have taken it already.
    """
    try:
        family = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, number), family=family, backlog=128)
    except (OSError, UnicodeError) as error:
        why = REFUSALS.get(getattr(error, "errno", None) or 0, NOT_OURS)
        other = number + 1 if number < MOST_PORT else 0
        hint = f"Choisissez un autre port (--port {other}, ou 0 pour un port libre), ou une autre adresse."
        message = f"{why.format(host=host, port=number, kind=kind)}. {hint}"
        raise click.UsageError(message) from error


def address_of(host: str, listens: socket.socket) -> str:
    """Return the URL of a listening socket, as it is typed in a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{listens.getsockname()[1]}/"
