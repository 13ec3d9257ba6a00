#!/usr/bin/env bash
# isolate.sh RUN COMMAND...: runs a command as the first process of its own namespaces until it ends, and then removes all of
# its traces, including the folder RUN.
#
# RUN must be a short path, since it contains sockets. The command must end when its standard input is closed. Everything
# therefore ends with the starter: when that exits or is killed, standard input is closed, the first process ends, and the
# kernel removes the processes, mounts, links and taps.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Its own session, so that Ctrl-C in a terminal reaches the starter only.
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

# Locked during the run, so that a later start can detect the remains of a killed run.
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
