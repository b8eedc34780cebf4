# The single door. `make` alone prints what can be done.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

define need_python
import sys
if sys.version_info < (3, 11):
    sys.exit("Studyhall needs Python 3.11 or newer, and this is %s. Name another: make PYTHON=python3.12" % sys.version.split()[0])
try:
    import ensurepip, venv
except ImportError:
    sys.exit("Python's venv module is missing. Install it (on Debian: apt-get install python3-venv), then make again.")
endef
export need_python

# The tests start a bot a hundred times; it need not be compiled anew each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help play test coverage check pictures prove prove-short bench format lock clean

help: ## Print this help
	@echo "Studyhall. Everything sets itself up on first use; that takes about a minute."
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

play: $(READY) ## Try it: a local Slack and a local Discord in one page
	@$(BIN)/studyhall play

test: $(READY) ## Run every test, or some: make test ARGS="-k streak"
	@SECONDS=0; $(PYTEST) $(ARGS) && echo "Tests took $$SECONDS s."

coverage: $(READY) ## Run every test while lines are counted, which takes half as long again
	$(PYTEST) --cov --cov-report=term:skip-covered

check: $(READY) ## Run every gate: style, types, contracts, content, documents, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/studyhall content check
	$(BIN)/python -m tools.reference --check
	@$(MAKE) --no-print-directory test

pictures: $(READY) ## Take the pictures in docs/ again, from a running playground
	$(BIN)/python -m tools.pictures

prove: $(READY) ## Put every promise of delivery to the test, with figures; about two hours
	$(BIN)/python -m proofs

prove-short: $(READY) ## A selection of each, in a minute
	$(BIN)/python -m proofs --short

bench: $(READY) ## Measure, as ratios against what this machine can do at all
	$(BIN)/python -m benchmarks

format: $(READY) ## Put the source in shape, and write the reference again
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m tools.reference

PIN = .venv/lock/bin/pip-compile -q --strip-extras --generate-hashes --allow-unsafe \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

lock: ## Pin the requirements again, each with its hashes
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install -q pip-tools
	$(PIN) -o requirements/app.txt pyproject.toml
	$(PIN) --extra semantic -o requirements/semantic.txt pyproject.toml
	$(PIN) --extra semantic --extra dev -o requirements/dev.txt pyproject.toml

clean: ## Remove everything that was made here, the playground's memory too
	rm -rf .venv .studyhall .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
	  .coverage .coverage.* htmlcov build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) > /dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c "$$need_python"
	@echo "Setting up .venv …"
	@SECONDS=0; ( [ -x $(BIN)/python ] || $(PYTHON) -m venv .venv ) \
	&& $(PIP) --require-hashes --no-deps -r requirements/dev.txt \
	&& $(PIP) --no-deps --no-build-isolation --editable . \
	&& touch $@ && echo "Set up in $$SECONDS s."
