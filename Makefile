# make demo      parse a sample and show its record
# make test      everything that CI checks
# Both make their own environment in .venv; they need python3 (3.11 or later) and nothing else.

PYTHON ?= python3
SAMPLE ?= samples/norrdal-samverkan-ocr-eng.txt
SHARED ?= ../shared
RAISE ?=
ERRORS ?= 0
BASE ?= main~1
SIZE ?= 20000

bin := .venv/bin
ready := .venv/.ready
ready-dev := .venv/.ready-dev
ready-benchmark := .venv/.ready-benchmark

.PHONY: demo test lint check evaluate formats scans fuzz torture compare benchmark ablate bench bench-reading bench-batch \
	accuracy lexicon schema clean

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

# the record of every sample in every format beside that of its text
formats: $(ready-dev)
	PYTHONPATH=tools $(bin)/python evaluation/formats.py

# harmed files of every format: a thousand of each, always the same
fuzz: $(ready-dev)
	PYTHONPATH=tools $(bin)/python -W ignore evaluation/fuzz.py

# what the working tree gains and loses against another revision: make compare BASE=main~3
compare: $(ready-dev)
	$(bin)/python evaluation/compare.py --base $(BASE) --shared $(SHARED)

# scans of the samples beside the text that was printed; takes a quarter of an hour, needs tesseract with swe and eng
scans: $(ready-dev)
	PYTHONPATH=tools $(bin)/python evaluation/scans.py

# repair beside three baselines, on pairs that are part of the repository; ERRORS=50 lists the most frequent errors
benchmark: $(ready-benchmark)
	$(bin)/python evaluation/repair_benchmark.py --shared $(SHARED) --errors $(ERRORS)

# what each part of repair buys
ablate: $(ready-dev)
	$(bin)/python evaluation/ablate.py --shared $(SHARED)

# what it costs to start and to repair, as ratios measured in one run
bench: $(ready-benchmark)
	$(bin)/python evaluation/bench_startup.py
	$(bin)/python evaluation/bench_segment.py
	$(bin)/python evaluation/bench_lines.py
	$(bin)/python evaluation/bench_repair.py --shared $(SHARED)

# what reading costs beside the bare libraries, and the memory of 2,000 pages
bench-reading: $(ready-dev)
	PYTHONPATH=tools $(bin)/python evaluation/bench_reading.py

# batches beside a bare loop and xargs; SIZE documents at the most (20,000 take half an hour)
bench-batch: $(ready-dev)
	$(bin)/python evaluation/bench_batch.py --size $(SIZE)

# kill a batch at twenty random instants in each layout, fill its disk, and go on with it
torture: $(ready-dev)
	$(bin)/python evaluation/torture.py

# measure everything again and write it into docs/accuracy.md; takes ten minutes
accuracy: $(ready-benchmark)
	$(bin)/python evaluation/accuracy.py --shared $(SHARED)

# build the packaged language data again; says what it needs when SHARED is missing
lexicon: $(ready-dev)
	$(bin)/python tools/rebuild_lexicon.py --shared $(SHARED)

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

$(ready-benchmark): $(ready-dev)
	@$(bin)/python -m pip --disable-pip-version-check install --quiet --group benchmark
	@touch $@
