"""The JSON Schema of every kind of file, generated from the models, with French descriptions."""

from diagnostic.schemas.build import KINDS, schema, to_text
from diagnostic.schemas.reference import reference

__all__ = ["KINDS", "reference", "schema", "to_text"]
