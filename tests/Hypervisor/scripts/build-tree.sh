#!/usr/bin/env bash
# build-tree.sh SUITE FOLDER PACKAGE...: builds the Debian tree of a hypervisor. Called by prepare.sh, which holds the lock.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

suite=$1 tree=$2
shift 2
partial=$tree.partial
started=$SECONDS
say "building the hypervisor's tree ($suite, $# packages named); this takes a few minutes, once"

# A tree whose device nodes and mounts cannot be removed is not worth keeping silent about.
rm -rf --one-file-system "$partial"
mkdir -p "$(dirname "$tree")"
trap 'rm -rf --one-file-system "$partial"' EXIT

transport=()
while IFS= read -r option; do
    transport+=(--aptopt="$option")
done < <(apt_transport_options)

packages=$(IFS=,; printf '%s' "$*")
mmdebstrap --quiet --mode=root --variant=minbase --architectures=amd64 \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' \
    "${transport[@]}" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --include="$packages" "$suite" "$partial" "deb $(debian_mirror) $suite main" > "$partial.log" 2>&1 < /dev/null ||
    { tail -n 40 "$partial.log" >&2; die "mmdebstrap failed; its whole output is in $partial.log"; }
rm -f "$partial.log"

# Nothing of the machine that built it stays in the tree: no names, no mirror, no lists.
rm -rf "$partial"/etc/apt/sources.list "$partial"/etc/apt/sources.list.d/* "$partial"/etc/apt/apt.conf.d/99mmdebstrap \
    "$partial"/var/lib/apt/lists/* "$partial"/var/cache/apt/* "$partial"/var/log/* \
    "$partial"/etc/hostname "$partial"/etc/resolv.conf "$partial"/etc/machine-id "$partial"/etc/ssh/ssh_host_*
printf 'hypervisor\n' > "$partial/etc/hostname"
printf '127.0.0.1 localhost\n127.0.1.1 hypervisor\n' > "$partial/etc/hosts"
: > "$partial/etc/resolv.conf"
printf '%032x\n' 1 > "$partial/etc/machine-id"

cp "$here/../tree/libvirtd.conf" "$here/../tree/qemu.conf" "$partial/etc/libvirt/"
# libvirt's own NAT network would want a firewall and a DHCP server at every start.
rm -f "$partial/etc/libvirt/qemu/networks/autostart/default.xml"

mv "$partial" "$tree"
trap - EXIT

# The first contact of a fresh libvirtd probes QEMU for seconds: keep what it finds out.
"$here/prime-tree.sh" "$tree"
say "built $tree ($(du -shx "$tree" | cut -f 1)) in $((SECONDS - started)) s"
