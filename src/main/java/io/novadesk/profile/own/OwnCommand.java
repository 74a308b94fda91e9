package io.novadesk.profile.own;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A program of a person's own that is run for servers.
 *
 * @param run the program and its arguments, with {@code {id}}, {@code {name}}, {@code {ip}}, {@code
 *     {cloud}} and {@code {region}} for what is known of the server
 * @param ask whether it is asked about first
 * @param dangerous whether a locked production cloud keeps it away; it is asked about as well
 * @param where it is offered; not empty
 */
public record OwnCommand(
    String name, List<String> run, boolean ask, boolean dangerous, Set<Where> where) {
  /** Where it is offered. */
  public enum Where {
    /** In the menu of servers at the top of the window. */
    MENU,
    /** In the menu that a right click on a server opens. */
    CONTEXT,
    /** In what Ctrl+K finds. */
    PALETTE;

    public static final Set<Where> ALL = Set.of(values());

    /** As it stands in the file. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public OwnCommand {
    run = List.copyOf(run);
    where = Set.copyOf(where);
  }

  /** Whether it is run for each server; else it is run once. */
  public boolean isForServers() {
    return run.stream()
        .anyMatch(word -> OwnCommands.VALUES.stream().anyMatch(v -> word.contains("{" + v + "}")));
  }
}
