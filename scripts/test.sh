#!/usr/bin/env bash
# test.sh: builds and runs every test project, one after the other, and ends with "N passed, N failed".
# A project that ran no test, a skipped test and a project that ended without a result are failures.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

# What tests start from is built here, where it may take its time.
for suite in trixie bookworm; do
    tests/Lab/scripts/prepare.sh "$suite" > /dev/null
done
dotnet build HvProvider.sln --verbosity quiet

passed=0
failed=0

# attribute NAME FILE: one number of the first <assembly> element of a result file.
attribute() {
    sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

for project in tests/*.Tests; do
    name=$(basename "$project")
    result=$results/$name.xml
    say
    say "== $name"
    status=0
    timeout --foreground --kill-after 30 "${HV_TEST_TIMEOUT:-2700}" "$project/bin/Debug/net10.0/$name" \
        -noLogo -noColor -failSkips -longRunning 120 -result-xml "$result" < /dev/null || status=$?

    project_passed=0
    project_failed=0
    if [[ -f $result ]]; then
        project_passed=$(attribute passed "$result")
        project_failed=$(($(attribute failed "$result") + $(attribute errors "$result") + $(attribute skipped "$result")))
    fi
    if [[ $((project_passed + project_failed)) -eq 0 ]]; then
        say "$name ran no test (exit code $status)"
        project_failed=1
    elif [[ $status -ne 0 && $project_failed -eq 0 ]]; then
        say "$name ended with exit code $status"
        project_failed=1
    fi
    passed=$((passed + project_passed))
    failed=$((failed + project_failed))
done

if [[ $failed -gt 0 ]]; then
    # Each with the beginning of its message, for who sees only the end of a long log.
    for result in "$results"/*.xml; do
        awk -v RS='<test ' 'NR > 1 && /result="(Fail|Skip)"/ {
            match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7)
            message = ""
            if (match($0, /<message>/)) { message = substr($0, RSTART + RLENGTH, 600); sub(/<\/message>.*/, "", message) }
            print "    " name; print message
        }' "$result"
    done > "$results/failed.txt"
    say
    say "Failed:"
    cat "$results/failed.txt" >&2
fi

echo
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
