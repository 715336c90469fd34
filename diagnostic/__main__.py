"""Runs the command line: `python -m diagnostic`."""

from diagnostic.cli import main

if __name__ == "__main__":
    main(prog_name="diagnostic")
