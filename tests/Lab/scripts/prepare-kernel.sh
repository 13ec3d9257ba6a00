#!/usr/bin/env bash
# prepare-kernel.sh: gets the kernel that runs as a process (Debian's user-mode-linux) and prints "kernel FOLDER".
#
# FOLDER/system is a file system with the kernel and the C library of its suite, which is not this machine's, to be entered
# by chroot; FOLDER/modules is a layer of the lab's tree. The newest suite whose kernel runs here is taken: newer ones are
# several times as fast. Called by prepare.sh, which holds the lock.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

resolve() {
    isolated_apt_update "$1" amd64 || return
    isolated_apt "$1" amd64 apt-cache show --no-all-versions user-mode-linux libc6 |
        awk '/^(Package|Version):/'
}

# build SUITE FOLDER: unpacks the kernel and makes sure that it runs.
build() {
    local suite=$1 kernel=$2
    local partial=$kernel.partial started=$SECONDS
    rm -rf "$partial"
    mkdir -p "$partial/system/usr/lib64" "$partial/modules/usr/lib"
    (cd "$partial" && isolated_apt "$suite" amd64 apt-get -qq download user-mode-linux libc6 >&2) || return
    for package in "$partial"/*.deb; do
        dpkg-deb -x "$package" "$partial/system" || return
    done
    rm -rf "$partial"/*.deb "$partial/system/usr/share"
    for folder in lib lib64; do
        [[ -e $partial/system/$folder ]] || ln -s "usr/$folder" "$partial/system/$folder"
    done
    [[ -e $partial/system/usr/lib64/ld-linux-x86-64.so.2 ]] ||
        ln -s ../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 "$partial/system/usr/lib64/"
    # Where the lab's own things are mounted.
    mkdir -p "$partial/system"/{dev,proc,tree,run,tmp}
    mv "$partial/system/usr/lib/uml/modules" "$partial/modules/usr/lib/"
    # It looks for itself in /proc.
    unshare --mount --pid --fork --mount-proc="$partial/system/proc" \
        chroot "$partial/system" /usr/bin/linux.uml --version > "$partial/version" || return
    mv "$partial" "$kernel"
    say "the lab's kernel: $(cat "$kernel/version") of $suite, made in $((SECONDS - started)) s"
}

for suite in sid trixie bookworm; do
    versions=$cache/versions.kernel.$suite
    # In a shell of its own, since one suite's silence is no reason to give up.
    (resolve_daily "$versions" resolve "$suite") || continue
    kernel=$cache/kernels/$suite-$(digest < <(cat "$versions" "${BASH_SOURCE[0]}"))
    if [[ ! -d $kernel ]] && ! build "$suite" "$kernel"; then
        rm -rf "$kernel.partial"
        say "the kernel of $suite cannot be had or does not run here"
        continue
    fi

    touch "$kernel"
    forget_unused "$cache/kernels"
    printf 'kernel %s\n' "$kernel"
    exit
done
die "none of Debian's user-mode-linux kernels runs on this machine"
