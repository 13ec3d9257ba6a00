#!/usr/bin/env bash
# requirements.sh PURPOSE: makes sure that what `make PURPOSE` needs is there. Debian packages are installed with
# apt-get (with sudo unless root); the SDK and Terraform are asked for.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build=(clang lld cmake make binutils libssl-dev zlib1g-dev)
hypervisor=(mmdebstrap debian-archive-keyring util-linux iproute2 openssh-client golang-go)
oracles=(golang-go golang-github-zclconf-go-cty-dev golang-github-hashicorp-go-plugin-dev
    golang-google-grpc-dev golang-golang-x-net-dev)

# bench/Applies compiles a client of libvirt's own library.
client=(gcc libc6-dev libvirt-dev)

require_sdk() {
    local version
    version=$(dotnet --version 2> /dev/null) || version=none
    [[ ${version%%.*} =~ ^[0-9]+$ && ${version%%.*} -ge 10 ]] ||
        die "The .NET 10 SDK is needed, found: $version. See https://dotnet.microsoft.com/download"
}

require_terraform() {
    [[ -x $(terraform_command) ]] ||
        die "terraform or tofu is needed on the PATH (or HV_TERRAFORM=FILE). See https://developer.hashicorp.com/terraform/install"
}

require_packages() {
    local package missing=()
    for package in "$@"; do
        [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    command -v apt-get > /dev/null || die "These Debian packages (or what corresponds to them) are missing: ${missing[*]}"
    local sudo=()
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo > /dev/null || die "Missing packages. As root: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    say "installing: ${missing[*]}"
    "${sudo[@]}" apt-get -qq update < /dev/null >&2
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" \
        < /dev/null > /dev/null || die "apt-get could not install: ${missing[*]}"
}

require_root() {
    [[ $(id -u) -eq 0 ]] || die "make $1 must be run by root: it starts a hypervisor in namespaces of its own"
}

case $1 in
    build) require_sdk; require_packages "${build[@]}" ;;
    test) require_sdk; require_terraform; require_root test; require_packages "${hypervisor[@]}" "${oracles[@]}" ;;
    lab) require_root lab; require_packages "${hypervisor[@]}" ;;
    hypervisor) require_terraform; require_root hypervisor; require_packages "${hypervisor[@]}" ;;
    bench) require_sdk; require_terraform; require_root bench; require_packages "${hypervisor[@]}" "${oracles[@]}" "${client[@]}" ;;
    docs) require_sdk; require_terraform ;;
    fmt) require_sdk; require_terraform ;;
    dist) require_packages zip ;;
    *) die "requirements.sh: unknown purpose '$1'" ;;
esac
