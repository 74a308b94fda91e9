#!/usr/bin/env bash
# Proves that two builds of the commit that is checked out give the same package: builds the .deb in two fresh
# clones, in folders of different names, and compares all that is in it file by file. Exits 1 when a file differs
# that is not named below.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-twice.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# What the JVM learnt in training: addresses and counts of that very run, and the sum over it.
differing=(usr/lib/novadesk/lib/novadesk.aot DEBIAN/md5sums)

commit=$(git -C "$top" rev-parse HEAD)
for build in first second; do
  git clone -q "$top" "$work/$build-build"
  git -C "$work/$build-build" checkout -q "$commit"
  "$work/$build-build/installer/linux/package.sh" deb
  dpkg-deb --raw-extract "$work/$build-build"/target/packages/*.deb "$work/$build"
  # Names, kinds, rights and times are part of it, and where a link leads to.
  (cd "$work/$build" && find . -printf '%P %y %m %T@ %l\n' | LC_ALL=C sort) >"$work/$build.tree"
  (cd "$work/$build" && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum) >"$work/$build.sums"
  rm -rf "$work/$build-build"
done

failed=0
echo "$(wc -l <"$work/first.sums") files"
diff "$work/first.tree" "$work/second.tree" || failed=1
while read -r file; do
  case " ${differing[*]} " in
    *" $file "*) echo "differs, as it must: $file" ;;
    *) echo "DIFFERS: $file" && failed=1 ;;
  esac
done < <(diff "$work/first.sums" "$work/second.sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
if [ $failed = 0 ]; then echo "all others are the same in both builds"; fi
exit $failed
