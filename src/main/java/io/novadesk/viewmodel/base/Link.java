package io.novadesk.viewmodel.base;

/**
 * Something that more is known of than its name.
 *
 * @param region the key of the region that it is in
 * @param id its id there; the name of what has no other
 * @param name by which a person knows it
 */
public record Link(Kind kind, String region, String id, String name) {
  /** What it is. */
  public enum Kind {
    IMAGE(true),
    FLAVOR(true),
    KEY_PAIR(true),
    SERVER_GROUP(true),
    ZONE(true),
    NETWORK(false),
    SECURITY_GROUP(false),
    VOLUME(false),
    HOST(false),
    PROJECT(false),
    USER(false);

    private final boolean page;

    Kind(boolean page) {
      this.page = page;
    }

    /** Whether the window has a page of them. */
    public boolean hasPage() {
      return page;
    }
  }

  /** Something that is known by its name alone. */
  public Link(Kind kind, String region, String id) {
    this(kind, region, id, id);
  }
}
