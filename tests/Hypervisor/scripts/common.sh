# Shared by the scripts in this folder: the cache folder, the mirror, and an isolated apt.
# shellcheck shell=bash

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${HV_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/hv}

die() {
    printf 'hypervisor: %s\n' "$*" >&2
    exit 1
}

say() {
    printf 'hypervisor: %s\n' "$*" >&2
}

# The Debian mirror of this machine. It serves every suite, including the one of the tree.
debian_mirror() {
    if [[ -n ${HV_APT_MIRROR:-} ]]; then
        printf '%s\n' "$HV_APT_MIRROR"
        return
    fi
    local mirror
    mirror=$(apt-get indextargets --format '$(LABEL) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 == "Debian" && $2 == "main" && !found { print $3; found = 1 }')
    # Without package lists (a fresh container) there are no labels: use a suite whose name is one word, such as bookworm.
    [[ -n $mirror ]] || mirror=$(apt-get indextargets --no-release-info --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' \
        'Created-By: Packages' | awk '$1 ~ /^[a-z]+$/ && $2 == "main" && !found { print $3; found = 1 }')
    [[ -n $mirror ]] || die "no Debian mirror among this machine's apt sources: name one in HV_APT_MIRROR"
    printf '%s\n' "$mirror"
}

# How this machine reaches its mirrors (proxies, certificates), as lines of apt configuration.
apt_transport_options() {
    apt-config dump --format '%F "%v";%n' | grep -E '^Acquire::(https?::|Retries)' | grep -v '""' || true
}

# isolated_apt SUITE ARCHITECTURE TOOL ARGUMENT...: runs apt with its own state. The lists, sources and cache of the machine
# are not changed.
isolated_apt() {
    local state=$cache/apt/$1-$2 architecture=$2 tool=$3
    shift 3
    "$tool" \
        -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::State="$state/state" -o Dir::State::status=/dev/null \
        -o Dir::Cache="$state/cache" -o APT::Sandbox::User=root -o APT::Architecture="$architecture" \
        -o APT::Architectures="$architecture" -o APT::Install-Recommends=false -o Acquire::Languages=none \
        -o Acquire::Retries=3 -o Debug::NoLocking=true "$@"
}

# isolated_apt_update SUITE ARCHITECTURE: updates the package lists of the suite from the mirror.
isolated_apt_update() {
    local state=$cache/apt/$1-$2 keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [[ -f $keyring ]] || die "missing: $keyring. Install it with: apt-get install debian-archive-keyring"
    mkdir -p "$state/state/lists/partial" "$state/cache/archives/partial"
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$(debian_mirror)" "$1" > "$state/sources.list"
    isolated_apt "$1" "$2" apt-get -qq update >&2
}

# The versions of packages and recipes from which the name of a cached folder is derived.
digest() {
    sha256sum | cut -c 1-16
}

# resolve_daily FILE COMMAND...: writes the output of COMMAND to FILE, at most once a day; keeps FILE if the mirror does not answer.
resolve_daily() {
    local file=$1
    shift
    [[ -z $(find "$file" -mmin -1440 2> /dev/null) ]] || return 0
    if "$@" > "$file.partial"; then
        mv "$file.partial" "$file"
    elif [[ -f $file ]]; then
        say "the mirror does not answer; going on with the versions of $(date -r "$file" +%F)"
    else
        die "the mirror does not answer and nothing is cached yet"
    fi
}

# Removes folders of older versions, which have not been used for two weeks.
forget_unused() {
    find "$@" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf --one-file-system {} +
}

# Fails if one of the named commands is missing, and names its Debian package.
need() {
    local pair missing=() packages=()
    for pair in "$@"; do
        command -v "${pair%%:*}" > /dev/null || { missing+=("${pair%%:*}"); packages+=("${pair##*:}"); }
    done
    [[ ${#missing[@]} -eq 0 ]] || die "missing: ${missing[*]}. Install it with: apt-get install ${packages[*]}"
}
