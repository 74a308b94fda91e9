package io.novadesk.app;

import org.jspecify.annotations.Nullable;

/**
 * The command lines that open a window, as they are typed daily. They are read here because picocli
 * is compiled for a Java so old that the JVM keeps its classes in no cache: it would hold up every
 * window by a tenth of a second. All others, and all that are wrong, are {@link NovadeskCommand}'s.
 *
 * @param demo straight into the demo cloud
 * @param cloud straight into that cloud; null: the connect dialog
 * @param trace whether the steps of the start are printed
 */
record WindowStart(boolean demo, @Nullable String cloud, boolean trace) {

  /** Null where the line is not one of these. */
  static @Nullable WindowStart of(String... line) {
    boolean demo = false;
    boolean trace = false;
    @Nullable String cloud = null;
    for (int i = 0; i < line.length; i++) {
      if (line[i].equals("--demo") && !demo) {
        demo = true;
      } else if (line[i].equals("--startup-trace") && !trace) {
        trace = true;
      } else if (line[i].equals("--cloud") && cloud == null && isName(line, i + 1)) {
        cloud = line[++i];
      } else {
        return null;
      }
    }
    return demo && cloud != null ? null : new WindowStart(demo, cloud, trace);
  }

  private static boolean isName(String[] line, int i) {
    return i < line.length && line[i].matches("\\w.*");
  }
}
