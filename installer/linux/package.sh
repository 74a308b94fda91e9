#!/usr/bin/env bash
# Packs Novadesk for Linux, with its own runtime, into target/packages:
#
#   package.sh [deb|rpm|tar.gz|app-image]...      (deb when none is named)
#
# Needs git, Maven, JDK 25, rsvg-convert, strip; for deb dpkg-deb, for rpm rpmbuild. As root on a system with apt
# what is missing of the tools gets installed.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$here/../image.sh"

kinds=("$@")
if [ ${#kinds[@]} -eq 0 ]; then kinds=(deb); fi
for kind in "${kinds[@]}"; do
  case $kind in
    deb | rpm | tar.gz | app-image) ;;
    *) image_die "unknown kind $kind; usage: $(basename "$0") [deb|rpm|tar.gz|app-image]..." ;;
  esac
done

need() { # COMMAND PACKAGE
  if command -v "$1" >/dev/null; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    image_say "installing $2"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -q -y install --no-install-recommends "$2" >/dev/null 2>&1 ||
      { apt-get -q -q update && apt-get -q -q -y install --no-install-recommends "$2" >/dev/null; }
  else
    image_die "$1 is missing: install it (Debian: $2)"
  fi
}
need rsvg-convert librsvg2-bin
need strip binutils
case " ${kinds[*]} " in *" rpm "*) need rpmbuild rpm ;; esac
# The training tour draws without a display.
"$here/system-packages.sh" headless

case $(uname -m) in
  x86_64) platform=linux deb_arch=amd64 ;;
  aarch64) platform=linux-aarch64 deb_arch=arm64 ;;
  *) image_die "JavaFX has no libraries for $(uname -m)" ;;
esac

umask 022
packages=$top/target/packages
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-package.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$packages"

# --- the image ---------------------------------------------------------------------------------------
image_build "$work" "$platform"
app=$work/app
install -d "$app/bin" "$app/lib"
install -m 755 "$here/launcher" "$app/bin/novadesk"
install -m 644 "$installer/java.options" "$app/lib/java.options"
install -m 644 "$installer/cli.options" "$app/lib/cli.options"
for cache in "$work"/input/*.aot; do
  if [ -e "$cache" ]; then install -m 644 "$cache" "$app/lib/"; fi
done
mv "$work/runtime" "$app/runtime"

# --- the tree, as it will lie on the system ------------------------------------------------------------
tree=$work/tree
doc=$tree/usr/share/doc/novadesk
install -d "$tree/usr/bin" "$tree/usr/lib" "$doc" "$tree/usr/share/man/man1" \
  "$tree/usr/share/applications" "$tree/usr/share/metainfo"
mv "$app" "$tree/usr/lib/novadesk"
ln -s ../lib/novadesk/bin/novadesk "$tree/usr/bin/novadesk"
date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
fill() { sed -e "s/@VERSION@/$version/g" -e "s/@DATE@/$date/g" -e "s/@ARCH@/$deb_arch/g" "$@"; }
install -m 644 "$here/io.novadesk.Novadesk.desktop" "$tree/usr/share/applications/"
fill "$here/io.novadesk.Novadesk.metainfo.xml" >"$tree/usr/share/metainfo/io.novadesk.Novadesk.metainfo.xml"
# The program writes its manual itself.
LC_ALL=C "$tree/usr/lib/novadesk/bin/novadesk" man-page >"$work/novadesk.1"
case $(head -n 1 "$work/novadesk.1") in .TH*) ;; *) image_die "this is no manual page: $(head -n 1 "$work/novadesk.1")" ;; esac
fill "$work/novadesk.1" | gzip -9n >"$tree/usr/share/man/man1/novadesk.1.gz"
cp -r "$work/share/licences" "$doc/licences"
cp -r "$here/examples" "$doc/examples"
gzip -9n <"$work/share/novadesk.cdx.json" >"$doc/novadesk.cdx.json.gz"
sizes=(16 24 32 48 64 128 256 512)
"$installer/icons.sh" "$work/icons" "${sizes[@]}"
icons=$tree/usr/share/icons/hicolor
for size in "${sizes[@]}"; do
  install -D -m 644 "$work/icons/novadesk-$size.png" "$icons/${size}x$size/apps/novadesk.png"
done
install -D -m 644 "$top/resources/icons/novadesk.svg" "$icons/scalable/apps/novadesk.svg"
# Libraries are not programs; nothing is for the owner only.
find "$tree" -type f -name '*.so' -exec chmod 644 {} +
chmod -R u+rwX,go+rX,go-w "$tree"
image_stamp "$tree"

# --- the packages --------------------------------------------------------------------------------------
make_deb() {
  local root=$work/deb out=$packages/novadesk_${version}_$deb_arch.deb
  cp -a "$tree" "$root"
  install -d "$root/DEBIAN" "$root/usr/share/lintian/overrides"
  install -m 644 "$here/copyright" "$root/usr/share/doc/novadesk/copyright"
  install -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/novadesk"
  printf 'novadesk (%s) unstable; urgency=medium\n\n  * Built from commit %s.\n\n -- The Novadesk authors <novadesk@novadesk.example>  %s\n' \
    "$version" "$(git -C "$top" rev-parse HEAD)" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$root/usr/share/doc/novadesk/changelog.gz"
  {
    fill "$here/control"
    echo "Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)"
  } >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  image_stamp "$root"
  dpkg-deb --root-owner-group -Zxz --build "$root" "$out" >/dev/null
  echo "$out"
}

make_rpm() {
  # An rpm's release takes no hyphen, its version none of ours either.
  rpmbuild -bb --quiet --target "$(uname -m)" --define "_topdir $work/rpm" --define "tree $tree" \
    --define "novadesk_version $version" --define "_build_name_fmt novadesk-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_rpmdir $packages" "$here/novadesk.spec" >"$work/rpm.log" 2>&1 ||
    { cat "$work/rpm.log" >&2; image_die "rpmbuild failed"; }
  echo "$packages/novadesk-$version-1.$(uname -m).rpm"
}

portable() { # FOLDER: the same program as a folder that runs from anywhere
  cp -a "$tree/usr/lib/novadesk" "$1"
  install -d "$1/share"
  cp -a "$doc/licences" "$tree/usr/share/applications" "$tree/usr/share/icons" "$tree/usr/share/man" "$1/share/"
  cp -a "$doc/novadesk.cdx.json.gz" "$top/LICENSE" "$1/share/"
  image_stamp "$1"
}

make_targz() {
  local name=novadesk-$version out=$packages/novadesk-$version-linux-$(uname -m).tar.gz
  portable "$work/$name"
  tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu "$name" |
    gzip -9n >"$out"
  echo "$out"
}

make_image() {
  local out=$packages/novadesk
  rm -rf "$out"
  portable "$out"
  echo "$out"
}

for kind in "${kinds[@]}"; do
  image_say "packing $kind"
  case $kind in
    deb) out=$(make_deb) ;;
    rpm) out=$(make_rpm) ;;
    tar.gz) out=$(make_targz) ;;
    app-image) out=$(make_image) ;;
  esac
  echo "$out ($(du -sm --apparent-size "$out" | cut -f1) MB)"
done
