#!/usr/bin/env bash
# Draws the icon as PNG files, novadesk-SIZE.png, in a folder: icons.sh FOLDER SIZE...
# Needs rsvg-convert. The sizes that the window itself shows are kept in resources/icons, drawn with
#   installer/icons.sh resources/icons 32 64 128 256
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
if ! command -v rsvg-convert >/dev/null; then
  echo "rsvg-convert is missing: install it (Debian: librsvg2-bin, Homebrew: librsvg)" >&2
  exit 1
fi
folder=$1
shift
mkdir -p "$folder"
for size in "$@"; do
  rsvg-convert --width "$size" --height "$size" "$top/resources/icons/novadesk.svg" --output "$folder/novadesk-$size.png"
done
