# Every target does its own set-up: a fresh machine needs Python 3.11, pip and make.
SHELL := bash
VENV ?= .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FOLDER ?= examples

.PHONY: demo ledger desk test check bench quality train docs screenshots lock clean

demo: $(VENV)/.ready  ## the main job, on the pages in examples/
	$(BIN)/detente code examples/ --format table

ledger: build/examples.db  ## a ledger of the pages in examples/

desk: build/examples.db  ## that ledger in the browser
	$(BIN)/detente serve --ledger build/examples.db

test: $(VENV)/.ready  ## the whole test suite
	$(BIN)/python -m pytest

check: $(VENV)/.ready  ## lint, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready  ## speed and memory against a baseline; FOLDER=path for pages of your own
	$(BIN)/python -m benchmarks.speed $(FOLDER)
	$(BIN)/python -m benchmarks.speed.times $(FOLDER)

quality: $(VENV)/.ready  ## how right it is, against the gold sets; those under EVAL only where that folder exists
	$(BIN)/python benchmarks/quality/claims.py
	$(BIN)/python benchmarks/quality/claims.py benchmarks/quality/gold/claims_test.jsonl
	$(BIN)/python benchmarks/quality/acts.py $(if $(EVAL),--eval $(EVAL))
	$(BIN)/python benchmarks/quality/blocks.py
	$(BIN)/python benchmarks/quality/actors.py $(if $(EVAL),--eval $(EVAL))
	$(BIN)/python benchmarks/quality/pages.py $(if $(EVAL),--eval $(EVAL))
	$(BIN)/python benchmarks/quality/times.py $(if $(EVAL),--eval $(EVAL))
	$(BIN)/python benchmarks/quality/stories/events.py
	$(BIN)/python benchmarks/quality/stories/events.py benchmarks/quality/gold/stories/test
	$(BIN)/python benchmarks/quality/stories/contacts.py
	$(BIN)/python benchmarks/quality/stories/pledges.py
	$(BIN)/python benchmarks/quality/act_dates.py
	$(BIN)/python benchmarks/quality/places.py

train: $(VENV)/.ready  ## fine-tune the model of acts on training/corpus, into training/out/ (installs torch)
	$(PIP) install torch==2.13.0
	$(PIP) install --no-build-isolation --editable .[train]
	$(BIN)/python -m training.train

docs: $(VENV)/.ready  ## the parts of the reference that the program itself knows
	$(BIN)/python docs/generate.py

screenshots: build/examples.db  ## the pictures of the desk in docs/images/ (needs chromium)
	$(BIN)/python docs/screenshots.py build/examples.db

lock:  ## renew requirements.lock from pyproject.toml
	@"$(PYTHON)" -m venv .venv-lock && .venv-lock/bin/python -m pip --quiet install pip-tools
	.venv-lock/bin/pip-compile --quiet --upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
	    --output-file requirements.lock pyproject.toml
	@rm -rf .venv-lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

build/examples.db: $(shell find examples src/detente -type f -not -name '*.pyc') | $(VENV)/.ready
	@mkdir -p build && rm -f build/examples.db*
	$(BIN)/detente add examples/ --ledger build/examples.db

# The stamp is as new as the last install: a changed lock file or pyproject.toml installs again.
$(VENV)/.ready: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "detente needs Python 3.11 or newer; name one with PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; a few minutes at most) ..." >&2
	@"$(PYTHON)" -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
