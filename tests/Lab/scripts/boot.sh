#!/usr/bin/env bash
# boot.sh RUN VARIANT NAME=PATH...: runs as the first process of new namespaces: boots the tree with a kernel that is a
# process, reports when the lab is ready, and runs until standard input is closed. Started by start.sh.
#
# The tree is not changed: writes go to memory.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

run=$1 variant=$2
shift 2
memory=${HV_LAB_MEMORY:-3072}
boot_seconds=${HV_LAB_BOOT_SECONDS:-240}
declare -A paths=()
for mount in "$@"; do
    paths[${mount%%=*}]=${mount#*=}
done

# fail MESSAGE: fails with the console, and the diagnosis of the lab.
fail() {
    say "$1. Its console:"
    tail -n 60 "$run/boot.log" >&2
    [[ ! -f $run/shared/diagnosis ]] || { say "its diagnosis:"; cat "$run/shared/diagnosis" >&2; }
    exit 1
}

# The small root file system of the kernel, which contains the one of the lab.
make_root() {
    mount -t tmpfs -o mode=755 lab "$run/system"
    cd "$run/system"
    mkdir lower modules upper work kernel
    mount --bind "${paths[tree]}" lower
    mount --bind "${paths[kernel]}/modules" modules
    mount --bind "${paths[kernel]}/system" kernel
    mount -t tmpfs -o mode=755 dev kernel/dev
    local node
    for node in null zero random urandom net/tun; do
        mkdir -p "kernel/dev/$(dirname "$node")"
        : > "kernel/dev/$node"
        mount --bind "/dev/$node" "kernel/dev/$node"
    done
    mkdir kernel/dev/shm
    # The memory of the machine is a file in this folder.
    mount -t tmpfs -o size="$((memory + 64))m" shm kernel/dev/shm
    mount -t proc proc kernel/proc
    mount -t tmpfs run kernel/run
    mount -t tmpfs tmp kernel/tmp
    mount -t overlay -o lowerdir=modules:lower,upperdir=upper,workdir=work lab kernel/tree
    tree=$run/system/kernel/tree
}

# Configures the Debian tree as the lab: its files, the host variant, keys, and masked units.
furnish() {
    cp -r --no-preserve=ownership "$lab/tree/." "$tree/"
    chmod -R u=rwX,go=rX "$tree/etc/lab" "$tree/etc/systemd"
    printf 'lab\n' > "$tree/etc/hostname"
    printf '127.0.0.1 localhost\n127.0.1.1 lab\n' > "$tree/etc/hosts"
    : > "$tree/etc/fstab"
    # Commands over ssh need only this shell, which starts faster.
    sed -i '/^root:/s|/bin/bash$|/bin/sh|' "$tree/etc/passwd"

    local unit
    while read -r unit; do
        ln -sf /dev/null "$tree/etc/systemd/system/$unit"
    done < <(grep -v '^#' "$lab/tree/etc/lab/masked")
    local name
    for name in hostname1 login1 machine1 resolve1; do
        rm -f "$tree/usr/share/dbus-1/system-services/org.freedesktop.$name.service"
    done

    rm -rf "$tree/etc/systemd/network"
    mkdir -p "$tree/etc/systemd/network"
    for name in "$@"; do
        [[ $name != tree && $name != kernel ]] || continue
        if [[ -d ${paths[$name]} ]]; then
            mkdir -p "$tree/srv/$name"
        else
            : > "$tree/srv/$name"
        fi
        mount --bind "${paths[$name]}" "$tree/srv/$name"
        mount -o remount,bind,ro "$tree/srv/$name"
    done
    chroot "$tree" /usr/local/sbin/lab-network stage "$variant"

    mkdir -p "$run/shared"/{guests,probes,log/libvirt/qemu} "$tree/srv/lab"
    mount --bind "$run/shared" "$tree/srv/lab"
    # Readable from outside, even if the lab fails.
    rm -rf "$tree/var/log/libvirt"
    ln -s /srv/lab/log/libvirt "$tree/var/log/libvirt"
}

make_keys() {
    ssh-keygen -q -t ed25519 -N '' -C lab -f "$run/key"
    ssh-keygen -q -t ed25519 -N '' -C lab -f "$run/host_key"
    install -m 600 "$run/host_key" "$tree/etc/lab/host_key"
    install -m 644 "$run/key.pub" "$tree/etc/lab/authorized_keys"
    printf '192.0.2.2 %s\n' "$(cat "$run/host_key.pub")" > "$run/known_hosts"
    cat > "$run/ssh_config" << END
Host lab
    HostName 192.0.2.2
    User root
    IdentityFile $run/key
    IdentitiesOnly yes
    UserKnownHostsFile $run/known_hosts
    ControlPath $run/ctl
    BatchMode yes
    ConnectTimeout 5
    LogLevel ERROR
END
}

# A link between outside and inside; the outside is this network namespace, which contains nothing else.
make_wire() {
    ip link set lo up
    ip tuntap add dev tap0 mode tap
    ip address add 192.0.2.1/24 dev tap0
    ip link set tap0 up
}

boot() {
    env -i PATH=/usr/bin:/usr/sbin HOME=/ TMPDIR=/dev/shm chroot "$run/system/kernel" /usr/bin/linux.uml \
        seccomp=on mem="${memory}M" umid=lab uml_dir=/run/ \
        root=/dev/root rootfstype=hostfs rootflags=/tree rw \
        con=null con0=null,fd:1 con1=null vec0:transport=tap,ifname=tap0,depth=128,gro=1 \
        systemd.unit=lab.target systemd.show_status=1 > "$run/boot.log" 2>&1 < /dev/null &
    uml=$!
}

# until_boots MESSAGE COMMAND...: repeats the command until it succeeds or the boot timeout expires.
until_boots() {
    local message=$1
    shift
    until "$@"; do
        kill -0 "$uml" 2> /dev/null || fail "the lab's kernel ended"
        # Readable standard input is its end, or the request to stop.
        ! read -r -t 0 || exit 1
        ((SECONDS < boot_seconds)) || fail "$message within $boot_seconds s"
        sleep 0.1
    done
}

connect() {
    ssh -F "$run/ssh_config" -o ControlMaster=yes -o ExitOnForwardFailure=yes -f -N \
        -L "$run/libvirt-sock:/run/libvirt/libvirt-sock" lab < /dev/null > /dev/null 2>> "$run/ssh.log"
}

make_root
furnish "${!paths[@]}"
make_keys
make_wire
boot
until_boots "no login to the lab" connect
until_boots "the lab is not ready" test -e "$run/shared/ready"
read -r state times < "$run/shared/ready"
[[ $state == ready ]] || fail "the lab did not come up"
echo "ready $times"

while read -r line && [[ $line != stop ]]; do
    :
done
