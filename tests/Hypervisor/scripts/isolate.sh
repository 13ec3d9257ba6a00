#!/usr/bin/env bash
# isolate.sh RUN COMMAND...: runs a command as the first process of namespaces of its own, until it ends; then removes
# every trace of it, the folder RUN among them.
#
# RUN has to be a short path: sockets are in it. The command is expected to end when its standard input does. So
# everything goes with the starter: when that dies, however it dies, standard input ends, the first process ends, and the
# kernel takes the processes, mounts, links and taps with it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# A session of its own, so that Ctrl-C in a terminal reaches the starter only.
if [[ ${HV_SESSION:-} != own ]]; then
    HV_SESSION=own exec setsid --wait "$0" "$@"
fi

run=$1
shift
[[ $(id -u) -eq 0 ]] || die "must be run by root: it makes mounts and namespaces"
need unshare:util-linux ip:iproute2
[[ -c /dev/net/tun ]] ||
    die "/dev/net/tun is missing: there are no taps without it. Load the module 'tun', or give the container that device"
[[ ${#run} -le 40 ]] || die "the path $run is too long for sockets in it: set HV_RUN_DIR to a shorter one"

# Held while this run lives, so that a later start can tell what a killed one left behind.
mkdir -p "$run/system"
exec 8> "$run/lock.new"
flock 8
mv "$run/lock.new" "$run/lock"
for left in "$(dirname "$run")"/hv-*/lock; do
    if [[ $left != "$run/lock" ]] && flock --nonblock "$left" true 2> /dev/null; then
        rm -rf --one-file-system "$(dirname "$left")"
    fi
done

status=0
unshare --mount --net --pid --uts --ipc --propagation private --fork --kill-child "$@" 8>&- || status=$?
rm -rf --one-file-system "$run"
exit "$status"
