#!/usr/bin/env bash
# dist.sh VERSION: makes a release of what `make build` left: archive, manifest and checksums, by the names that the
# registries expect. Made twice from the same commit, the files are the same. Signing SHA256SUMS is the releaser's.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

version=$1
name=terraform-provider-hv
case $(uname -m) in
    x86_64) platform=linux_amd64 ;;
    aarch64) platform=linux_arm64 ;;
    *) die "no release for $(uname -m)" ;;
esac

dist=$root/artifacts/dist
content=$root/artifacts/dist-content
rm -rf "$dist" "$content"
mkdir -p "$dist" "$content"
trap 'rm -rf "$content"' EXIT

install -m 755 "artifacts/bin/$name" "$content/${name}_v$version"
install -m 644 LICENSE "$content/LICENSE"
scripts/notices.sh > "$content/THIRD-PARTY-NOTICES.txt"

# The time of the commit, or of SOURCE_DATE_EPOCH where there is no repository, in every file.
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
find "$content" -exec touch --no-dereference --date "@$epoch" {} +
archive=$dist/${name}_${version}_$platform.zip
(cd "$content" && TZ=UTC zip -q -X -D "$archive" LICENSE THIRD-PARTY-NOTICES.txt "${name}_v$version")

install -m 644 terraform-registry-manifest.json "$dist/${name}_${version}_manifest.json"
(cd "$dist" && LC_ALL=C sha256sum "${name}_${version}_"*.zip "${name}_${version}_manifest.json" > "${name}_${version}_SHA256SUMS")

say "in artifacts/dist:"
cat "$dist/${name}_${version}_SHA256SUMS"
