# make demo      parse a sample and show its record
# make test      everything that CI checks
# Both make their own environment in .venv; they need python3 (3.11 or later) and nothing else.

PYTHON ?= python3
SAMPLE ?= samples/norrdal-samverkan-ocr-eng.txt
SHARED ?= ../shared
RAISE ?=

bin := .venv/bin
ready := .venv/.ready
ready-dev := .venv/.ready-dev

.PHONY: demo test lint check evaluate bench schema clean

demo: $(ready)
	@echo '$$ head -n 24 $(SAMPLE)'
	@head -n 24 $(SAMPLE)
	@echo
	@echo '$$ protokoll-parse parse $(SAMPLE)'
	@$(bin)/protokoll-parse parse $(SAMPLE)

test: lint $(ready-dev)
	$(bin)/pytest -n 2
	$(bin)/protokoll-parse check samples
	$(bin)/python evaluation/evaluate.py --shared $(SHARED)

lint: $(ready-dev)
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports

# accuracy on evaluation data; RAISE=1 lifts the floors to what was reached
evaluate: $(ready-dev)
	$(bin)/python evaluation/evaluate.py --shared $(SHARED) $(if $(RAISE),--raise)

# what it costs to start, as ratios to a bare interpreter
bench: $(ready-dev)
	$(bin)/python evaluation/bench_startup.py

schema: $(ready)
	$(bin)/protokoll-parse schema > .venv/schema.json
	mv .venv/schema.json schemas/protocol-1.schema.json

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(ready): pyproject.toml tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py
	@touch $@

$(ready-dev): pyproject.toml tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py --dev
	@touch $@ $(ready)
