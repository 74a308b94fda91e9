#!/usr/bin/env bash
# Proves the README's two commands on a fresh machine: a clean Debian 12 with git, Maven (on JDK 17) and
# JDK 25, no display, nothing else. Needs root and debootstrap.
#
#   prove-fresh-machine.sh [--cold] [--keep]
#     --cold   Maven fetches everything; else it starts from a copy of this machine's local repository
#     --keep   leave the chroot where it is
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$here/chroot.sh"

cold= keep=
for argument in "$@"; do
  case $argument in
    --cold) cold=yes ;;
    --keep) keep=yes ;;
    *) chroot_die "usage: $(basename "$0") [--cold] [--keep]" ;;
  esac
done

checkout=$(cd "$here/../.." && pwd)
jdk=$("$here/../find-jdk.sh")
work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-fresh.XXXXXX")
root=$work/root
finish() {
  if [ -n "$keep" ]; then
    echo "kept: $root"
  else
    chroot_remove "$root" && rm -rf "$work"
  fi
}
trap finish EXIT
trap 'exit 130' INT TERM

begin=$SECONDS
step() { printf '%4d s  %s\n' $((SECONDS - begin)) "$*"; }
check() { # WHAT COMMAND...
  local what=$1
  shift
  "$@" || { step "FAILED: $what"; exit 1; }
  step "ok: $what"
}

step "making a clean Debian 12"
chroot_make "$root" git maven openjdk-17-jre-headless ca-certificates
cp -a "$(readlink -f "$jdk")" "$root/usr/lib/jvm/jdk-25"

# What this machine's Maven is told, the chroot's is told too.
mkdir -p "$root/root/.m2"
if [ -f "$HOME/.m2/settings.xml" ]; then cp "$HOME/.m2/settings.xml" "$root/root/.m2/"; fi
if [ -z "$cold" ] && [ -d "$HOME/.m2/repository" ]; then cp -a "$HOME/.m2/repository" "$root/root/.m2/"; fi
git clone -q --no-hardlinks "$checkout" "$root/root/novadesk"
step "fresh machine ready: $(chroot_run "$root" mvn -v | sed -n 's/^Java version: \([^,]*\).*/Maven on Java \1/p'), commit $(git -C "$root/root/novadesk" rev-parse --short HEAD)"

inside() { chroot_run "$root" sh -c "cd /root/novadesk && $1"; }
check "mvn verify" inside "mvn -B -ntp verify"
# A clone of its own: each command has to be enough by itself.
rm -rf "$root/root/novadesk"
git clone -q --no-hardlinks "$checkout" "$root/root/novadesk"
check "./novadesk --demo" inside "./novadesk --demo"
pictures=$({ find "$root/root/novadesk/target/tour" -name '*.png' -size +0 2>/dev/null || true; } | wc -l)
check "the tour left pictures ($pictures)" test "$pictures" -gt 0
step "both commands work on a fresh Debian 12"
