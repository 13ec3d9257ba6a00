#!/usr/bin/env bash
# notices.sh: prints the licences of everything that is linked into the executable, as found where it was built.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dotnet_folder=$(dirname "$(readlink -f "$(command -v dotnet)")")

# section TITLE FILE: one component.
section() {
    [[ -r $2 ]] || die "the licence of '$1' is missing: $2"
    printf '\n%s\n%s\n%s\n\n' "$(printf '=%.0s' {1..80})" "$1" "$(printf '=%.0s' {1..80})"
    cat "$2"
}

printf 'terraform-provider-hv is licensed under the MPL-2.0 (LICENSE). Its executable contains the following software.\n'
section '.NET runtime and ASP.NET Core (MIT)' "$dotnet_folder/LICENSE.txt"
section '.NET: third-party notices' "$dotnet_folder/ThirdPartyNotices.txt"
section 'OpenSSL' /usr/share/doc/libssl-dev/copyright
section 'GNU C library' /usr/share/doc/libc6-dev/copyright
section 'Protocol Buffers for .NET (BSD-3-Clause)' scripts/notices/protobuf.txt
section 'Nerdbank.MessagePack, PolyType (MIT)' scripts/notices/messagepack.txt
section 'gRPC for .NET, copyright 2019 The gRPC Authors; parts of OpenSSL (Apache-2.0)' /usr/share/common-licenses/Apache-2.0
section 'GNU C library: GNU Lesser General Public License' /usr/share/common-licenses/LGPL-2.1
