#!/usr/bin/env bash
# test.sh: runs every test project, which compile.sh has built, and ends with "N passed, N failed".
# A project that ran no test, a skipped test and a project that ended without a result are failures.
#
# HV_TEST_SEED   orders the tests of every project; one is drawn where it is not set
# HV_TEST_JOBS   how many projects run at the same time; their output is shown one after the other
#
# Below artifacts/test-results: PROJECT.xml, PROJECT.log; seeds.txt; times.txt (seconds, class, project); failed.txt.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

results=artifacts/test-results
jobs=${HV_TEST_JOBS:-2}
# The longest first, so that the others run beside it.
projects=(Lab.Tests Acceptance.Tests LibvirtSharp.Tests TerraformPlugin.Tests HvProvider.Tests)

# attribute NAME FILE: one number of the first <assembly> element of a result file.
attribute() {
    sed -n "s/.*<assembly [^>]* $1=\"\([0-9.]*\)\".*/\1/p" "$2" | head -n 1
}

# run PROJECT: runs its tests into PROJECT.xml and PROJECT.log, and notes how it ended, and what it took in all its processes.
run() {
    local status=0 TIMEFORMAT='%0R %0U %0S'
    {
        time timeout --foreground --kill-after 30 "${HV_TEST_TIMEOUT:-2700}" "tests/$1/bin/Debug/net10.0/$1" ":${seeds[$1]}" \
            -noLogo -noColor -failSkips -longRunning 300 -result-xml "$results/$1.xml" < /dev/null > "$results/$1.log" 2>&1
    } 2> "$results/$1.seconds" || status=$?
    printf '%s\n' "$status" > "$results/$1.status.new"
    mv "$results/$1.status.new" "$results/$1.status"
}

# conclude PROJECT: shows what a project that has ended wrote, and adds its numbers to the sum.
conclude() {
    local name=$1 status=none seconds user system project_passed=0 project_failed=0
    read -r status < "$results/$name.status" || true
    read -r seconds user system < "$results/$name.seconds" || true
    say
    say "== $name (seed ${seeds[$name]}; $seconds s, of the processors $((user + system)) s)"
    cat "$results/$name.log" >&2
    if [[ -f $results/$name.xml ]]; then
        project_passed=$(attribute passed "$results/$name.xml")
        project_failed=$(($(attribute failed "$results/$name.xml") + $(attribute errors "$results/$name.xml") +
            $(attribute skipped "$results/$name.xml")))
    fi
    if [[ $((project_passed + project_failed)) -eq 0 ]]; then
        say "$name ran no test (exit code $status)"
        project_failed=1
    elif [[ $status != 0 && $project_failed -eq 0 ]]; then
        say "$name ended with exit code $status"
        project_failed=1
    fi
    passed=$((passed + project_passed))
    failed=$((failed + project_failed))
}

# Lines "SECONDS CLASS PROJECT" of all classes, the slowest first. The time in which a test only waits for its turn does not count.
class_times() {
    local name
    for name in "${projects[@]}"; do
        [[ ! -f $results/$name.xml ]] || awk -v RS='<test ' -v project="$name" '
            NR > 1 && match($0, /(^| )type="[^"]*"/) {
                class = substr($0, RSTART, RLENGTH); gsub(/^ ?type="|"$/, "", class)
                if (match($0, / time="[0-9.]*"/)) { seconds[class] += substr($0, RSTART + 7, RLENGTH - 8) }
                if (match($0, /waited [0-9.]+ s for a lab/)) { seconds[class] -= substr($0, RSTART + 7) }
            }
            END { for (class in seconds) printf "%.1f %s %s\n", seconds[class], class, project }' "$results/$name.xml"
    done | sort --general-numeric-sort --reverse
}

# The failed tests and the failures beside tests, such as a class that left something behind; with the beginning of the message.
failures() {
    local name
    for name in "${projects[@]}"; do
        [[ ! -f $results/$name.xml ]] || awk -v RS='<test |<error ' '
            NR > 1 && (/result="(Fail|Skip)"/ || /^type="[a-z-]*(cleanup|fatal|error)[a-z-]*"/) {
                name = match($0, /name="[^"]*"/) ? substr($0, RSTART + 6, RLENGTH - 7) : ""
                message = ""
                if (match($0, /<message>/)) { message = substr($0, RSTART + RLENGTH, 600); sub(/<\/message>.*/, "", message) }
                print "    " name; print message
            }' "$results/$name.xml"
    done
}

rm -rf "$results"
mkdir -p "$results"
for project in tests/*.Tests; do
    [[ " ${projects[*]} " == *" $(basename "$project") "* ]] || die "test.sh does not know $project"
done

declare -A seeds=()
for name in "${projects[@]}"; do
    seeds[$name]=${HV_TEST_SEED:-$((RANDOM * 32768 + RANDOM))}
    printf '%s %s\n' "${seeds[$name]}" "$name"
done > "$results/seeds.txt"
say "Seeds:"
cat "$results/seeds.txt" >&2

# The shell ignores Ctrl-C in what it starts in the background, so it ends the projects itself; they end their hypervisors.
trap 'kill $(jobs -p) 2> /dev/null; wait' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0
for name in "${projects[@]}"; do
    while (($(jobs -rp | wc -l) >= jobs)); do
        wait -n || true
    done
    run "$name" &
done
for name in "${projects[@]}"; do
    until [[ -f $results/$name.status ]]; do
        wait -n || [[ $? -ne 127 ]] || break
    done
    conclude "$name"
done
trap - EXIT

class_times > "$results/times.txt"
say
say "The slowest classes (seconds, class, project):"
head -n 10 "$results/times.txt" >&2

if [[ $failed -gt 0 ]]; then
    failures > "$results/failed.txt"
    say
    say "Failed:"
    cat "$results/failed.txt" >&2
fi

echo
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
