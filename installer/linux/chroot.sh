# shellcheck shell=bash
# A clean Debian 12 in a folder, for the proofs beside this file; sourced by them. Needs root and
# debootstrap. The mirror, its proxy and the certificates to trust are those of this machine.
#
#   chroot_make FOLDER PACKAGES...   makes it, with these packages and the updates of this machine's sources
#   chroot_run FOLDER COMMAND...     runs a command inside, as root, with the proxy variables and nothing else
#   chroot_remove FOLDER             unmounts and deletes it

chroot_die() {
  echo "error: $*" >&2
  exit 1
}

# Packages fetched once serve the next chroot too.
: "${NOVADESK_DEB_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/novadesk-debootstrap}"
chroot_release=bookworm

chroot_mirror() { # the first mirror of this machine that carries the release
  apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    sed -n "s/^$chroot_release //p" | head -n 1
}

chroot_make() {
  local root=$1 mirror
  shift
  [ "$(id -u)" = 0 ] || chroot_die "run me as root"
  if ! command -v debootstrap >/dev/null; then
    { apt-get -q -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -q -y install --no-install-recommends debootstrap; } \
      >/dev/null 2>&1 || chroot_die "debootstrap is missing: apt-get install debootstrap"
  fi
  mirror=$(chroot_mirror)
  [ -n "$mirror" ] || chroot_die "this machine's apt knows no mirror of Debian 12"
  mkdir -p "$NOVADESK_DEB_CACHE" "$root"
  local log=$root.log
  debootstrap --variant=minbase --cache-dir="$NOVADESK_DEB_CACHE" $chroot_release "$root" "$mirror" >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; chroot_die "debootstrap failed, see $log"; }
  rm -f "$log"

  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    grep -E " $chroot_release(-updates|-security)? main$" | sort -u >"$root/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(http|https)' >"$root/etc/apt/apt.conf.d/99machine" || true
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  chroot_run "$root" apt-get -q -q update >/dev/null
  if [ $# -gt 0 ]; then
    if ! chroot_run "$root" apt-get -q -y install --no-install-recommends "$@" >"$root/var/log/proof.log" 2>&1; then
      tail -n 20 "$root/var/log/proof.log" >&2
      chroot_die "apt-get install failed in the chroot"
    fi
  fi
  # Certificates that this machine was told to trust (a company's proxy, say).
  if [ -d "$root/usr/local/share/ca-certificates" ] && [ -x "$root/usr/sbin/update-ca-certificates" ]; then
    cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null || true
    chroot_run "$root" update-ca-certificates >/dev/null 2>&1
  fi
}

chroot_run() {
  local root=$1 name pass=()
  shift
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY MAVEN_OPTS; do
    if [ -n "${!name:-}" ]; then pass+=("$name=${!name}"); fi
  done
  chroot "$root" env -i HOME=/root LANG=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ${pass[@]+"${pass[@]}"} "$@"
}

chroot_remove() {
  local root=$1 point
  [ -d "$root" ] || return 0
  # Innermost first; what is still busy goes when its last user does.
  while read -r point; do
    umount -l "$point"
  done < <(awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/self/mounts | sort -r)
  if grep -qF " $root/" /proc/self/mounts; then
    echo "error: something is still mounted below $root; left as it is" >&2
    return 1
  fi
  rm -rf --one-file-system "$root"
}
