#!/usr/bin/env bash
# compile.sh: builds every project, and what tests start hypervisors and labs from: here, where it may take its time.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dotnet build HvProvider.sln --verbosity quiet
for suite in trixie bookworm; do
    tests/Lab/scripts/prepare.sh "$suite" > /dev/null
done
