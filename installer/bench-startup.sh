#!/usr/bin/env bash
# How fast the packaged Novadesk starts on the demo cloud, against the same classes started from the class path
# without a cache, in turns; and against the time that `openstack server list` takes for the same list, where
# that client is installed. Prints a table; exits 1 when a bound is missed.
#
#   bench-startup.sh [STARTS]     10 when none is given
#
# Opens real windows: on DISPLAY, else under an Xvfb of its own.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
top=$(dirname "$here")
starts=${1:-10}
marks=("toolkit" "window shown" "first frame" "list on screen")
export LC_ALL=C.UTF-8

work=$(mktemp -d "${TMPDIR:-/tmp}/novadesk-bench.XXXXXX")
processes=()
finish() {
  for pid in ${processes[@]+"${processes[@]}"}; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

"$here/linux/system-packages.sh" window
"$here/linux/package.sh" app-image >/dev/null
jdk=$("$here/find-jdk.sh")
if [ -z "${DISPLAY:-}" ]; then
  command -v Xvfb >/dev/null || { echo "no DISPLAY and no Xvfb (Debian: xvfb)" >&2; exit 1; }
  Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp >"$work/display" 2>/dev/null &
  processes+=($!)
  until [ -s "$work/display" ]; do sleep 0.2; done
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
fi

packaged() { exec "$top/target/packages/novadesk/bin/novadesk" "$@"; }
classpath() {
  exec "$jdk/bin/java" -XX:+UseG1GC -Xmx2g --enable-native-access=ALL-UNNAMED \
    --class-path "$top/target/novadesk.jar:$top/target/lib/*" io.novadesk.app.Main "$@"
}
stamp() { # each line with the time since BEGIN, in milliseconds: the same clock for both, whatever a process says of its age
  local line
  while IFS= read -r line; do echo "$(((${EPOCHREALTIME/./} - $1) / 1000))	$line"; done
}
start() { # VARIANT ROUND: one start up to the list, its trace, and its memory when it has come to rest
  local out=$work/$1.$2 begin=${EPOCHREALTIME/./} pid waited=0
  ("$1" --demo --startup-trace) > >(stamp "$begin" >"$out") 2>&1 &
  pid=$!
  processes+=("$pid")
  until grep -q "${marks[-1]}" "$out" 2>/dev/null; do
    waited=$((waited + 1))
    if ! kill -0 "$pid" 2>/dev/null || [ $waited -gt 1200 ]; then
      cat "$out" >&2
      echo "$1 never came to: ${marks[-1]}" >&2
      exit 1
    fi
    sleep 0.1
  done
  if [ "$2" -gt 0 ]; then
    for mark in "${marks[@]}"; do
      echo "$1	$mark	$(grep "$mark" "$out" | head -n 1 | cut -f 1)" >>"$work/figures"
    done
    # The heap is given back when nothing was collected for ten seconds.
    sleep 20
    echo "$1	memory	$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")" >>"$work/figures"
  fi
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}
median() { # VARIANT MARK
  awk -F '\t' -v variant="$1" -v mark="$2" '$1 == variant && $2 == mark { print $3 }' "$work/figures" | sort -n |
    awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : int((value[NR / 2] + value[NR / 2 + 1]) / 2) }'
}

# Round 0 warms the disk's cache for both and does not count.
for round in $(seq 0 "$starts"); do
  start packaged "$round"
  start classpath "$round"
done
if command -v openstack >/dev/null; then
  "$top/target/packages/novadesk/bin/novadesk" --demo-server --servers 60 >"$work/openrc" &
  processes+=($!)
  until grep -q '^# ready' "$work/openrc"; do
    kill -0 "${processes[-1]}" || exit 1
    sleep 0.1
  done
  . "$work/openrc"
  for _ in $(seq 5); do
    begin=${EPOCHREALTIME/./}
    openstack server list >"$work/list"
    echo "client	list on screen	$(((${EPOCHREALTIME/./} - begin) / 1000))" >>"$work/figures"
  done
fi

printf '%-22s %10s %10s %7s   median of %s starts\n' "" package "class path" ratio "$starts"
for mark in "${marks[@]}" memory; do
  a=$(median packaged "$mark") b=$(median classpath "$mark")
  case $mark in memory) unit=MB ;; *) unit=ms ;; esac
  printf '%-22s %7d %s %7d %s %7s\n' "$mark" "$a" $unit "$b" $unit "$(awk "BEGIN { printf \"%.2f\", $a / $b }")"
done
missed=0
bound() { # WHAT VALUE LIMIT
  if awk "BEGIN { exit !($2 <= $3) }"; then echo "held: $1: $2, at most $3"; else echo "MISSED: $1: $2, at most $3"; missed=1; fi
}
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
bound "first frame against the class path" "$(ratio "$(median packaged "first frame")" "$(median classpath "first frame")")" 0.50
bound "memory in MB" "$(median packaged memory)" 220
if grep -q '^client' "$work/figures"; then
  client=$(median client "list on screen")
  echo "openstack server list: $client ms"
  bound "list on screen against openstack server list" "$(ratio "$(median packaged "list on screen")" "$client")" 0.70
fi
exit $missed
