"""The wizard: a questionnaire answered page by page, its results on screen, and its dossier."""

from webapp.app import create_app
from webapp.settings import Settings

__all__ = ["Settings", "create_app"]
