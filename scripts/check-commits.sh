#!/usr/bin/env bash
# check-commits.sh: the subject of every commit since the last tag is an imperative of at most 72 characters. Commits that are older than
# this rule, merges and reverts are not looked at.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

longest=72
export LC_ALL=C.UTF-8

# Imperatives that end like a participle or a third person.
imperatives='Alias|Bias|Canvas|Focus|Bring|Embed|Exceed|Feed|Need|Ping|Proceed|Ring|Seed|Shed|Speed|String|Succeed|Weed'

rule=$(git log --diff-filter=A --format=%H -- scripts/check-commits.sh | tail -n 1)
[[ -n $rule ]] || exit 0
last_tag=$(git describe --tags --abbrev=0 2> /dev/null || true)

found=$(git log --no-merges --ancestry-path --format='%h %s' "$rule"..HEAD ${last_tag:+"^$last_tag"} |
    while read -r hash subject; do
        first=${subject%% *}
        problem=
        if ((${#subject} > longest)); then
            problem="${#subject} characters"
        elif [[ ! $subject =~ ^[[:upper:]] ]]; then
            problem="does not begin with a capital letter"
        elif [[ $subject == *. ]]; then
            problem="ends with a full stop"
        elif [[ $first =~ (ed|ing|[^s]s)$ && ! $first =~ ^($imperatives)$ ]]; then
            problem="does not begin with an imperative"
        fi
        [[ -z $problem ]] || printf '%s %s: %s\n' "$hash" "$subject" "$problem"
    done)
[[ -z $found ]] || die "$found
Write an imperative of at most $longest characters, such as 'Add ssh transport'; the body says why."
