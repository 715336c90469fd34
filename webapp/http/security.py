"""Security headers of every reply of the server, so that private links stay private."""

from __future__ import annotations

from http.client import NOT_FOUND
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Response as Reply

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def protect(reply: Reply) -> Reply:
    """Add the headers; a page is never kept by the browser, so that « Précédent » shows what was saved last."""
    reply.headers.update(HEADERS)
    if request.endpoint != "static" or reply.status_code == NOT_FOUND:
        reply.headers["Cache-Control"] = "no-store"
    return reply
