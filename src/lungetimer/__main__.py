"""``python -m lungetimer`` and the ``lungetimer`` command."""

from __future__ import annotations

import sys

from lungetimer.cli import main

if __name__ == "__main__":
    sys.exit(main())
