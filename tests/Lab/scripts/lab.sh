#!/usr/bin/env bash
# lab.sh up|shell|stop: a lab to work in by hand. SUITE (trixie, bookworm) and VARIANT (a folder of ../hosts) choose
# what it is; NAME distinguishes several.
#   up                  starts one that stays until it is stopped
#   shell [COMMAND...]  a shell, or one command, in it; where none is up, in one that ends with the shell
#   stop                ends it
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

suite=${SUITE:-trixie} variant=${VARIANT:-site}
run=${HV_RUN_DIR:-/tmp}/hv-lab${NAME:+-$NAME}

is_up() {
    [[ -S $run/ctl && -e $run/lock ]] && ! flock --nonblock "$run/lock" true
}

# What is mounted in it: what it is made of, and what its user has built and installed.
mounts() {
    "$lab/scripts/prepare.sh" "$suite" | sed 's/ /=/'
    local terraform
    terraform=$(command -v "${HV_TERRAFORM:-terraform}" || command -v tofu || true)
    [[ -z $terraform ]] || printf '%s\n' "terraform=$(readlink -f "$terraform")"
    [[ ! -d $lab/../../artifacts/bin ]] || printf '%s\n' "provider=$(cd "$lab/../../artifacts/bin" && pwd)"
}

# Reserves the folder, and sets `arguments` to those of start.sh.
begin() {
    local folders
    folders=$(mounts)
    mapfile -t arguments <<< "$folders"
    arguments=("$run" "$variant" "${arguments[@]}")
    # A lock that no process holds is of a lab that was killed.
    if [[ -e $run/lock ]] && flock --nonblock "$run/lock" true; then
        rm -rf --one-file-system "$run"
    fi
    mkdir "$run" 2> /dev/null || die "$run is in the way: a lab is just starting or ending"
    say "starting a lab: $suite, host variant $variant, kernel $(cat "$(sed -n 's/^kernel=//p' <<< "$folders")/version")"
}

up() {
    ! is_up || die "a lab is up already; stop it with 'make lab-stop', or give this one another NAME"
    begin
    # The pipe keeps its standard input open; a line in it ends the lab.
    mkfifo "$run/control"
    : > "$run/start.log"
    "$lab/scripts/start.sh" "${arguments[@]}" <> "$run/control" > "$run/start.log" 2>&1 &
    local starter=$!
    until grep -q '^ready' "$run/start.log" 2> /dev/null; do
        # The folder goes with a lab that does not come up, so its words are read while it is there.
        message=$(cat "$run/start.log" 2> /dev/null || printf '%s' "${message:-}")
        kill -0 "$starter" 2> /dev/null || die "no lab came up: $message"
        sleep 0.1
    done
    say "up. A command in it: ssh -F $run/ssh_config lab COMMAND"
    say "its libvirtd: qemu:///system?socket=$run/libvirt-sock; files both ways: $run/shared is its /srv/lab"
    say "a shell in it: make lab-shell; its end: make lab-stop"
}

stop() {
    is_up || die "no lab is up${NAME:+ under the name $NAME}"
    [[ -p $run/control ]] || die "this lab ends with its shell"
    echo stop > "$run/control"
    local end=$((SECONDS + 30))
    while [[ -e $run ]]; do
        ((SECONDS < end)) || die "$run does not go away"
        sleep 0.05
    done
}

enter() {
    local terminal=() status=0 of_command=$#
    [[ ! -t 0 ]] || terminal=(-t)
    [[ $# -gt 0 ]] || set -- bash --login
    ssh -F "$run/ssh_config" "${terminal[@]}" lab "$(printf '%q ' env TERM="${TERM:-dumb}" "$@")" || status=$?
    # The exit code of the last command of an interactive shell is no failure. 255 is that of ssh itself.
    [[ $of_command -gt 0 || $status -eq 255 ]] || status=0
    return "$status"
}

shell() {
    if is_up; then
        enter "$@"
        return
    fi
    begin
    coproc LAB { "$lab/scripts/start.sh" "${arguments[@]}"; }
    local lab_process=$LAB_PID word status=0
    read -r word _ <&"${LAB[0]}" && [[ $word == ready ]] || die "no lab came up"
    enter "$@" || status=$?
    exec {LAB[1]}>&-
    wait "$lab_process"
    return "$status"
}

command=${1:-}
shift || true
case $command in
    up | shell | stop) "$command" "$@" ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
esac
