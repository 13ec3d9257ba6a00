#!/usr/bin/env bash
# prepare.sh [SUITE]: makes what a lab is started from, unless the cache has it already, and prints where it is, a line
# "NAME FOLDER" each: what the hypervisor's prepare.sh prints, and the kernel that boots it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

need ssh:openssh-client ssh-keygen:openssh-client
"$here/prepare.sh" "${1:-trixie}"
exec 9> "$cache/lock"
flock 9
"$lab/scripts/prepare-kernel.sh"
