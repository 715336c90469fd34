"""The JSON Schema of every kind of file, made from the models, and said in French."""

from diagnostic.cli.schemas.build import KINDS, schema, to_text
from diagnostic.cli.schemas.reference import reference

__all__ = ["KINDS", "reference", "schema", "to_text"]
