package io.novadesk.api.compute;

import io.novadesk.api.wire.Pager;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which servers to list.
 *
 * @param changesSince only what changed at or after this instant, deleted ones included; by the
 *     cloud's clock
 * @param allProjects every project's servers (administrators)
 * @param filters further query parameters, such as {@code name} or {@code status}
 * @param firstPage servers asked for first, so that rows are on screen at once
 * @param page servers asked for in each further request
 * @param most the list is cut off behind so many servers: it may have no end
 */
public record ServerQuery(
    @Nullable Instant changesSince,
    boolean allProjects,
    Map<String, String> filters,
    int firstPage,
    int page,
    int most) {
  public static final ServerQuery ALL = new ServerQuery(null, false, Map.of(), 40, 200);

  /** All, for whoever shows nothing before the last has come: most projects are one request. */
  public static final ServerQuery WHOLE = new ServerQuery(null, false, Map.of(), 500, 200);

  public ServerQuery(
      @Nullable Instant changesSince,
      boolean allProjects,
      Map<String, String> filters,
      int firstPage,
      int page) {
    this(changesSince, allProjects, filters, firstPage, page, Pager.MOST_ITEMS);
  }

  /** The same, cut off behind so many servers. */
  public ServerQuery atMost(int servers) {
    return new ServerQuery(changesSince, allProjects, filters, firstPage, page, servers);
  }

  /** The same of every project, which only administrators may ask for. */
  public ServerQuery ofAllProjects() {
    return new ServerQuery(changesSince, true, filters, firstPage, page, most);
  }

  /**
   * Those that were deleted a short while ago and can still be restored. No list of what there is
   * tells them (nova's instance_get_all_by_filters leaves them out whatever status is asked for),
   * but a question about changes does, to members too.
   */
  ServerQuery ofSoftDeleted() {
    return new ServerQuery(
        Instant.EPOCH, allProjects, Map.of("status", "SOFT_DELETED"), page, page, most);
  }

  /** Every server of the project, or of all of them, as it is now. */
  boolean isWhole() {
    return changesSince == null && filters.isEmpty();
  }

  public ServerQuery since(Instant instant) {
    return new ServerQuery(instant, allProjects, filters, page, page, most);
  }
}
