package io.novadesk.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which servers a command is for. */
final class FilterOptions {
  @Option(names = "--filter", paramLabel = "TEXT")
  private String filter = "";

  @Parameters(paramLabel = "SERVER", arity = "0..*", descriptionKey = "servers")
  private List<String> servers = List.of();

  String filter() {
    return filter;
  }

  List<String> servers() {
    return servers;
  }
}
