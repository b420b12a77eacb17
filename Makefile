# Two commands on a fresh machine (git, make, Python 3.11+ with venv): make run, make test.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check
STAMPS  = $(VENV)/.stamps
TESTS  ?=
# Four times as many processes as cores, because many tests wait most of the time.
WORKERS ?= $(shell $(PYTHON) -c "import os; print(4 * (os.cpu_count() or 1))")
BENCH  ?=
CHAOS  ?=
TERMINALS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check pythons format bench chaos terminals findings pictures man clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "lungetimer needs Python 3.11 or newer; try: make PYTHON=python3.12 run" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --no-compile --upgrade 'pip>=25.1'
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/app: $(STAMPS)/venv pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

# Most of what only development needs is never imported, so it is compiled when it is.
$(STAMPS)/dev: $(STAMPS)/app
	$(PIP) install --quiet --no-compile --constraint constraints.txt --group dev
	@touch $@

run: $(STAMPS)/app ## install lungetimer into .venv and open it
	@$(BIN)/lungetimer

# Keep compiled files even if the environment says otherwise, because each program that a test starts loads them.
test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMPS)/dev ## install what the tests need and run them (TESTS=path runs only those)
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

check: $(STAMPS)/dev ## check format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pythons: $(STAMPS)/dev ## run the tests with each installed Python from 3.11 on
	$(BIN)/nox -s tests -- -n $(WORKERS) $(TESTS)

format: $(STAMPS)/dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMPS)/dev ## measure lungetimer and other programs (BENCH=--quick for a quick look)
	$(BIN)/python bench/run.py $(BENCH)

terminals: $(STAMPS)/dev ## take pictures of the app in real terminals (TERMINALS="xterm kitty": only in these)
	$(BIN)/python -m bench.terminals $(TERMINALS)

chaos: $(STAMPS)/dev ## try to break the app for ten minutes (options: CHAOS="--minutes 1 --seed 7")
	$(BIN)/python -m tests.chaos $(CHAOS)

findings: ## check whether other software still behaves as findings/ describes
	@failed=0; for script in findings/*.sh; do \
	  echo "== $$script"; status=0; bash "$$script" || status=$$?; \
	  case $$status in 0) ;; 77) echo "SKIPPED $$script" ;; \
	  *) failed=1; echo "CHANGED $$script" ;; esac; done; exit $$failed

pictures: $(STAMPS)/dev ## make the pictures and the map of packages in docs/ again
	$(BIN)/python tools/make_pictures.py
	$(BIN)/python tools/make_map.py

man: $(STAMPS)/app ## make man/lungetimer.1 again from the command line
	$(BIN)/python tools/make_man.py

clean: ## delete everything that these commands have created
	rm -rf $(VENV) .nox dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .bench
