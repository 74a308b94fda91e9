package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.command.ServerCommand.Argument;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was typed for a command, as one region understands it. */
final class Wishes {
  private final ServerCommand command;
  private final Map<String, String> typed;

  Wishes(ServerCommand command, Map<String, String> typed) {
    this.command = command;
    this.typed = typed;
  }

  /**
   * @throws EndException when something named is not there
   */
  Command in(Region region) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Argument argument : command.arguments()) {
      String value = typed.get(argument.name());
      if (value == null) {
        continue;
      }
      List<String> names =
          switch (argument.kind()) {
            case TEXT, NUMBER, FLAG -> List.of(value, value);
            case FLAVOR ->
                named(value, read(region.flavorShelf()::read), f -> f.id(), f -> f.name());
            case IMAGE -> named(value, read(region.imageShelf()::read), i -> i.id(), i -> i.name());
          };
      for (int i = 0; i < argument.keys().size(); i++) {
        facts.put(argument.keys().get(i), names.get(i));
      }
    }
    return command.make(facts);
  }

  private static <T> List<T> read(java.util.function.Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (ApiException e) {
      throw new EndException(Exit.SOME_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static <T> List<String> named(
      String value, List<T> all, Function<T, String> id, Function<T, String> name) {
    List<T> found = all.stream().filter(t -> id.apply(t).equals(value)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(t -> name.apply(t).equals(value)).toList();
    }
    if (found.size() != 1) {
      throw new EndException(
          Exit.USAGE,
          Text.of(found.isEmpty() ? "cli.noSuch" : "cli.severalSuch", value, found.size()));
    }
    return List.of(id.apply(found.getFirst()), name.apply(found.getFirst()));
  }
}
