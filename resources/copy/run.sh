set -u
: "${OS_TOKEN:?}"
failed=0

ask() { curl -gsS -H "X-Auth-Token: $OS_TOKEN" -H 'Accept: application/json' "$@"; }

fail() { printf '%s: %s\n' "$name" "$1" >&2; broken=1 failed=1; }

# Before 2.51 only administrators are told the events.
recorded() {
  ask -H 'OpenStack-API-Version: compute 2.51' "$address/os-instance-actions/$1" | jq -r '(.instanceAction.events // []) as $e
    | if any($e[]; .result == "Error") then "error"
      elif .instanceAction and (($e | length) == 0 or any($e[]; .finish_time == null)) then "open"
      else "done" end'
}

settled() {
  local after=$1 statuses=$2 id=$3 until=$((SECONDS + 3600)) record=done state
  while [ $SECONDS -lt $until ]; do
    [ "$after" = gone ] || record=$(recorded "$id")
    [ "$record" = error ] && { fail 'the cloud records an error'; return; }
    state=$(ask "$address" | jq -r 'if .server
      then "\(.server.status) \(.server["OS-EXT-STS:task_state"])" else "gone" end')
    case "$after $state" in
      'gone gone') return ;;
      'rest gone') fail 'the server is gone'; return ;;
      'rest '*' null')
        if [ "$record" = done ]; then
          [ -z "$statuses" ] && return
          case " $statuses " in *" ${state% *} "*) return ;; esac
          [ "$state" = 'ERROR null' ] && { fail ERROR; return; }
        fi ;;
    esac
    sleep 2
  done
  fail 'not known: it took too long'
}

server() { name=$1 address=$2 broken=; }

step() {
  local after=$1 statuses=$2 answer; shift 2
  [ -z "$broken" ] || return
  answer=$(curl -gsS -o /dev/null -w '%{http_code} %header{x-openstack-request-id}' "$@") ||
    { fail 'no answer'; return; }
  case $answer in 2*) ;; *) fail "HTTP ${answer%% *}"; return ;; esac
  [ "$after" = answer ] || settled "$after" "$statuses" "${answer#* }"
}

finish() { [ -n "$broken" ] || printf '%s: done\n' "$name"; }

