"""`diagnostic preview`: the author's workbench, questions and diagnosis that follow the files as they change."""

from webapp.preview.command import command

__all__ = ["command"]
