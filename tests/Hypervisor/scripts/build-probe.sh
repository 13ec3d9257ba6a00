#!/usr/bin/env bash
# build-probe.sh: builds ../probe for guests and for hosts, unless the cache has it already, and prints the folder: in it,
# amd64/probe and arm64/probe, static executables.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

need go:golang-go sha256sum:coreutils
# Nothing of how the machine sets up its own Go reaches the build.
export GOENV=off GOTOOLCHAIN=local GOFLAGS=-buildvcs=false GO111MODULE=off CGO_ENABLED=0 GOCACHE=$cache/go GOPATH=/nonexistent

probe=$cache/probes/$( (go version; cat "$here/build-probe.sh" "$here/../probe/"*.go) | digest)
if [[ ! -d $probe ]]; then
    partial=$probe.partial
    rm -rf "$partial"
    trap 'rm -rf "$partial"' EXIT
    for architecture in amd64 arm64; do
        (cd "$here/../probe" && GOARCH=$architecture go build -trimpath -ldflags '-s -w' -o "$partial/$architecture/probe" .) >&2
    done
    mv "$partial" "$probe"
    trap - EXIT
    say "built $probe"
fi

touch "$probe"
forget_unused "$cache/probes"
printf '%s\n' "$probe"
