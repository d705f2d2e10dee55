# Two commands do everything: `make start` and `make test`. The rest are parts of them.
#
# TORCH_INDEX is where pip finds the CPU build of torch. On Linux elsewhere than this project's own machines the usual
# index has a build with gigabytes of GPU libraries; use:
#   make start TORCH_INDEX=https://download.pytorch.org/whl/cpu

PYTHON ?= python3
VENV ?= .venv
TORCH_INDEX ?=
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP_INDEX := $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX),)

.PHONY: start test lint bench install install-dev tuned vectors

start: install
	$(BIN)/senco ingest
	$(BIN)/senco chat

install: $(VENV)/installed

install-dev: $(VENV)/installed-dev

# Preparing the language model takes half a minute once; it is done here, so that the first start need not wait for it.
$(VENV)/installed: pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(PIP_INDEX) --editable .
	$(BIN)/senco prepare
	touch $@

$(VENV)/installed-dev: pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(PIP_INDEX) --editable ".[dev]"
	touch $@

# A worker to each processor, none idle while another has tests left; four at most, since each may need a gigabyte.
test: lint
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install-dev
	$(BIN)/python -m evals bench --pdf "$(CODE)"

CODE ?= ../shared/sources/SEND_Code_of_Practice_January_2015.pdf

# For maintainers, after many new phrasings: the layers of the model that tell pages apart (20 minutes); vectors next.
tuned: install-dev
	$(BIN)/python -m ingest.train_tuned build/tuned

# For maintainers, after a change of content: the vectors that ship, and the matrix that is trained on the digest.
SOURCES ?= ../shared/sources
vectors: install-dev
	rm -rf build/vectors knowledge/content/vectors.npz
	SENCO_HOME=build/vectors $(BIN)/senco ingest --from "$(SOURCES)"
	$(BIN)/python -m ingest.ship_vectors build/vectors
	$(BIN)/python -m ingest.train_adapter build/vectors
	rm -rf build/vectors
