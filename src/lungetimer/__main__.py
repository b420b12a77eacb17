"""The start of the program, by ``python -m lungetimer`` or by the command ``lungetimer``."""

from __future__ import annotations

import sys

from lungetimer.cli import main

if __name__ == "__main__":
    sys.exit(main())
