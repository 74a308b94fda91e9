package io.novadesk.cloud.action;

import io.novadesk.api.compute.Microversion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a cloud for something, as far as that decides what it grants. Names of roles are free on
 * each cloud: these are the usual ones, and the cloud has the last word.
 *
 * @param administrator locks do not bind them
 * @param manager may move the servers of the project
 * @param reader may change nothing
 * @param maximum the highest microversion of the cloud; null on clouds without any
 */
public record Asker(
    boolean administrator, boolean manager, boolean reader, @Nullable Microversion maximum) {

  /** Those who have these roles. */
  public static Asker withRoles(List<String> names, @Nullable Microversion maximum) {
    List<String> roles = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean administrator = roles.contains("admin");
    return new Asker(
        administrator,
        administrator || roles.contains("manager"),
        !roles.isEmpty() && roles.stream().allMatch("reader"::equals),
        maximum);
  }

  /** The same cloud, asked by somebody who may do everything. */
  public Asker asAdministrator() {
    return new Asker(true, true, false, maximum);
  }

  boolean speaks(int minor) {
    return maximum != null && Microversion.of(minor).compareTo(maximum) <= 0;
  }

  boolean has(Role role) {
    return switch (role) {
      case MEMBER -> !reader;
      case MANAGER -> manager;
      case ADMINISTRATOR -> administrator;
    };
  }

  /** The least that a cloud asks of those who want something. */
  enum Role {
    MEMBER,
    MANAGER,
    ADMINISTRATOR
  }
}
