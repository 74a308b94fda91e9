package io.novadesk.cloud.copy;

import io.novadesk.cloud.copy.Deed.Step;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Locale;

/** Deeds as a script for bash with curl and jq, which waits until each has taken effect. */
final class ShellScript {
  private static final String FUNCTIONS =
      """
      set -u
      : "${OS_TOKEN:?}"
      failed=0

      ask() { curl -gsS -H "X-Auth-Token: $OS_TOKEN" -H 'Accept: application/json' "$@"; }

      fail() { printf '%s: %s\\n' "$name" "$1" >&2; broken=1 failed=1; }

      recorded() {
        ask "$address/os-instance-actions/$1" | jq -r '(.instanceAction.events // []) as $e
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
            then "\\(.server.status) \\(.server["OS-EXT-STS:task_state"])" else "gone" end')
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

      finish() { [ -n "$broken" ] || printf '%s: done\\n' "$name"; }

      """;

  private ShellScript() {}

  static String of(List<Deed> deeds) {
    StringBuilder out = new StringBuilder("#!/usr/bin/env bash\n");
    Text.of("copyAs.shell.about")
        .lines()
        .forEach(line -> out.append("# ").append(line).append('\n'));
    out.append(FUNCTIONS);
    for (Deed deed : deeds) {
      out.append("server ")
          .append(Shell.POSIX.quoted(Names.shown(deed.subject())))
          .append(' ')
          .append(Shell.POSIX.quoted(deed.server()))
          .append('\n');
      deed.steps().forEach(step -> out.append(step(step)));
      out.append("finish\n");
    }
    return out.append("exit $failed\n").toString();
  }

  private static String step(Step step) {
    String curl = Curl.of(step.request(), Shell.POSIX);
    return "step "
        + step.after().name().toLowerCase(Locale.ROOT)
        + " '"
        + String.join(" ", step.statuses())
        + "' "
        // What stands behind the name of the program and its two own options.
        + curl.substring("curl -gsS".length()).stripLeading()
        + "\n";
  }
}
