#!/usr/bin/env bash
# fmt.sh [--check]: formats C# and Terraform files, or tells which ones are not formatted.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dotnet_options=()
terraform_options=()
if [[ ${1:-} == --check ]]; then
    dotnet_options=(--verify-no-changes)
    terraform_options=(-check -diff)
fi

dotnet format HvProvider.sln "${dotnet_options[@]}"
"$(terraform_command)" fmt -recursive "${terraform_options[@]}" examples
