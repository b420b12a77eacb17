"""Pictures of the app in real terminals: ``python -m bench.terminals``, or ``make terminals``."""
