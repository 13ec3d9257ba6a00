# Shared by the scripts beside it. $here is the folder of the hypervisor's scripts, $lab the one of the lab's files.
# shellcheck shell=bash

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$lab/../Hypervisor/scripts/common.sh"
