#!/usr/bin/env bash
# start.sh RUN VARIANT NAME=PATH...: runs one lab until standard input ends, or brings the line "stop"; then removes every
# trace of it. What prepare.sh printed is among the names; each PATH is found under /srv/NAME inside, read-only.
#
# Prints "ready BOOT-TIMES" once everything in it is up. RUN is a short path of a new folder hv-*, in which are then:
#   ssh_config    `ssh -F RUN/ssh_config lab COMMAND` runs a command inside
#   libvirt-sock  its libvirtd, for programs of the outside
#   shared        the lab's /srv/lab, in both directions
#   boot.log      its console
# HV_LAB_MEMORY is its memory in MiB; what it does not use it does not take.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

run=$1 variant=$2
shift 2
[[ -d $lab/hosts/$variant ]] || die "no host variant '$variant' in $lab/hosts"
exec "$here/isolate.sh" "$run" "$lab/scripts/boot.sh" "$run" "$variant" "hosts=$lab/hosts" "$@"
