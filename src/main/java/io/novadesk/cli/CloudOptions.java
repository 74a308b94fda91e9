package io.novadesk.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CloudOptions {
  @Option(
      names = "--cloud",
      paramLabel = "NAME",
      split = ",",
      description = "An entry of clouds.yaml or of the saved clouds; several with commas.")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, json, jsonl, csv, yaml or name (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  List<String> names() {
    return names;
  }

  Output output() {
    return output;
  }
}
