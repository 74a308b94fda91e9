package io.novadesk.cloud.copy;

import io.novadesk.cloud.copy.Deed.Step;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Locale;

/** Deeds as a script for bash with curl and jq, which waits until each has taken effect. */
final class ShellScript {
  private ShellScript() {}

  static String of(List<Deed> deeds) {
    StringBuilder out = new StringBuilder("#!/usr/bin/env bash\n");
    Text.of("copyAs.shell.about")
        .lines()
        .forEach(line -> out.append("# ").append(line).append('\n'));
    out.append(Scripts.of("run.sh"));
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
