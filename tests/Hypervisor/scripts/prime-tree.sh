#!/usr/bin/env bash
# prime-tree.sh TREE: starts the tree once and keeps what libvirt learned about its QEMU, so that later starts are quick.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tree=$1
run=$(mktemp -d "${HV_RUN_DIR:-/tmp}/hv-XXXXXX")
empty=$(mktemp -d "${HV_RUN_DIR:-/tmp}/hv-XXXXXX")
trap 'rm -rf "$empty"' EXIT

coproc HYPERVISOR { "$here/enter.sh" "$tree" "$empty" "$run"; }
read -r word pid <&"${HYPERVISOR[0]}" && [[ $word == ready ]] || die "the new tree does not start"
inside() { nsenter --target "$pid" --mount --net --pid --root --wd "$@"; }
inside virsh -q domcapabilities --virttype qemu --machine q35 > /dev/null
inside virsh -q domcapabilities --virttype qemu --arch aarch64 --machine virt > /dev/null
inside tar -C / -c var/cache/libvirt | tar -C "$tree" -x
supervisor=$HYPERVISOR_PID
exec {HYPERVISOR[1]}>&-
wait "$supervisor"
