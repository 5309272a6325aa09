# Everything a person or CI does with this checkout. `make help` lists it.
SHELL := /bin/sh
.SHELLFLAGS := -euc
.DEFAULT_GOAL := help
.NOTPARALLEL:

# Another interpreter for the gateway: make PYTHON=/opt/python3.12/bin/python3 env
PYTHON ?= python3
CHOSEN := $(if $(filter command environment,$(firstword $(origin PYTHON))),--python $(PYTHON))
UV_VERSION := 0.13.9
UV := .uv/bin/uv
RUN := .venv/bin
# Half of a unit test is waiting for what it started: four at once keep two cores busy.
SIDE_BY_SIDE := -n 4 --dist worksteal
QUICK := not real and not many and not rules and not e2e and not encoder and not browser and not scale \
         and not storms and not long and not postgres and not clients
# Of `make test-long`: each is a mark.
PARTS := kills storms load matrix many
# Three sets of processes, whose tests wait for one another's answers most of the time.
END_TO_END := -m e2e -n 3 tests/e2e
TEST_NLU = (cd nlu && .venv/bin/python -m pytest -q tests) && $(RUN)/pytest -m encoder tests
# Libraries start as many threads as there are cores otherwise, and get slower by it.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1
export TF_CPP_MIN_LOG_LEVEL := 3
# An environment that happens to be active is not ours.
unexport VIRTUAL_ENV UV_PROJECT_ENVIRONMENT UV_PYTHON

# $(call timed,name,commands): one line with the time it took.
timed = start=$$(date +%s); $(2); echo "$(1) $$(($$(date +%s) - start)) s"

.PHONY: help env train run test lint unit test-nlu test-e2e test-browser test-postgres test-scale \
        test-clients test-long bench bench-streams nlu-report sms-report demo-telegram demo-sms locales clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(UV):
	@$(call timed,uv $(UV_VERSION),$(PYTHON) -m venv .uv && \
	  .uv/bin/pip install -qq --disable-pip-version-check uv==$(UV_VERSION))

.venv/.synced: pyproject.toml uv.lock | $(UV)
	@$(call timed,environment of gateway and worker and actions,\
	  $(UV) sync --quiet --frozen --all-groups $(CHOSEN))
	@touch $@

nlu/.venv/.synced: nlu/pyproject.toml nlu/uv.lock | $(UV)
	@$(call timed,environment of the dialogue (Python 3.10 and Rasa 3.6.21),\
	  $(UV) sync --quiet --frozen --all-groups --project nlu)
	@touch $@

env: .venv/.synced nlu/.venv/.synced ## Both environments, from their locks

train: env ## The model, if its data changed
	@$(RUN)/sinmungo train

run: train ## Start everything and print the address to open
	@exec $(RUN)/sinmungo up

# The dialogue's own tests beside the unit suite. What they encode, the end-to-end suite finds.
test: lint train ## Lint, types, unit tests, and the real processes end to end
	@mkdir -p var/log; ($(TEST_NLU)) >var/log/test-nlu.log 2>&1 & nlu=$$!; \
	$(RUN)/pytest $(SIDE_BY_SIDE) && wait $$nlu || { cat var/log/test-nlu.log; exit 1; }; tail -5 var/log/test-nlu.log
	@$(RUN)/pytest $(END_TO_END)
	@echo "passed: lint, unit, nlu, e2e"
	@echo "left out here, run by .ci/run: browser (Chromium), clients (Node), postgres, scale and storm (PostgreSQL)"

lint: .venv/.synced ## ruff, mypy, who may import whom, the rules of the house
	@$(RUN)/ruff check --quiet .
	@$(RUN)/ruff format --check --quiet .
	@$(RUN)/mypy
	@$(RUN)/lint-imports --no-cache
	@$(RUN)/pytest -m rules tests/test_*.py

unit: .venv/.synced ## The quick ones, for while one works: no port, no process, no service
	@$(RUN)/pytest -n 3 --dist worksteal -m '$(QUICK)'

test-nlu: train ## The dialogue's own tests, in its environment, and the answers that it encodes
	@$(TEST_NLU)

test-e2e: train ## The real processes end to end
	@$(RUN)/pytest $(END_TO_END)

test-browser: train ## The page in real headless Chromium
	@$(RUN)/pytest -m browser tests

test-postgres: env ## What needs PostgreSQL
	@$(RUN)/pytest $(SIDE_BY_SIDE) -m postgres tests
	@cd nlu && .venv/bin/python -m pytest -q -m postgres tests

test-scale: train ## Two of every process on PostgreSQL, killed at random; a small storm on all channels
	@$(RUN)/pytest -m 'scale or storms' tests

# The guard of one test is longer there: many examples, hundreds of conversations.
test-long: train ## The same kinds, more of it: PART=kills|storms|load|matrix|many; without one all, for hours
	@$(if $(filter-out $(PARTS),$(PART)),echo "PART is one of: $(PARTS)" >&2; exit 2,:)
	@failed=; for part in $(or $(PART),$(PARTS)); do \
	  $(call timed,$$part,SINMUNGO_TEST_LONG=1 $(RUN)/pytest --timeout 7200 -m $$part tests || failed="$$failed $$part"); \
	done; [ -z "$$failed" ] || { echo "failed:$$failed" >&2; exit 1; }

test-clients: train ## rasa-webchat, socket.io-client and deep-chat as npm ships them (needs Node)
	@cd tests/clients && npm ci --silent --ignore-scripts --no-audit --no-fund
	@$(RUN)/pytest -m clients tests/clients

demo-telegram: train ## Talk to Sinmungo on Telegram, here in the terminal
	@$(RUN)/python -m tests.kit.stack.demo telegram

demo-sms: train ## The same with a telephone that only does SMS
	@$(RUN)/python -m tests.kit.stack.demo sms

nlu-report: train ## Understanding on unseen sentences and public sets, beside stock Rasa; an hour the first time
	@nlu/.venv/bin/python -m nlu.report --stock --public
	@$(RUN)/python -m tests.bench.sections nlu/.rasa/report.md
	@$(RUN)/python -m tests.bench.faq

sms-report: .venv/.synced ## Segments a reply, over all recorded conversations
	@$(RUN)/python -m tests.sms_report

bench-streams: train ## 500 open streams of each kind on one gateway
	@$(RUN)/python -m tests.bench.streams

bench: train ## Beside stock Rasa and the commit before (BEFORE=REV); writes BENCHMARKS.md
	@$(RUN)/python -m tests.bench $(if $(BEFORE),--before $(BEFORE))

locales: .venv/.synced ## What is missing or wrong in the catalogues
	@$(RUN)/pytest tests/bot/texts/test_texts_check.py

clean: ## Remove environments, model, caches; never var/
	rm -rf .venv .uv nlu/.venv nlu/models nlu/.rasa .mypy_cache .ruff_cache .pytest_cache
