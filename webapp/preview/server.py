"""Serving the workbench: a thread for each request, because a page that follows the files holds one for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    import socket

    from flask import Flask


class Quiet(WSGIRequestHandler):
    """Handles requests without logging each; our own failures are still logged."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing."""

    def connection_dropped(self, error: BaseException, environ: object = None) -> None:
        """Ignore a page that was closed."""


def serve(app: Flask, listening: socket.socket) -> None:
    """Serve on a socket that listens already, until interrupted."""
    host, port = listening.getsockname()[:2]
    server = make_server(host, port, app, threaded=True, request_handler=Quiet, fd=listening.fileno())
    server.serve_forever()
