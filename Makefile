# Everything works without root and inside this folder. `make run` is all a newcomer needs.
PYTHON ?= python3
SETUP = PYTHONPATH=src $(PYTHON) -m centrala.run.setup

.PHONY: run setup test check bench faults lock
run:
	@exec env $(SETUP) run
setup:
	@$(SETUP) setup
test:
	@$(SETUP) test $(ARGS)
check:
	@$(SETUP) check
bench:
	@$(SETUP) bench $(ARGS)
faults:
	@$(SETUP) faults $(ARGS)
lock:
	@$(SETUP) lock
