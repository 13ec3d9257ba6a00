#!/usr/bin/env bash
# shell.sh [COMMAND...]: starts a hypervisor and a shell (or that command) in it; both end together.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folders=$("$here/prepare.sh")
tree=$(sed -n 's/^tree //p' <<< "$folders")
guest=$(sed -n 's/^guest //p' <<< "$folders")
run=${HV_RUN_DIR:-/tmp}/hv-$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')

coproc HYPERVISOR { "$here/enter.sh" "$tree" "$guest" "$run"; }
supervisor=$HYPERVISOR_PID
read -r word pid <&"${HYPERVISOR[0]}" && [[ $word == ready ]] || die "the hypervisor does not start"
say "from outside: qemu:///system?socket=$run/run/libvirt/libvirt-sock; the guests' kernel is in /srv/guest"

status=0
[[ $# -gt 0 ]] || set -- bash
nsenter --target "$pid" --mount --net --pid --uts --ipc --root --wd \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" "$@" || status=$?
exec {HYPERVISOR[1]}>&-
wait "$supervisor"
exit "$status"
