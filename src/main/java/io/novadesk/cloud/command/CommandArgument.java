package io.novadesk.cloud.command;

import io.novadesk.i18n.Text;
import java.util.List;

/**
 * What a command needs besides its servers.
 *
 * @param name as it is typed
 * @param keys under which a journal keeps it: of what has a name and an id, first the id; of {@link
 *     Kind#PAIRS} and {@link Kind#WORDS} what their keys begin with
 */
public record CommandArgument(String name, Kind kind, boolean required, List<String> keys) {

  /** What an argument is, so that it can be looked up and completed. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** Given or not. */
    FLAG,
    /** By name or id. */
    FLAVOR,
    /** By name or id. */
    IMAGE,
    /** {@code key=value}, as often as wanted. */
    PAIRS,
    /** As often as wanted. */
    WORDS,
    /** Kept nowhere, and never part of a command line. */
    SECRET
  }

  static CommandArgument needed(String name, String... keys) {
    return new CommandArgument(name, Kind.TEXT, true, List.of(keys));
  }

  static CommandArgument free(String name, String... keys) {
    return new CommandArgument(name, Kind.TEXT, false, List.of(keys));
  }

  CommandArgument of(Kind other) {
    return new CommandArgument(name, other, required, keys);
  }

  /** Whether it may be given more than once. */
  public boolean isMany() {
    return kind == Kind.PAIRS || kind == Kind.WORDS;
  }

  /** For a person. */
  public String help() {
    return Text.of("command.argument." + name);
  }
}
