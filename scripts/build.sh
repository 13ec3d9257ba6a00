#!/usr/bin/env bash
# build.sh VERSION: publishes the provider as one static executable and makes sure that it is one. An executable that was published of
# the same sources by the same SDK is kept.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

version=$1
case $(uname -m) in
    x86_64) runtime=linux-x64 ;;
    aarch64) runtime=linux-arm64 ;;
    *) die "no build for $(uname -m)" ;;
esac

executable=artifacts/bin/terraform-provider-hv
stamp=artifacts/publish/$runtime.stamp

# What the executable is made of.
describe_sources() {
    printf '%s %s\n' "$version" "$(dotnet --version)"
    find src proto Directory.Build.props Directory.Packages.props global.json .editorconfig scripts/build.sh \
        \( -name bin -o -name obj \) -prune -o -type f -print0 | LC_ALL=C sort --zero-terminated | xargs -0 sha256sum
}

sources=$(describe_sources | sha256sum)
if [[ -x $executable && -f $stamp && $(cat "$stamp") == "$sources $(sha256sum < "$executable")" ]]; then
    say "$executable is up to date"
    exit 0
fi

dotnet publish src/HvProvider --configuration Release --runtime "$runtime" --output "artifacts/publish/$runtime" \
    -p:VersionPrefix="$version" -p:ContinuousIntegrationBuild=true

mkdir -p artifacts/bin
# Another file, not another content: the one before may be running.
install -m 755 "artifacts/publish/$runtime/terraform-provider-hv" "$executable.new"
mv "$executable.new" "$executable"

headers=$(readelf --program-headers --dynamic --wide "$executable")
if grep -qE 'INTERP|\(NEEDED\)' <<< "$headers"; then
    die "$executable is not static: $(grep -E 'INTERP|NEEDED' <<< "$headers")"
fi
say "$executable: $(stat --format %s "$executable") bytes, static"
printf '%s\n' "$sources $(sha256sum < "$executable")" > "$stamp"
