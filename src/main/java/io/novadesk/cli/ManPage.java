package io.novadesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, made of the commands themselves, as troff. */
final class ManPage {
  private static final String FRAME = "/cli/novadesk.1";

  private ManPage() {}

  static String of(CommandLine whole) {
    return frame()
        .replace("@OPTIONS@", options(whole.getCommandSpec()))
        .replace("@COMMANDS@", commands(whole))
        .replace("@EXITS@", exits(whole.getCommandSpec().usageMessage().exitCodeList()));
  }

  private static String frame() {
    try (InputStream in = Objects.requireNonNull(ManPage.class.getResourceAsStream(FRAME), FRAME)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commands(CommandLine whole) {
    StringBuilder out = new StringBuilder();
    whole.getSubcommands().values().forEach(command -> add(out, command));
    return out.toString();
  }

  private static void add(StringBuilder out, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().hidden()) {
      return;
    }
    if (command.getSubcommands().isEmpty()) {
      out.append(".SS \"").append(text(spec.qualifiedName())).append(arguments(spec));
      out.append("\"\n").append(text(String.join(" ", spec.usageMessage().description())));
      out.append('\n').append(options(spec));
    }
    command.getSubcommands().values().forEach(sub -> add(out, sub));
  }

  private static String arguments(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .map(p -> " \\fI" + text(p.paramLabel()) + "\\fR" + (p.arity().max() > 1 ? "..." : ""))
        .collect(Collectors.joining());
  }

  private static String options(CommandSpec spec) {
    StringBuilder out = new StringBuilder();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      entry(out, "\\fI" + text(parameter.paramLabel()) + "\\fR", parameter.description());
    }
    for (OptionSpec option : spec.options()) {
      boolean everywhere = spec.parent() != null && (option.usageHelp() || option.versionHelp());
      if (!option.hidden() && !everywhere) {
        String names =
            Arrays.stream(option.names())
                .map(name -> "\\fB" + text(name) + "\\fR")
                .collect(Collectors.joining(", "));
        String value = option.arity().max() > 0 ? " \\fI" + text(option.paramLabel()) + "\\fR" : "";
        entry(out, names + value, option.description());
      }
    }
    return out.toString();
  }

  private static void entry(StringBuilder out, String head, String[] description) {
    out.append(".TP\n").append(head).append('\n');
    out.append(text(String.join(" ", List.of(description)))).append('\n');
  }

  private static String exits(Map<String, String> exits) {
    StringBuilder out = new StringBuilder();
    exits.forEach(
        (status, meaning) -> entry(out, "\\fB" + status + "\\fR", new String[] {meaning}));
    return out.toString();
  }

  /** What troff reads nothing into. */
  private static String text(String plain) {
    String safe =
        plain.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq").replace("\n", " ");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
