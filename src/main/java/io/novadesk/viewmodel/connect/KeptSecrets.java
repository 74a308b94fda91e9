package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.profile.Secrets;
import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of saved connections, in the place where they are kept, and under which name that of
 * an open cloud is. Belongs to the caller's side but for {@link #find}.
 */
final class KeptSecrets {
  private final TaskRunner tasks;
  private final Secrets place;
  private final Help help;

  /** The names by the clouds that are open. */
  private final Map<String, String> names = new HashMap<>();

  KeptSecrets(TaskRunner tasks, Secrets place, Help help) {
    this.tasks = tasks;
    this.place = place;
    this.help = help;
  }

  /** Blocking. */
  Optional<Secret> find(String name) throws IOException {
    return place.find(name);
  }

  /** Keeps it under a name; the cloud is open now. */
  void remember(String cloudName, String name, Secret secret) {
    names.put(cloudName, name);
    bring(name, secret);
  }

  /** Keeps that of a connection that is not open. */
  void bring(String name, Secret secret) {
    tasks.run(
        () -> {
          place.remember(name, secret);
          return name;
        },
        _ -> {},
        failure -> help.say(Failures.sentence(failure)));
  }

  /** Under which name an open cloud is kept. */
  String nameOf(String cloudName) {
    return names.getOrDefault(cloudName, cloudName);
  }

  /**
   * Another secret takes the place of that of an open cloud, where one is kept.
   *
   * @return under which name the cloud is kept
   */
  String renewed(String cloudName, Secret secret) {
    String name = names.get(cloudName);
    if (name == null) {
      return cloudName;
    }
    remember(cloudName, name, secret);
    return name;
  }

  /**
   * Forgets that of a cloud that was left.
   *
   * @return under which name it was kept
   */
  String forget(String cloudName) {
    String name = names.getOrDefault(cloudName, cloudName);
    names.remove(cloudName);
    tasks.run(
        () -> {
          place.forget(name);
          return name;
        },
        _ -> {},
        failure -> help.say(Failures.sentence(failure)));
    return name;
  }
}
