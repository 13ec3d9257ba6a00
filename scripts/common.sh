# Shared by the scripts beside it.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$*"
    exit 1
}

# The command line that Terraform files are formatted with and tests run under.
terraform_command() {
    printf '%s\n' "${HV_TERRAFORM:-$(command -v terraform || command -v tofu || true)}"
}
