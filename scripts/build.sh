#!/usr/bin/env bash
# build.sh VERSION: publishes the provider as one static executable and makes sure that it is one.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

version=$1
case $(uname -m) in
    x86_64) runtime=linux-x64 ;;
    aarch64) runtime=linux-arm64 ;;
    *) die "no build for $(uname -m)" ;;
esac

dotnet publish src/HvProvider --configuration Release --runtime "$runtime" --output "artifacts/publish/$runtime" \
    -p:VersionPrefix="$version" -p:ContinuousIntegrationBuild=true

executable=artifacts/bin/terraform-provider-hv
mkdir -p artifacts/bin
# Another file, not another content: the one before may be running.
install -m 755 "artifacts/publish/$runtime/terraform-provider-hv" "$executable.new"
mv "$executable.new" "$executable"

headers=$(readelf --program-headers --dynamic --wide "$executable")
if grep -qE 'INTERP|\(NEEDED\)' <<< "$headers"; then
    die "$executable is not static: $(grep -E 'INTERP|NEEDED' <<< "$headers")"
fi
say "$executable: $(stat --format %s "$executable") bytes, static"
