#!/usr/bin/env bash
# prepare.sh [SUITE]: makes what every hypervisor is started from, unless the cache has it already, and prints where it is:
#   tree FOLDER     a Debian tree with libvirt and QEMU (trixie, or that suite), never changed once it is there
#   guest FOLDER    kernel and initramfs of the guests, in x86_64 and aarch64
#   probe FOLDER    the program that sends and counts frames, in amd64 and arm64
# The first two are cached by the versions of their packages; the mirror is asked for new ones once a day.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

suite=${1:-trixie}
guest_suite=trixie
[[ -f $here/../tree/packages.$suite ]] || die "no list of packages for the suite '$suite'"
[[ $(id -u) -eq 0 ]] || die "must be run by root: it makes device nodes, mounts and namespaces"
need mmdebstrap:mmdebstrap unshare:util-linux apt-get:apt dpkg-deb:dpkg sha256sum:coreutils flock:util-linux

mkdir -p "$cache"
exec 9> "$cache/lock"
flock 9

wanted() { grep -hv '^#' "$here/../tree/packages" "$here/../tree/packages.$suite"; }

# Which versions an installation would take: lines "PACKAGE VERSION".
resolve_tree() {
    isolated_apt_update "$suite" amd64 || return
    # shellcheck disable=SC2046
    isolated_apt "$suite" amd64 apt-get -s install $(wanted) '?essential' |
        awk '$1 == "Inst" { print $2, substr($3, 2) }' | sort
}

# What guests are made of: lines "ARCHITECTURE KERNEL-PACKAGE BUSYBOX-VERSION".
resolve_guest() {
    local architecture kernel busybox
    for architecture in amd64 arm64; do
        isolated_apt_update "$guest_suite" "$architecture" || return
        kernel=$(isolated_apt "$guest_suite" "$architecture" apt-cache depends "linux-image-cloud-$architecture" |
            awk '$1 == "Depends:" { print $2 }')
        busybox=$(isolated_apt "$guest_suite" "$architecture" apt-cache policy busybox-static | awk '$1 == "Candidate:" { print $2 }')
        [[ -n $kernel && -n $busybox ]] || return
        printf '%s %s %s\n' "$architecture" "$kernel" "$busybox"
    done
}

probe=$("$here/build-probe.sh")
tree_recipe=$( (cat "$here/build-tree.sh" "$here/prime-tree.sh" "$here/../tree/"*.conf; wanted) | digest)
guest_recipe=$(cat "$here/build-guest.sh" "$here/../guest/"* | digest)
tree_versions=$cache/versions.$suite.$tree_recipe
guest_versions=$cache/versions.guest
resolve_daily "$tree_versions" resolve_tree
resolve_daily "$guest_versions" resolve_guest

tree=$cache/trees/$suite-$(echo "$tree_recipe" | cat - "$tree_versions" | digest)
guest=$cache/guests/$(echo "$guest_recipe $(basename "$probe")" | cat - "$guest_versions" | digest)

[[ -d $tree ]] || "$here/build-tree.sh" "$suite" "$tree" $(wanted)
[[ -d $guest ]] || "$here/build-guest.sh" "$guest_suite" "$guest" "$tree" "$probe" "$guest_versions"

touch "$tree" "$guest"
forget_unused "$cache/trees" "$cache/guests"

printf 'tree %s\nguest %s\nprobe %s\n' "$tree" "$guest" "$probe"
