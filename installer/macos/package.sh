#!/usr/bin/env bash
# Packs Novadesk for macOS, with its own runtime, into target/packages: package.sh [dmg|pkg|app-image]...
#
# Needs git, Maven, JDK 25, and for the icon Xcode's iconutil with librsvg (Homebrew). To be signed, name
# the identity in NOVADESK_SIGN (as `security find-identity -p codesigning` shows it); else the package is
# signed ad hoc and runs on this Mac only. Notarising is left to the caller: xcrun notarytool submit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../image.sh"

[ "$(uname -s)" = Darwin ] || image_die "a package for macOS is made on macOS"
kinds=("$@")
if [ ${#kinds[@]} -eq 0 ]; then kinds=(dmg); fi
case $(uname -m) in
  arm64) platform=mac-aarch64 ;;
  *) platform=mac ;;
esac

umask 022
packages=$top/target/packages
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-package.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$packages"
image_build "$work" "$platform"
# jpackage's launcher needs no command of the runtime.
rm -rf "$work/runtime/bin"
java_options=()
while read -r option; do java_options+=(--java-options "$option"); done < <(grep -v '^#' "$installer/java.options")
if [ -e "$work/input/novadesk.aot" ]; then java_options+=(--java-options '-XX:AOTCache=$APPDIR/novadesk.aot'); fi

# --- the icon: an .icns from every size that Finder asks for, each also at twice the density --------------
"$installer/icons.sh" "$work/icons" 16 32 64 128 256 512 1024
mkdir "$work/novadesk.iconset"
for size in 16 32 128 256 512; do
  cp "$work/icons/novadesk-$size.png" "$work/novadesk.iconset/icon_${size}x$size.png"
  cp "$work/icons/novadesk-$((size * 2)).png" "$work/novadesk.iconset/icon_${size}x$size@2x.png"
done
iconutil --convert icns --output "$work/novadesk.icns" "$work/novadesk.iconset"

# --- the application; licences and the bill of materials lie beside the cache ------------------------------
cp -R "$work/share/licences" "$work/share/novadesk.cdx.json" "$work/input/"
# macOS takes numbers only, and the first has to be at least 1.
number=$plain_version
case $number in 0.*) number=1.${number#0.} ;; esac
sign=()
if [ -n "${NOVADESK_SIGN:-}" ]; then sign=(--mac-sign --mac-signing-key-user-name "$NOVADESK_SIGN"); fi
image=(--name Novadesk --app-version "$number" --icon "$work/novadesk.icns"
  --runtime-image "$work/runtime" --input "$work/input" --mac-package-identifier io.novadesk
  --mac-package-name Novadesk --mac-app-category public.app-category.utilities
  "${java_options[@]}" ${sign[@]+"${sign[@]}"} "@$installer/jpackage.options")
for kind in "${kinds[@]}"; do
  image_say "packing $kind"
  case $kind in
    app-image | dmg | pkg) ;;
    *) image_die "unknown kind $kind; usage: $(basename "$0") [dmg|pkg|app-image]..." ;;
  esac
  rm -rf "$work/out"
  license=()
  if [ "$kind" != app-image ]; then license=(--license-file "$top/LICENSE"); fi
  "$jdk/bin/jpackage" --type "$kind" --dest "$work/out" "${image[@]}" ${license[@]+"${license[@]}"}
  case $kind in
    app-image) out=$packages/Novadesk.app ;;
    *) out=$packages/Novadesk-$version-$(uname -m).$kind ;;
  esac
  rm -rf "$out"
  mv "$work"/out/* "$out"
  echo "$out"
done
