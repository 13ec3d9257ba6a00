#!/usr/bin/env bash
# The first process of the hypervisor. It reaps what QEMU and libvirtd leave behind, as an init does, and ends when
# its standard input ends.
set -euo pipefail

umount --lazy /mnt
hostname hypervisor

ip link set lo up
ip link add br0 type bridge
ip link set br0 up

libvirtd --daemon --pid-file /run/libvirtd.pid
echo "ready $1"

while read -r _; do
    :
done
