#!/usr/bin/env bash
# enter.sh TREE GUEST RUN: runs one hypervisor until standard input ends, then removes every trace of it.
#
# The tree is used as it is: what is written goes to memory. RUN/run is the hypervisor's /run, so
# RUN/run/libvirt/libvirt-sock is its libvirtd. Prints "ready PID" with the process whose namespaces nsenter(1) can join.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

exec "$here/isolate.sh" "$3" "$here/mount.sh" "$@"
