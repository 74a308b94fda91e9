#!/usr/bin/env bash
# Makes sure that this Linux system has what JavaFX loads at run time:
#
#   system-packages.sh headless   to draw without a display: text layout and one font
#   system-packages.sh window     to open a real window as well: GTK, OpenGL, X extensions
#
# Silent when all is there. Otherwise root on a system with apt gets it installed; everybody else
# gets the one line to run, and exit status 1.
set -euo pipefail

say() { echo "novadesk: $*" >&2; }

usage="usage: $(basename "$0") headless|window"
kind=${1:-}
case $kind in
  headless | window) ;;
  *)
    echo "$usage" >&2
    exit 2
    ;;
esac

# --- what is missing, by what JavaFX opens: the same on every distribution --------------------------
PATH=$PATH:/usr/sbin:/sbin
libraries=$(ldconfig -p 2>/dev/null || true)
has_library() { [[ $libraries == *"$1 "* ]]; }
has_font() {
  local folder
  for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
    if [ -d "$folder" ] && [ -n "$(find -L "$folder" -name '*.[to]tf' -print -quit 2>/dev/null)" ]; then
      return 0
    fi
  done
  return 1
}

debian=() fedora=()
want() { # LIBRARY DEBIAN-PACKAGE FEDORA-PACKAGE
  if ! has_library "$1"; then
    debian+=("$2")
    fedora+=("$3")
  fi
}
want libpangoft2-1.0.so.0 libpangoft2-1.0-0 pango
if ! has_font; then
  debian+=(fonts-dejavu-core)
  fedora+=(dejavu-sans-fonts)
fi
if [ "$kind" = window ]; then
  want libgtk-3.so.0 libgtk-3-0 gtk3
  want libXtst.so.6 libxtst6 libXtst
  want libGL.so.1 libgl1 mesa-libGL
  want libXxf86vm.so.1 libxxf86vm1 libXxf86vm
fi
if [ ${#debian[@]} -eq 0 ]; then exit 0; fi

# --- elsewhere than on apt: only say it --------------------------------------------------------------
if ! command -v apt-get >/dev/null; then
  if command -v dnf >/dev/null; then
    say "this system lacks what the window needs; run: sudo dnf install ${fedora[*]}"
  else
    say "this system lacks what the window needs; install (names as on Fedora): ${fedora[*]}"
  fi
  exit 1
fi

# --- apt ---------------------------------------------------------------------------------------------
known() { apt-cache --quiet=0 policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }
names() { # the missing packages by the name this release gives them (t64: since the 64-bit time change)
  local name
  for name in "${debian[@]}"; do
    if ! known "$name" && known "${name}t64"; then echo "${name}t64"; else echo "$name"; fi
  done
}
if [ "$(id -u)" != 0 ]; then
  # shellcheck disable=SC2046 # one word per package
  say "this system lacks what the window needs; run: sudo apt-get install" $(names)
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt_get() { apt-get -q -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1; }
install() {
  # shellcheck disable=SC2046 # one word per package
  apt_get install --no-install-recommends $(names)
}
say "installing what this system lacks: ${debian[*]}"
# Package lists that are missing or out of date make the first try fail; the second has fresh ones.
if ! install; then
  apt_get update || true
  if ! install; then
    cat "$log" >&2
    # shellcheck disable=SC2046 # one word per package
    say "could not install it; see above, or run: apt-get install" $(names)
    exit 1
  fi
fi
