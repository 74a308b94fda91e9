package io.novadesk.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command lines that open a window, as they are typed daily. They are read here because picocli
 * is compiled for a Java so old that the JVM keeps its classes in no cache: it would hold up every
 * window by a tenth of a second. All others, and all that are wrong, are {@link NovadeskCommand}'s.
 *
 * @param demo straight into the demo cloud
 * @param clouds straight into these; empty: the connect dialog
 * @param team folder that a team shares; empty: what the settings say
 * @param trace whether the steps of the start are printed
 */
record WindowStart(boolean demo, List<String> clouds, String team, boolean trace) {
  WindowStart {
    clouds = List.copyOf(clouds);
  }

  /** Null where the line is not one of these. */
  static @Nullable WindowStart of(String... line) {
    boolean demo = false;
    boolean trace = false;
    String team = "";
    List<String> clouds = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      if (line[i].equals("--demo") && !demo) {
        demo = true;
      } else if (line[i].equals("--startup-trace") && !trace) {
        trace = true;
      } else if (line[i].equals("--cloud") && isName(line, i + 1)) {
        clouds.add(line[++i]);
      } else if (line[i].equals("--team") && team.isEmpty() && isPath(line, i + 1)) {
        team = line[++i];
      } else {
        return null;
      }
    }
    return demo && !clouds.isEmpty() ? null : new WindowStart(demo, clouds, team, trace);
  }

  private static boolean isPath(String[] line, int i) {
    return i < line.length && line[i].matches("[\\w./~].*");
  }

  private static boolean isName(String[] line, int i) {
    return i < line.length && line[i].matches("\\w.*");
  }
}
