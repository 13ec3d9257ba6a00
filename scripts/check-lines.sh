#!/usr/bin/env bash
# check-lines.sh: no line of a tracked C#, Markdown or shell file is longer than 140 columns. Lines of Markdown tables, and lines of one
# word that cannot be broken, such as a link, may be; so may generated tables and pages.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

longest=140
# Columns are characters, not bytes.
export LC_ALL=C.UTF-8

found=$(git ls-files '*.cs' '*.md' '*.sh' .ci/run ':!tests/Lab.Tests/Matrix/measured.md' \
    ':!docs/index.md' ':!docs/resources' ':!docs/data-sources' ':!docs/functions' |
    while IFS= read -r file; do
        [[ ! -f $file ]] || perl -CSD -ne '
            chomp;
            next if length($_) <= '"$longest"';
            next if $ARGV =~ /\.md$/ && /^\s*\|/;
            (my $text = $_) =~ s{^\s*(?://+|\#+|[-*>])?\s*}{};
            print "$ARGV:$.: ", length($_), " columns\n" if $text =~ /\s/;
        ' "$file"
    done)
[[ -z $found ]] || die "$found
Lines longer than $longest columns: $(wc -l <<< "$found")"
