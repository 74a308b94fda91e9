package io.novadesk.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which servers a command is for. */
final class FilterOptions {
  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "As in the window's filter box, such as 'status:error tag:web age:>7d'.")
  private String filter = "";

  @Parameters(paramLabel = "SERVER", arity = "0..*", description = "Names or IDs of servers.")
  private List<String> servers = List.of();

  String filter() {
    return filter;
  }

  List<String> servers() {
    return servers;
  }
}
