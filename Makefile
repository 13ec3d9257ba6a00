# Everything a developer or a build machine does here. Prerequisites: the .NET 10 SDK, and terraform or tofu on the
# PATH. What else a target needs it installs with apt-get, or says what is missing.

export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE := 1

# The version of a release; `make dist VERSION=1.2.3`.
VERSION ?= $(shell sed -n 's|.*<VersionPrefix>\(.*\)</VersionPrefix>.*|\1|p' Directory.Build.props)

.PHONY: help build compile test demo bench docs schema-lock fmt fmt-check dist hypervisor lab lab-image map-image matrix lab-shell lab-stop clean

help: ## Shows this list.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

build: ## Publishes the static executable artifacts/bin/terraform-provider-hv.
	@scripts/requirements.sh build
	@scripts/build.sh $(VERSION)

compile: ## Builds every project, and what tests start hypervisors and labs from.
	@scripts/requirements.sh test
	@scripts/compile.sh

test: build compile ## Runs every test; the last line is the sum. HV_TEST_SEED= orders the tests.
	@scripts/test.sh

demo: build lab-image ## Plugs NICs into running guests on VLANs, moves one, and shows who reaches whom.
	@dotnet run --project tests/Demo

map-image: build lab-image ## Draws docs/images/map.svg anew: the demo's hypervisor, with its NICs.
	@mkdir -p docs/images
	@dotnet run --project tests/Demo -- --map docs/images/map.svg

bench: build ## Measures start-up, memory and whole plans, beside a Go plugin and a built-in resource.
	@scripts/requirements.sh bench
	@dotnet run --configuration Release --project bench/Startup
	@dotnet run --configuration Release --project bench/Plans

docs: build ## Generates the registry's pages in docs/ from the schema that Terraform sees.
	@scripts/requirements.sh docs
	@dotnet run --project tools/DocsGenerator

schema-lock: ## Renews docs/schema/current.json, after a change of the schema that was meant.
	@scripts/requirements.sh test
	@dotnet run --project tests/HvProvider.Tests -- -noLogo -explicit only -method '*Write_the_lock'

fmt: ## Formats C# and Terraform files.
	@scripts/requirements.sh fmt
	@scripts/fmt.sh

fmt-check: ## Fails if `make fmt` would change something, or a line is longer than 140 columns.
	@scripts/requirements.sh fmt
	@scripts/check-lines.sh
	@scripts/fmt.sh --check

dist: build ## Makes the archives of a release in artifacts/dist.
	@scripts/requirements.sh dist
	@scripts/dist.sh $(VERSION)

hypervisor: ## Builds the cached tree and guest of the acceptance tests.
	@scripts/requirements.sh hypervisor
	@tests/Hypervisor/scripts/prepare.sh

# A lab to work in by hand: SUITE is trixie or bookworm, VARIANT a folder of tests/Lab/hosts; NAME distinguishes several.
export SUITE VARIANT NAME

lab-image: ## Builds the cached kernel, tree and guest of the lab.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/prepare.sh $(SUITE) > /dev/null

lab: ## Starts a VLAN-aware hypervisor that stays; SUITE=, VARIANT= choose which.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/lab.sh up

# WRITE=1 replaces the lines of the committed table by what is measured.
matrix: build lab-image ## Measures every VLAN setting on every host; compares with tests/Lab.Tests/Matrix/measured.md.
	@tests/Lab/scripts/prepare.sh bookworm > /dev/null
	@dotnet build tests/Lab.Tests --verbosity quiet
	@HV_MATRIX_WRITE=$(WRITE) tests/Lab.Tests/bin/Debug/net10.0/Lab.Tests -noLogo -explicit only -showLiveOutput

lab-shell: ## A shell in the lab; where none is up, in one that ends with it.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/lab.sh shell

lab-stop: ## Ends the lab that `make lab` started.
	@tests/Lab/scripts/lab.sh stop

clean: ## Removes what was built here; the hypervisor's cache is kept.
	@rm -rf artifacts
	@find . -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
