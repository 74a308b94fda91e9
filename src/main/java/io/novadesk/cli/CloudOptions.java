package io.novadesk.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CloudOptions {
  @Option(names = "--cloud", paramLabel = "NAME", split = ",")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table")
  private Output output = Output.TABLE;

  List<String> names() {
    return names;
  }

  Output output() {
    return output;
  }
}
