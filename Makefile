# `make help` lists what there is. Everything runs from .venv, made from requirements.lock; nothing else is prepared by hand.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
PLACES := core/extraction/gazetteer/places.dat
ROOMS := schemas core search bus language agents monitor cli deploy
# The first Python of 3.11 to 3.13 that runs; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)

.PHONY: help venv demo up down test lint laws live score bench

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

venv: .venv/.made $(PLACES) ## everything into .venv, so that .venv/bin/tollwire runs

.venv/.made: requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: apt-get install python3-venv), or PYTHON=…" >&2; exit 1; }
	@echo "making .venv with $(PYTHON); half a minute, once" >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(PLACES): .venv/.made $(wildcard core/extraction/gazetteer/*.py) # names and points of the world's places
	@$(BIN)/python -m core.extraction.gazetteer.build
	@touch $@

demo: venv ## start what is missing, publish seeds/, show events and tallies; leaves it running
	@$(BIN)/tollwire demo

up: venv ## start services and the worker; leaves them running
	@$(BIN)/tollwire up

down: venv ## stop what demo and up started and delete its data
	@$(BIN)/tollwire down --delete-data

test: lint ## lint, types, import law and every test that can run here
	@$(BIN)/pytest --numprocesses 2

lint: venv ## ruff, mypy and the import law
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy $(ROOMS)
	@$(BIN)/lint-imports

laws: venv ## the laws of tolls, tallies and links (issue 5), on 2,000 examples each
	@HYPOTHESIS_PROFILE=laws $(BIN)/pytest --numprocesses 2 --durations 20 \
	  tests/core/tolls/test_toll_laws.py tests/core/linking/test_laws.py tests/core/linking/test_tally_laws.py \
	  tests/core/linking/test_running_tolls.py tests/core/test_tallies.py

live: venv ## real Kafka and Elasticsearch, started, tested on, stopped (needs Java 21 and Maven)
	@$(BIN)/pytest tests/bus tests/search tests/live tests/cli tests/faults --backend real

score: venv ## gains and losses of the reading against the last accepted run (gold in ../shared)
	@$(BIN)/python -m tests.quality.score_table $(SETS)

bench: venv ## articles a second through the whole system
	@$(BIN)/python -m benchmarks.throughput
