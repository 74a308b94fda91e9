package io.novadesk.demo.compute;

import org.jspecify.annotations.Nullable;

/** One move of a server to another size or host. Times are in milliseconds since 1970. */
public final class Migration {
  private final long id;
  private final String serverId;
  private final String type;
  private final @Nullable Host source;
  private final Flavor from;
  private final Flavor to;
  private final String projectId;
  private final String userId;
  private final long created;
  private volatile @Nullable Host target;
  private volatile String status;
  private volatile long updated;

  Migration(
      long id,
      Server server,
      String type,
      Flavor to,
      String projectId,
      String userId,
      long created) {
    this.id = id;
    this.serverId = server.id();
    this.type = type;
    this.source = server.host();
    this.from = server.flavor();
    this.to = to;
    this.projectId = projectId;
    this.userId = userId;
    this.created = created;
    this.status = type.equals("resize") || type.equals("migration") ? "migrating" : "accepted";
    this.updated = created;
  }

  void become(String what, @Nullable Host where, long now) {
    status = what;
    target = where;
    updated = now;
  }

  void become(String what, long now) {
    become(what, target, now);
  }

  public long id() {
    return id;
  }

  public String serverId() {
    return serverId;
  }

  /** resize, migration, live-migration or evacuation. */
  public String type() {
    return type;
  }

  /** Where the server came from; null when it ran nowhere. */
  public @Nullable Host source() {
    return source;
  }

  /** Where it goes; null while that is not decided. */
  public @Nullable Host target() {
    return target;
  }

  public Flavor from() {
    return from;
  }

  public Flavor to() {
    return to;
  }

  public String projectId() {
    return projectId;
  }

  public String userId() {
    return userId;
  }

  public String status() {
    return status;
  }

  public long created() {
    return created;
  }

  public long updated() {
    return updated;
  }
}
