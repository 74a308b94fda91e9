package io.novadesk.demo.http;

import static io.novadesk.demo.http.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts a service has, as OpenStack's services list them: by them clients tell what to ask.
 */
public final class Extensions {
  private final Map<String, Map<String, @Nullable Object>> byAlias = new LinkedHashMap<>();

  /**
   * @param updated as the service tells it
   */
  public Extensions with(String alias, String name, String description, String updated) {
    byAlias.put(
        alias,
        object(
            "name", name,
            "alias", alias,
            "description", description,
            "updated", updated,
            "links", List.of()));
    return this;
  }

  public Answer list() {
    return Answer.ok(object("extensions", new ArrayList<>(byAlias.values())));
  }

  /** One of them; empty: the service refuses it in its own form. */
  public Optional<Answer> show(Map<String, String> path) {
    return Optional.ofNullable(byAlias.get(path.getOrDefault("alias", "")))
        .map(extension -> Answer.ok(object("extension", extension)));
  }
}
