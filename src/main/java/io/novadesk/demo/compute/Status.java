package io.novadesk.demo.compute;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one word that clients show, made of vm_state and task_state (nova's {@code _STATE_MAP}). */
public final class Status {
  private static final Map<VmState, Map<TaskState, String>> TASKS = new EnumMap<>(VmState.class);
  private static final Map<VmState, String> PLAIN = new EnumMap<>(VmState.class);

  static {
    for (VmState state : VmState.values()) {
      PLAIN.put(
          state,
          switch (state) {
            case BUILDING -> "BUILD";
            case STOPPED -> "SHUTOFF";
            case RESIZED -> "VERIFY_RESIZE";
            case RESCUED -> "RESCUE";
            default -> state.name();
          });
      TASKS.put(state, new EnumMap<>(TaskState.class));
    }
    put(VmState.ACTIVE, "REBOOT", TaskState.REBOOTING, TaskState.REBOOT_PENDING);
    put(VmState.ACTIVE, "REBOOT", TaskState.REBOOT_STARTED);
    put(VmState.ACTIVE, "HARD_REBOOT", TaskState.REBOOTING_HARD, TaskState.REBOOT_PENDING_HARD);
    put(VmState.ACTIVE, "HARD_REBOOT", TaskState.REBOOT_STARTED_HARD);
    put(VmState.ACTIVE, "PASSWORD", TaskState.UPDATING_PASSWORD);
    put(VmState.ACTIVE, "MIGRATING", TaskState.MIGRATING);
    put(VmState.PAUSED, "MIGRATING", TaskState.MIGRATING);
    put(VmState.RESIZED, "REVERT_RESIZE", TaskState.RESIZE_REVERTING);
    for (VmState state : EnumSet.of(VmState.ACTIVE, VmState.STOPPED)) {
      put(state, "RESIZE", TaskState.RESIZE_PREP, TaskState.RESIZE_MIGRATING);
      put(state, "RESIZE", TaskState.RESIZE_MIGRATED, TaskState.RESIZE_FINISH);
    }
    for (VmState state : EnumSet.of(VmState.ACTIVE, VmState.STOPPED, VmState.ERROR)) {
      put(state, "REBUILD", TaskState.REBUILDING, TaskState.REBUILD_BLOCK_DEVICE_MAPPING);
      put(state, "REBUILD", TaskState.REBUILD_SPAWNING);
    }
  }

  private Status() {}

  private static void put(VmState state, String word, TaskState... tasks) {
    for (TaskState task : tasks) {
      TASKS.getOrDefault(state, Map.of()).put(task, word);
    }
  }

  public static String of(VmState state, @Nullable TaskState task) {
    String plain = PLAIN.getOrDefault(state, "UNKNOWN");
    return task == null ? plain : TASKS.getOrDefault(state, Map.of()).getOrDefault(task, plain);
  }

  /**
   * What a filter by status looks for.
   *
   * @param tasks empty when the task does not matter
   */
  public record Wanted(Set<VmState> states, Set<TaskState> tasks) {
    public boolean matches(VmState state, @Nullable TaskState task) {
      return states.contains(state) && (tasks.isEmpty() || (task != null && tasks.contains(task)));
    }
  }

  /** The states behind status words; no states when nobody knows the words. */
  public static Wanted wanted(Iterable<String> words) {
    Set<VmState> states = EnumSet.noneOf(VmState.class);
    Set<TaskState> tasks = EnumSet.noneOf(TaskState.class);
    boolean anyTask = false;
    for (String given : words) {
      String word = given.toUpperCase(Locale.ROOT);
      for (VmState state : VmState.values()) {
        if (word.equals(PLAIN.get(state))) {
          states.add(state);
          anyTask = true;
        }
        TASKS
            .getOrDefault(state, Map.of())
            .forEach(
                (task, name) -> {
                  if (name.equals(word)) {
                    states.add(state);
                    tasks.add(task);
                  }
                });
      }
    }
    return new Wanted(states, anyTask ? EnumSet.noneOf(TaskState.class) : tasks);
  }
}
