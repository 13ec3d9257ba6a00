#!/usr/bin/env bash
# compile.sh: builds every project, and prepares the images of hypervisors and labs in advance, since this may take long.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dotnet build HvProvider.sln --verbosity quiet
for suite in trixie bookworm; do
    tests/Lab/scripts/prepare.sh "$suite" > /dev/null
done
