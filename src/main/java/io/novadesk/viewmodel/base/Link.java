package io.novadesk.viewmodel.base;

import java.util.List;

/**
 * Something that more is known of than its name.
 *
 * @param region the key of the region that it is in
 * @param id its id there; the name of what has no other
 * @param name by which a person knows it
 * @param facts what the place that names it knows of it
 */
public record Link(Kind kind, String region, String id, String name, List<Field> facts) {
  /** What it is. */
  public enum Kind {
    SERVER,
    IMAGE,
    FLAVOR,
    KEY_PAIR,
    SERVER_GROUP,
    ZONE,
    NETWORK,
    PORT,
    SECURITY_GROUP,
    VOLUME,
    HOST,
    PROJECT,
    USER
  }

  public Link {
    facts = List.copyOf(facts);
  }

  public Link(Kind kind, String region, String id, String name) {
    this(kind, region, id, name, List.of());
  }

  /** Something that is known by its name alone. */
  public Link(Kind kind, String region, String id) {
    this(kind, region, id, id);
  }

  /** The same, of which this is known. */
  public Link telling(List<Field> known) {
    return new Link(kind, region, id, name, known);
  }
}
