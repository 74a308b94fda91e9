package io.novadesk.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another program with the classes of the tests. */
final class Child {
  private Child() {}

  static ProcessBuilder of(Class<?> main, String... args) {
    return new ProcessBuilder(command(main, args)).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * @param before a line of shell, such as a limit that holds for the program
   */
  static ProcessBuilder after(String before, Class<?> main, String... args) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
    command.addAll(command(main, args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static List<String> command(Class<?> main, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return command;
  }
}
