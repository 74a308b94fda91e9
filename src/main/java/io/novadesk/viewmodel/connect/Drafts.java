package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.profile.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed for each cloud and is not saved yet, while another one is looked at. */
final class Drafts {
  /**
   * @param gaps what the file left open that it came from
   */
  record Draft(Connection connection, Secret secret, Gaps gaps) {}

  private final Map<String, Draft> drafts = new HashMap<>();

  /**
   * @param entry null: the new cloud
   */
  void keep(@Nullable CloudEntry entry, Draft draft) {
    drafts.put(key(entry), draft);
  }

  @Nullable Draft of(@Nullable CloudEntry entry) {
    return drafts.get(key(entry));
  }

  void forget(@Nullable CloudEntry entry) {
    drafts.remove(key(entry));
  }

  /** Keeps what was typed for the cloud of that name, but its secret. */
  void forgetSecrets(String name) {
    drafts.replaceAll(
        (key, draft) -> {
          boolean meant = draft.connection().name().equals(name) || key.endsWith(" " + name);
          return meant ? new Draft(draft.connection(), Secret.of(""), draft.gaps()) : draft;
        });
  }

  private static String key(@Nullable CloudEntry entry) {
    return entry == null ? "" : entry.kind() + " " + entry.name();
  }
}
