"""The command line, and the commands that others bring; what is heavy is imported by the commands themselves."""

from diagnostic.cli.commands.blank import blank
from diagnostic.cli.commands.cases import cases
from diagnostic.cli.commands.check import check
from diagnostic.cli.commands.demo_key import demo_key
from diagnostic.cli.commands.diagnose import diagnose
from diagnostic.cli.commands.diff import diff
from diagnostic.cli.commands.explain import explain
from diagnostic.cli.commands.new import new
from diagnostic.cli.commands.read import read
from diagnostic.cli.commands.report import report
from diagnostic.cli.commands.schema import schema
from diagnostic.cli.commands.verify import verify
from diagnostic.cli.terminal.plugins import PluggedGroup

__all__ = ["main"]

main = PluggedGroup(
    name="diagnostic",
    help="Des questionnaires écrits comme des données, et ce qui découle des réponses.",
    commands=[check, cases, diagnose, report, read, verify, explain, new, diff, schema, blank, demo_key],
)
# As authors meet them; those of the tools stand among ours where the tools are installed.
main.order = (
    "check", "cases", "diagnose", "report", "read", "verify", "explain", "new", "graph", "diff", "paths", "schema",
    "blank", "xlsform", "answers", "demo-key",
)  # fmt: skip
