#!/usr/bin/env bash
# mount.sh TREE GUEST RUN: within fresh namespaces, as their first process: makes the tree a root file system and
# becomes its init. Called by enter.sh.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tree=$1 guest=$2 run=$3
# /proc is still the outer one, so this is the process number that the outside knows.
read -r outer_pid _ < /proc/self/stat

mkdir -p "$run/run"
mount -t tmpfs -o mode=755 hypervisor "$run/system"
cd "$run/system"
mkdir lower upper work root
mount --bind "$tree" lower
mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work hypervisor root

cd root
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs -o mode=755 dev dev
for node in null zero full random urandom tty net/tun; do
    mkdir -p "dev/$(dirname "$node")"
    : > "dev/$node"
    mount --bind "/dev/$node" "dev/$node"
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t tmpfs -o mode=1777 tmp tmp
mount --bind "$run/run" run
mkdir -p run/log/libvirt/qemu run/guests run/probes srv/guest
mount --bind "$guest" srv/guest
mount -o remount,bind,ro srv/guest
rm -rf var/log/libvirt
ln -s /run/log/libvirt var/log/libvirt
cp "$here/../tree/init.sh" usr/local/sbin/hypervisor-init

pivot_root . mnt
exec chroot . /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    /usr/bin/bash /usr/local/sbin/hypervisor-init "$outer_pid"
