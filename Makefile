# Every target sets up what it needs by itself, on a bare machine with Python 3.11 or later.
PYTHON ?= python3
SETUP = $(PYTHON) -m core.provision

.PHONY: demo run test lint bench clean

demo:            ## set up, run the main job on the sample pages, show where everything lies
	@py="$$($(SETUP) run)" && "$$py" main.py demo

run:             ## set up and open the window
	@py="$$($(SETUP) run)" && "$$py" main.py

test:            ## set up and run the whole suite
	@py="$$($(SETUP) dev)" && QT_QPA_PLATFORM=offscreen "$$py" -m pytest

lint:            ## style, types and import rules
	@py="$$($(SETUP) dev)" && "$$py" -m ruff check . && "$$py" -m ruff format --check . \
	  && "$$py" -m mypy && "$$(dirname "$$py")/lint-imports"

bench:           ## speed and quality, as ratios inside one run
	@py="$$($(SETUP) bench)" && QT_QPA_PLATFORM=offscreen "$$py" -m bench

clean:           ## remove what the targets above made
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
