package io.novadesk.cloud.command;

import io.novadesk.cloud.command.CommandArgument.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A command between what is typed and what a journal keeps. */
public final class CommandLineText {
  /** Finds what is given by name or id. */
  @FunctionalInterface
  public interface Names {
    /**
     * @return its id and its name
     */
    List<String> find(Kind kind, String typed);
  }

  private CommandLineText() {}

  /**
   * What a journal would keep of what was typed.
   *
   * @param typed values by the names of arguments
   */
  public static Map<String, String> facts(
      ServerCommand command, Map<String, List<String>> typed, Names names) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (CommandArgument argument : command.arguments()) {
      for (String value : typed.getOrDefault(argument.name(), List.of())) {
        put(facts, argument, value, names);
      }
    }
    return facts;
  }

  private static void put(
      Map<String, String> facts, CommandArgument argument, String value, Names names) {
    switch (argument.kind()) {
      case PAIRS -> {
        int equals = value.indexOf('=');
        facts.put(
            argument.keys().getFirst() + value.substring(0, equals), value.substring(equals + 1));
      }
      case WORDS -> facts.put(argument.keys().getFirst() + value, "");
      case SECRET -> {
        // It is not typed where a command is written.
      }
      case TEXT, NUMBER, FLAG -> argument.keys().forEach(key -> facts.put(key, value));
      case FLAVOR, IMAGE -> {
        List<String> found = names.find(argument.kind(), value);
        for (int i = 0; i < argument.keys().size(); i++) {
          facts.put(argument.keys().get(i), found.get(i));
        }
      }
    }
  }

  /**
   * The words that are typed for it, the name of the command first, without its servers.
   *
   * @param facts as a journal keeps them
   */
  public static List<String> words(ServerCommand command, Map<String, String> facts) {
    List<String> words = new ArrayList<>(List.of(command.name()));
    for (CommandArgument argument : command.arguments()) {
      String option = "--" + argument.name();
      switch (argument.kind()) {
        case PAIRS ->
            starting(facts, argument).forEach((k, v) -> words.add(option + "=" + k + "=" + v));
        case WORDS -> starting(facts, argument).keySet().forEach(k -> words.add(option + "=" + k));
        case SECRET -> words.add("--password-file=-");
        case FLAG -> {
          if (Boolean.parseBoolean(facts.get(argument.keys().getFirst()))) {
            words.add(option);
          }
        }
        case TEXT, NUMBER -> {
          String value = facts.get(argument.keys().getFirst());
          if (value != null) {
            words.add(option + "=" + value);
          }
        }
        case FLAVOR, IMAGE -> {
          // A name says more than an id to whoever reads it, and holds in another cloud too.
          String id = facts.get(argument.keys().getFirst());
          String name = facts.get(argument.keys().getLast());
          if (id != null) {
            words.add(option + "=" + (Objects.requireNonNullElse(name, "").isEmpty() ? id : name));
          }
        }
      }
    }
    return words;
  }

  private static Map<String, String> starting(Map<String, String> facts, CommandArgument argument) {
    return new Kept(facts, "").startingWith(argument.keys().getFirst());
  }
}
