#!/usr/bin/env bash
# fmt.sh [--check]: formats C# and Terraform files, or fails if one is not formatted.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dotnet_options=()
terraform_options=()
if [[ ${1:-} == --check ]]; then
    dotnet_options=(--verify-no-changes)
    terraform_options=(-check -diff)
fi

dotnet format HvProvider.sln "${dotnet_options[@]}"
"$(terraform_command)" fmt -recursive "${terraform_options[@]}" examples
