# Everything a person or CI does with this checkout. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .uv/bin/uv
RUN := .venv/bin
NLU := nlu/.venv/bin/python
# Libraries start as many threads as there are cores otherwise, and get slower by it.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help env train run test lint unit test-nlu test-e2e test-browser test-postgres test-scale \
        bench locales clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(UV):
	@echo "uv $(UV_VERSION)"
	@$(PYTHON) -m venv .uv
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.synced: $(UV) pyproject.toml uv.lock
	@echo "environment of the gateway, the worker and the actions"
	@$(UV) sync --quiet --frozen --all-groups
	@touch $@

nlu/.venv/.synced: $(UV) nlu/pyproject.toml nlu/uv.lock
	@echo "environment of the dialogue (Python 3.10, Rasa 3.6.21)"
	@$(UV) sync --quiet --frozen --all-groups --project nlu
	@touch $@

env: .venv/.synced nlu/.venv/.synced ## Both environments, from their locks

train: env ## The model, if its data changed
	@$(RUN)/sinmungo train

run: train ## Start everything and print the address to open
	@$(RUN)/sinmungo up

test: lint unit test-nlu train test-e2e ## Lint, types, unit tests, and the real processes end to end
	@echo "left out here, run by .ci/run: browser (Chromium), postgres and scale (PostgreSQL)"

lint: .venv/.synced ## ruff and mypy
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check --quiet .
	@$(RUN)/mypy

unit: .venv/.synced ## The unit suite: no Rasa, no service
	@$(RUN)/pytest

test-nlu: env ## The dialogue's own tests, in its environment
	@cd nlu && .venv/bin/python -m pytest -q tests

test-e2e: train ## The real processes end to end
	@$(RUN)/pytest -m e2e tests

test-browser: train ## The page in real headless Chromium
	@$(RUN)/pytest -m browser tests

test-postgres: .venv/.synced ## What needs PostgreSQL
	@$(RUN)/pytest -m postgres tests

test-scale: train ## Two of every process on PostgreSQL, killed at random
	@$(RUN)/pytest -m scale tests

bench: train ## Compare with stock Rasa; writes BENCHMARKS.md
	@$(RUN)/python -m tests.bench

locales: .venv/.synced ## What is missing or wrong in the catalogues
	@$(RUN)/pytest tests/bot/test_texts_check.py

clean: ## Remove environments, model, caches; never var/
	rm -rf .venv .uv nlu/.venv nlu/models nlu/.rasa .mypy_cache .ruff_cache .pytest_cache
