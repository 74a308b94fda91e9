#!/usr/bin/env bash
# Proves that two builds of the commit that is checked out give the same package: builds the .deb in two fresh
# clones, in folders of different names, and compares all that is in it file by file. Exits 1 when a file differs
# that is not named below.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-twice.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# What the JVM learnt in training (addresses and counts of that very run), the sum over it, and the installed size,
# in which its length counts.
differing=(usr/lib/novadesk/lib/novadesk.aot usr/lib/novadesk/lib/novadesk-cli.aot DEBIAN/md5sums DEBIAN/control)

commit=$(git -C "$top" rev-parse HEAD)
for build in first second; do
  git clone -q "$top" "$work/$build-build"
  git -C "$work/$build-build" checkout -q "$commit"
  "$work/$build-build/installer/linux/package.sh" deb
  deb=$(echo "$work/$build-build"/target/packages/*.deb)
  # Names, kinds, rights, owners and times are part of it, and where a link leads to; lengths follow from the sums.
  dpkg-deb --fsys-tarfile "$deb" | tar --list --verbose --full-time | awk '{ $3 = ""; print }' >"$work/$build.tree"
  dpkg-deb --raw-extract "$deb" "$work/$build"
  (cd "$work/$build" && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum) >"$work/$build.sums"
  grep -v '^Installed-Size:' "$work/$build/DEBIAN/control" >"$work/$build.control"
  rm -rf "$work/$build-build"
done

failed=0
echo "$(wc -l <"$work/first.sums") files"
diff "$work/first.tree" "$work/second.tree" || failed=1
diff "$work/first.control" "$work/second.control" || failed=1
while read -r file; do
  case " ${differing[*]} " in
    *" $file "*) echo "differs, as it must: $file" ;;
    *) echo "DIFFERS: $file" && failed=1 ;;
  esac
done < <(diff "$work/first.sums" "$work/second.sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
if [ $failed = 0 ]; then echo "all others are the same in both builds"; fi
exit $failed
