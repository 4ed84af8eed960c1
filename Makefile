# What each target does is said in its line; `make help` prints them. Everything stays inside this directory.

CORPUS ?= $(or $(COMPOSE_CORPUS),../shared/compose-corpus)
DIST = .build/dist
PROGRAMS = pod-executor pod-resources
PREFIX ?= /usr/local

# One small file: an executor lives once per pod. What nobody calls is left out, lld folds functions that are the same
# and packs relocations (glibc 2.36 and later unpack them), and nothing in it throws that would need unwinding.
SMALL = --static-swift-stdlib -Xswiftc -Osize -Xswiftc -Xfrontend -Xswiftc -function-sections \
	-Xcc -Os -Xcc -ffunction-sections -Xcc -fdata-sections \
	-Xswiftc -use-ld=lld -Xlinker --icf=all -Xlinker --no-export-dynamic \
	-Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-eh-frame-hdr

build: ## builds everything for debugging (the default)
	@Scripts/setup build
	swift build

demo: ## runs the pod in Fixtures/pods/shop, fetches a page from it, stops it, shows that nothing is left
	@Scripts/setup
	swift build --product pod-executor
	@Scripts/with-engine Scripts/demo

demo-mesos: ## runs the same pod on a real Mesos, and prints the updates as they come
	@Scripts/setup bench
	swift build --product pod-executor
	@Scripts/with-engine Tests/MesosBench/bench with Scripts/demo-mesos

test: ## runs all tests, against a real Docker Engine; narrower: make test ARGS='--filter Name'
	@Scripts/setup
	swift build --build-tests
	-@[ "$$(id -u) $$(uname -m)" != "0 x86_64" ] || Tests/MesosBench/bench setup
	PODKIT_REQUIRE_ENGINE=1 Scripts/with-engine Scripts/test $(ARGS)

bench: release ## measures launch, memory, idling and loading, beside the engine's floor and docker compose
	@Scripts/setup bench
	@Scripts/with-engine Scripts/bench

check: release ## format, source rules, linkage, layers, and that the pause image is what its source gives
	@Scripts/check $(addprefix .build/release/,$(PROGRAMS))

conformance: release ## loads the reference's cases (COMPOSE_CORPUS), where they are, and counts what agrees
	@if [ -d "$(CORPUS)" ]; then Scripts/conformance "$(CORPUS)"; else echo "conformance: no corpus at $(CORPUS)"; fi
	@if [ -d "$(CORPUS)" ]; then Scripts/conformance-resources "$(CORPUS)"; fi

test-v2: ## runs the cgroup tests, and whole pods, on a cgroup v2 kernel in a virtual machine
	@Scripts/v2/test $(ARGS)

release: ## builds the stripped static programs into .build/dist
	@Scripts/setup build
	set -e; for program in $(PROGRAMS); do swift build -c release $(SMALL) --product $$program; done
	@Scripts/strip $(DIST) $(addprefix .build/release/,$(PROGRAMS))

install: release ## puts the programs, their completion scripts and man pages below PREFIX (/usr/local)
	@SWIFT_BUILD_FLAGS='$(SMALL)' Scripts/install "$(PREFIX)" $(addprefix $(DIST)/,$(PROGRAMS))

fmt: ## formats the Swift source
	swift format -i -r -p Package.swift Sources Tests Examples

clean: ## removes what was built
	rm -rf .build

help:
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 14

.PHONY: build demo demo-mesos test bench check conformance test-v2 release install fmt clean help
