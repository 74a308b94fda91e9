package io.novadesk.cloud.action;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.Asker.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When one action is legal.
 *
 * @param statuses in which it is
 * @param tasks under way that do not forbid it
 * @param heedsLock whether a locked server refuses it from ordinary users
 * @param needsLaunch whether the server must have run before
 * @param needsHost whether the server must be on a host
 * @param role the least that it asks of the caller
 * @param since the microversion that brought it; 1: all have it
 */
record Rule(
    Set<ServerStatus> statuses,
    Set<String> tasks,
    boolean heedsLock,
    boolean needsLaunch,
    boolean needsHost,
    Role role,
    int since) {
  private static final String ANY_TASK = "*";

  /** In these statuses, with nothing under way, unless it is locked or never ran. */
  static Rule in(ServerStatus... statuses) {
    return new Rule(EnumSet.copyOf(List.of(statuses)), Set.of(), true, true, false, Role.MEMBER, 1);
  }

  /** At any time. */
  static Rule always() {
    return new Rule(
        EnumSet.complementOf(EnumSet.of(ServerStatus.DELETED)),
        Set.of(ANY_TASK),
        true,
        false,
        false,
        Role.MEMBER,
        1);
  }

  Rule during(String... allowed) {
    return new Rule(statuses, Set.of(allowed), heedsLock, needsLaunch, needsHost, role, since);
  }

  Rule duringAnyTask() {
    return during(ANY_TASK);
  }

  Rule evenLocked() {
    return new Rule(statuses, tasks, false, needsLaunch, needsHost, role, since);
  }

  Rule evenUnlaunched() {
    return new Rule(statuses, tasks, heedsLock, false, needsHost, role, since);
  }

  Rule onceLaunched() {
    return new Rule(statuses, tasks, heedsLock, true, needsHost, role, since);
  }

  Rule onHost() {
    return new Rule(statuses, tasks, heedsLock, needsLaunch, true, role, since);
  }

  Rule asking(Role least) {
    return new Rule(statuses, tasks, heedsLock, needsLaunch, needsHost, least, since);
  }

  Rule from(int minor) {
    return new Rule(statuses, tasks, heedsLock, needsLaunch, needsHost, role, minor);
  }

  boolean allowsTask(String task) {
    return tasks.contains(ANY_TASK) || tasks.contains(task);
  }
}
