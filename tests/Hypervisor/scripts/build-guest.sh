#!/usr/bin/env bash
# build-guest.sh SUITE FOLDER TREE PROBE VERSIONS: makes what guests boot, FOLDER/x86_64 and FOLDER/aarch64, each with
# vmlinuz and initramfs: Debian's cloud kernel, a static busybox, ../guest/init and the probe. VERSIONS is a file with
# lines "ARCHITECTURE KERNEL-PACKAGE BUSYBOX-VERSION". Called by prepare.sh, which holds the lock.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

suite=$1 guest=$2 tree=$3 probe=$4 versions=$5
partial=$guest.partial
started=$SECONDS
rm -rf "$partial"
trap 'rm -rf "$partial"' EXIT

# make_guest ARCHITECTURE KERNEL-PACKAGE FOLDER
make_guest() {
    local architecture=$1 package=$2 folder=$3 number=10 module file
    say "making the guest ($package)"
    mkdir -p "$folder/x" "$folder/content"/{bin,modules,proc,sys,dev}
    (cd "$folder" && isolated_apt "$suite" "$architecture" apt-get -qq download "$package" busybox-static >&2)
    for file in "$folder"/*.deb; do
        dpkg-deb -x "$file" "$folder/x"
    done
    mv "$folder"/x/boot/vmlinuz-* "$folder/vmlinuz"

    # In the order in which they depend on each other; what the kernel has built in is not among its modules.
    for module in virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_console \
        failover net_failover virtio_net; do
        file=$(find "$folder/x" -name "$module.ko*" -print -quit)
        case $file in
            *.ko.xz) "$tree/usr/bin/busybox" xzcat "$file" > "$folder/content/modules/$number-$module.ko" ;;
            *.ko) cp "$file" "$folder/content/modules/$number-$module.ko" ;;
        esac
        number=$((number + 1))
    done
    [[ -f $(echo "$folder"/content/modules/*-virtio_net.ko) ]] || die "$package has no virtio_net module"

    cp "$folder"/x/*/bin/busybox "$folder/content/bin/busybox"
    install -m 755 "$probe/$architecture/probe" "$folder/content/bin/probe"
    install -m 755 "$here/../guest/init" "$folder/content/init"
    (cd "$folder/content" && find . | LC_ALL=C sort | "$tree/usr/bin/busybox" cpio -o -H newc) 2> /dev/null > "$folder/initramfs"
    rm -rf "$folder/x" "$folder/content" "$folder"/*.deb
}

while read -r architecture package _; do
    case $architecture in
        amd64) make_guest amd64 "$package" "$partial/x86_64" ;;
        arm64) make_guest arm64 "$package" "$partial/aarch64" ;;
    esac
done < "$versions"

# A program for a machine that only has to be on: wfi, and back to it.
printf '\x7f\x20\x03\xd5\xff\xff\xff\x17' > "$partial/aarch64/idle"

mv "$partial" "$guest"
trap - EXIT
say "made $guest in $((SECONDS - started)) s"
