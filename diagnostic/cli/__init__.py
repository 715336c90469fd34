"""The command line, and the commands that others bring; what is heavy is imported by the commands themselves."""

from diagnostic.cli.answers import answers
from diagnostic.cli.blank import blank
from diagnostic.cli.cases import cases
from diagnostic.cli.check import check
from diagnostic.cli.demo_key import demo_key
from diagnostic.cli.diagnose import diagnose
from diagnostic.cli.diff import diff
from diagnostic.cli.explain import explain
from diagnostic.cli.graph import graph
from diagnostic.cli.new import new
from diagnostic.cli.paths import paths
from diagnostic.cli.plugins import PluggedGroup
from diagnostic.cli.read import read
from diagnostic.cli.report import report
from diagnostic.cli.schema import schema
from diagnostic.cli.verify import verify
from diagnostic.cli.xlsform import xlsform

__all__ = ["main"]

main = PluggedGroup(
    name="diagnostic",
    help="Des questionnaires écrits comme des données, et ce qui découle des réponses.",
    commands=[
        check,
        cases,
        diagnose,
        report,
        read,
        verify,
        explain,
        new,
        graph,
        diff,
        paths,
        schema,
        blank,
        xlsform,
        answers,
        demo_key,
    ],
)
