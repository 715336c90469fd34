"""`python -m webapp`: serve the wizard on this machine, as `diagnostic serve` does."""

from __future__ import annotations

import sys

from webapp.commands import main

if __name__ == "__main__":
    main(["serve", *sys.argv[1:]])
