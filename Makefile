# The tasks of developers and build machines. Prerequisites: the .NET 10 SDK, and terraform or tofu on the PATH. A target
# installs its other requirements with apt-get, or lists the missing ones.

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

compile: ## Builds every project, and the images from which tests start hypervisors and labs.
	@scripts/requirements.sh test
	@scripts/compile.sh

test: build compile ## Runs every test and prints the totals last. HV_TEST_SEED= sets the order of the tests.
	@scripts/test.sh

demo: build lab-image ## Attaches NICs to running guests on VLANs, moves one, and shows which VLANs reach them.
	@dotnet run --project tests/Demo

map-image: build lab-image ## Redraws docs/images/map.svg: the demo's hypervisor with its NICs.
	@mkdir -p docs/images
	@dotnet run --project tests/Demo -- --map docs/images/map.svg

bench: build ## Measures start-up, memory, plans and applies, beside a Go plugin, a built-in resource and a C client of libvirt.
	@scripts/requirements.sh bench
	@dotnet run --configuration Release --project bench/Startup
	@dotnet run --configuration Release --project bench/Plans
	@dotnet run --configuration Release --project bench/Applies

docs: build ## Generates the registry pages in docs/ from the schema that Terraform reads.
	@scripts/requirements.sh docs
	@dotnet run --project tools/DocsGenerator

schema-lock: ## Updates docs/schema/current.json after an intended change of the schema.
	@scripts/requirements.sh test
	@dotnet run --project tests/HvProvider.Tests -- -noLogo -explicit only -method '*Write_the_lock'

fmt: ## Formats C# and Terraform files.
	@scripts/requirements.sh fmt
	@scripts/fmt.sh

fmt-check: ## Fails if `make fmt` would change something, or a line is longer than 140 columns.
	@scripts/requirements.sh fmt
	@scripts/check-lines.sh
	@scripts/fmt.sh --check

dist: build ## Builds the archives of a release in artifacts/dist.
	@scripts/requirements.sh dist
	@scripts/dist.sh $(VERSION)

hypervisor: ## Builds the cached tree and guest of the acceptance tests.
	@scripts/requirements.sh hypervisor
	@tests/Hypervisor/scripts/prepare.sh

# A lab for interactive use: SUITE is trixie or bookworm, VARIANT a folder of tests/Lab/hosts; NAME distinguishes several labs.
export SUITE VARIANT NAME

lab-image: ## Builds the cached kernel, tree and guest of the lab.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/prepare.sh $(SUITE) > /dev/null

lab: ## Starts a VLAN-aware hypervisor in the background; SUITE=, VARIANT= select it.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/lab.sh up

# WRITE=1 replaces the rows of the committed table with the measured ones.
matrix: build lab-image ## Measures every VLAN setting on every host; compares with tests/Lab.Tests/Matrix/measured.md.
	@tests/Lab/scripts/prepare.sh bookworm > /dev/null
	@dotnet build tests/Lab.Tests --verbosity quiet
	@HV_MATRIX_WRITE=$(WRITE) tests/Lab.Tests/bin/Debug/net10.0/Lab.Tests -noLogo -explicit only -showLiveOutput

lab-shell: ## Opens a shell in the lab; without a running lab, starts one that ends with the shell.
	@scripts/requirements.sh lab
	@tests/Lab/scripts/lab.sh shell

lab-stop: ## Stops the lab that `make lab` started.
	@tests/Lab/scripts/lab.sh stop

clean: ## Removes the build output; the hypervisor's cache is kept.
	@rm -rf artifacts
	@find . -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
