package io.novadesk.common.script;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Operations.Migration;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.cloud.command.CommandLineText;
import io.novadesk.cloud.command.EachName;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was typed for a command, as each server and its region understand it. Looks up names in the
 * cloud, so it belongs on a background thread.
 */
public final class Wishes {
  private static final List<String> NAMES = List.of("imageName", "newName", "description");

  private final ServerCommand command;
  private final Map<String, List<String>> typed;
  private final @Nullable Secret secret;
  private final boolean patterns;
  private final Instant begun = Instant.now();
  private final Map<Region, Map<String, String>> facts = new HashMap<>();

  /**
   * @param patterns whether names are filled in for each server, as a plan of the window does it;
   *     of one server they are taken as they are typed
   */
  public Wishes(
      ServerCommand command,
      Map<String, List<String>> typed,
      @Nullable Secret secret,
      boolean patterns) {
    this.command = command;
    this.typed = typed;
    this.secret = secret;
    this.patterns = patterns;
  }

  /**
   * @throws WishException when so many servers would get one name
   */
  public void check(int servers) {
    boolean named =
        command.action() == ServerAction.RENAME
            || command.action() == ServerAction.SNAPSHOT
            || command.action() == ServerAction.BACKUP;
    if (named && servers > 1 && !tellsApart()) {
      throw WishException.mistyped(
          Text.of(
              command.action() == ServerAction.RENAME
                  ? "plan.problem.sameServerName"
                  : "plan.problem.sameName"));
    }
  }

  private boolean tellsApart() {
    return typed.getOrDefault("name", List.of()).stream()
        .anyMatch(name -> new EachName(name, begun).tellsApart());
  }

  /**
   * @param place of the server among those that take part, from 1
   * @throws WishException when something named is not there
   */
  public List<Command> of(Region region, Server server, int place) {
    Map<String, String> its = new LinkedHashMap<>(in(region));
    if (patterns) {
      for (String key : NAMES) {
        its.computeIfPresent(
            key, (_, text) -> new EachName(text, begun).of(server.displayName(), place));
      }
    }
    boolean looksUp =
        command.action() == ServerAction.ABORT_MIGRATION
            || command.action() == ServerAction.FINISH_MIGRATION;
    if (looksUp && !its.containsKey("migration")) {
      its.put("migration", migration(region, server));
    }
    return command.steps(its, secret);
  }

  /** What a journal would keep of it in that region. */
  public Map<String, String> in(Region region) {
    return facts.computeIfAbsent(
        region,
        r ->
            CommandLineText.facts(
                command,
                typed,
                (kind, value) ->
                    kind == Kind.FLAVOR
                        ? named(value, read(r.flavorShelf()::read), f -> f.id(), f -> f.name())
                        : named(value, read(r.imageShelf()::read), i -> i.id(), i -> i.name())));
  }

  /** A server has at most one that is under way. */
  private static String migration(Region region, Server server) {
    return read(() -> region.compute().operations().migrationsOf(server.id())).stream()
        .findFirst()
        .map(Migration::id)
        .orElseThrow(() -> WishException.failed(Text.of("cli.noMigration", server.displayName())));
  }

  private static <T> List<T> read(Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (ApiException e) {
      throw WishException.failed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * @return its id and its name
   */
  static <T> List<String> named(
      String value, List<T> all, Function<T, String> id, Function<T, String> name) {
    List<T> found = all.stream().filter(t -> id.apply(t).equals(value)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(t -> name.apply(t).equals(value)).toList();
    }
    if (found.size() != 1) {
      throw WishException.mistyped(
          Text.of(found.isEmpty() ? "cli.noSuch" : "cli.severalSuch", value, found.size()));
    }
    return List.of(id.apply(found.getFirst()), name.apply(found.getFirst()));
  }
}
