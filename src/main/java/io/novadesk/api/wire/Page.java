package io.novadesk.api.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list.
 *
 * @param next the link to the next page as the cloud wrote it; only its query may be used
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /**
   * A page as nearly all services write it: {@code {"things": [..], "things_links": [..]}}, or with
   * {@code links}, as a list (instance actions) or as an object (the identity service).
   *
   * @throws io.novadesk.api.ApiException BAD_ANSWER when there is no such root
   */
  public static <T> Page<T> of(byte[] body, String root, Function<JsonNode, T> reader) {
    JsonNode tree = Json.tree(body);
    return new Page<>(Json.items(tree, root, reader), next(tree, root));
  }

  /** The link to the next page in an answer whose items stand under {@code root}. */
  public static @Nullable String next(JsonNode tree, String root) {
    JsonNode links = Json.first(tree, root + "_links", "links");
    return links.isObject() ? Json.filled(links, "next") : Json.href(links, "next");
  }
}
