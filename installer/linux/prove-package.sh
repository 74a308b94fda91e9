#!/usr/bin/env bash
# Proves the packages on a clean Debian 12 without Java: builds the .deb, lets lintian read it, installs it there
# with apt, opens the installed `novadesk --demo` under Xvfb and takes a picture, runs the tour's steps, upgrades
# it, removes the package and lists what is left. Pictures go to target/proof. Needs root and debootstrap.
#
#   prove-package.sh [--keep] [--rpm | DEB]
#     --rpm    unpack the .rpm and the .tar.gz there too, and run the tour from both
#     --keep   leave the chroot where it is
#     DEB      prove this file and build none
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$here/chroot.sh"

keep='' rpm='' deb=''
for argument in "$@"; do
  case $argument in
    --rpm) rpm=yes ;;
    --keep) keep=yes ;;
    *.deb) deb=$argument ;;
    *) chroot_die "usage: $(basename "$0") [--keep] [--rpm | DEB]" ;;
  esac
done
if [ -n "$rpm" ] && [ -n "$deb" ]; then chroot_die "--rpm builds, DEB builds nothing: one of them"; fi

top=$(cd "$here/../.." && pwd)
proof=$top/target/proof
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-package-proof.XXXXXX")
root=$work/root
started=()
finish() {
  for pid in ${started[@]+"${started[@]}"}; do kill -- "-$pid" 2>/dev/null || true; done
  if [ -n "$keep" ]; then
    echo "kept: $root"
  else
    chroot_remove "$root" && rm -rf "$work"
  fi
}
trap finish EXIT
trap 'exit 130' INT TERM

# In the background with a process group of its own, by which all of it can be ended; its id is in $pid.
background() {
  set -m
  "$@" &
  pid=$!
  set +m
  started+=("$pid")
}

begin=$SECONDS
step() { printf '%4d s  %s\n' $((SECONDS - begin)) "$*"; }
check() { # WHAT COMMAND...
  local what=$1
  shift
  "$@" || { step "FAILED: $what"; exit 1; }
  step "ok: $what"
}
# The program runs as a person, not as root.
as_person() { chroot_run "$root" setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/person "$@"; }
pictures() { # FOLDER: how many pictures it holds
  { find "$root$1" -name '*.png' -size +0 2>/dev/null || true; } | wc -l
}
tour() { # PROGRAM FOLDER
  as_person "$1" --tour "$2" --route steps >"$work/tour.log" 2>&1 || { tail -n 20 "$work/tour.log" >&2; return 1; }
  [ "$(pictures "$2")" -gt 0 ] || { echo "no pictures in $2" >&2; return 1; }
}
files() { # every file of the system but what the package manager notes of its own work, and people's homes
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./home -o -path ./root \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \) -prune -o -print | LC_ALL=C sort)
}

mkdir -p "$proof"
if [ -z "$deb" ]; then
  kinds=(deb)
  if [ -n "$rpm" ]; then kinds+=(rpm tar.gz); fi
  "$here/package.sh" "${kinds[@]}" | tee "$work/built"
  deb=$(sed -n 's/\.deb (.*/.deb/p' "$work/built")
fi
size=$(($(stat -c %s "$deb") / 1000000))
check "the package is $size MB, at most 70" test "$size" -le 70
if ! command -v lintian >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get -q -q -y install --no-install-recommends lintian >/dev/null 2>&1 ||
    chroot_die "lintian is missing: apt-get install lintian"
fi
check "lintian finds no error, and no warning without a reason" lintian --fail-on error,warning --allow-root "$deb"

step "making a clean Debian 12"
chroot_make "$root" xvfb xdotool scrot ca-certificates
chroot_run "$root" useradd --create-home --uid 1000 person
mkdir -p "$root/tmp/proof" && chmod 1777 "$root/tmp" "$root/tmp/proof"
cp "$deb" "$root/tmp/novadesk.deb"
if chroot_run "$root" sh -c 'command -v java' >/dev/null; then chroot_die "this machine has a Java already"; fi
# What the package depends on comes first, so that the difference at the end is the package's own.
check "its dependencies are in Debian 12" chroot_run "$root" sh -c \
  "apt-get -q -y satisfy --no-install-recommends '$(dpkg-deb -f "$deb" Depends)' >/var/log/proof.log 2>&1 || { cat /var/log/proof.log; false; }"
files >"$work/before"

check "it installs with apt" chroot_run "$root" sh -c \
  'apt-get -q -y install --no-install-recommends /tmp/novadesk.deb >/var/log/proof.log 2>&1 || { cat /var/log/proof.log; false; }'
answer=$(as_person novadesk --version) || chroot_die "novadesk --version failed: $answer"
step "ok: novadesk --version: $answer"
check "man page and desktop entry are in place" test -e "$root/usr/share/man/man1/novadesk.1.gz" \
  -a -e "$root/usr/share/applications/io.novadesk.Novadesk.desktop"

# --- the window ----------------------------------------------------------------------------------------
background chroot_run "$root" Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp >"$work/display" 2>"$work/xvfb.log"
until [ -s "$work/display" ]; do
  kill -0 "$pid" 2>/dev/null || { cat "$work/xvfb.log" >&2; chroot_die "Xvfb does not start"; }
  sleep 0.2
done
read -r display <"$work/display"
background as_person env DISPLAY=":$display" novadesk --demo >"$work/demo.log" 2>&1
window=$pid
on_display() { as_person env DISPLAY=":$display" "$@"; }
if ! timeout 180 chroot "$root" env DISPLAY=":$display" xdotool search --sync --onlyvisible --name Novadesk >/dev/null; then
  cat "$work/demo.log" >&2
  step "FAILED: no window"
  exit 1
fi
# A window is there before it is painted: an empty screen makes a picture of a few kilobytes only.
painted=no
for _ in $(seq 120); do
  sleep 1
  on_display scrot --overwrite /tmp/proof/demo.png
  if [ "$(stat -c %s "$root/tmp/proof/demo.png")" -gt 30000 ]; then
    painted=yes
    break
  fi
done
if [ $painted = no ]; then
  cat "$work/demo.log" >&2
  step "FAILED: the window stays empty"
  exit 1
fi
# The rows come a moment after the frame.
sleep 10
on_display scrot --overwrite /tmp/proof/demo.png
cp "$root/tmp/proof/demo.png" "$proof/demo.png"
step "ok: novadesk --demo opened a window: target/proof/demo.png"
check "it still runs, and stops when asked" kill -- "-$window"
wait "$window" || true

# --- the tour --------------------------------------------------------------------------------------------
check "novadesk --tour" tour novadesk /tmp/proof/tour
mkdir -p "$proof/tour" && cp "$root"/tmp/proof/tour/*.png "$proof/tour/"
step "ok: it left $(pictures /tmp/proof/tour) pictures"

# --- an upgrade ----------------------------------------------------------------------------------------------
# The same program under a later version: what is proved is what becomes of the person's files.
dpkg-deb --raw-extract "$deb" "$work/next"
sed -i 's/^Version: .*/&+next/' "$work/next/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$work/next" "$root/tmp/novadesk-next.deb" >/dev/null
rm -rf "$work/next"
as_person sh -c 'echo "{\"theme\": \"DARK\"}" >/home/person/.config/novadesk/settings.json'
settings() { (cd "$root/home/person/.config/novadesk" && find . -type f -exec md5sum {} + | sort); }
kept=$(settings)
check "it is upgraded with apt" chroot_run "$root" sh -c \
  'apt-get -q -y install --no-install-recommends /tmp/novadesk-next.deb >/var/log/proof.log 2>&1 || { cat /var/log/proof.log; false; }'
check "the upgrade is installed" chroot_run "$root" sh -c 'dpkg-query -W -f "\${Version}" novadesk | grep -q "+next$"'
check "the person's settings are as they were" test "$kept" = "$(settings)"

# --- removal ---------------------------------------------------------------------------------------------
check "it is removed with apt" chroot_run "$root" sh -c 'apt-get -q -y purge novadesk >/var/log/proof.log 2>&1 || { cat /var/log/proof.log; false; }'
files >"$work/after"
left=$(LC_ALL=C comm -13 "$work/before" "$work/after")
check "what is left on the system: ${left:-nothing}" test -z "$left"
step "what the person keeps: $(cd "$root/home/person" && find . -type f -not -name '.bash*' -not -name .profile | sort | tr '\n' ' ')"

# --- the other packages ------------------------------------------------------------------------------------
if [ -n "$rpm" ]; then
  mkdir -p "$root/tmp/rpm" "$root/tmp/portable"
  rpm2archive - <"$(sed -n 's/\.rpm (.*/.rpm/p' "$work/built")" | tar -xz -C "$root/tmp/rpm"
  tar -xzf "$(sed -n 's/\.tar\.gz (.*/.tar.gz/p' "$work/built")" -C "$root/tmp/portable" --strip-components=1
  check "the .rpm's tree runs the tour" tour /tmp/rpm/usr/bin/novadesk /tmp/proof/tour-rpm
  check "the .tar.gz runs the tour" tour /tmp/portable/bin/novadesk /tmp/proof/tour-portable
fi
step "the package installs, runs and goes without a trace"
