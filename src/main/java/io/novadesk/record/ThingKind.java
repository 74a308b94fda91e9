package io.novadesk.record;

import org.jspecify.annotations.Nullable;

/** What is watched of a region beside its servers. */
public enum ThingKind {
  IMAGE,
  VOLUME,
  ADDRESS;

  private static final char BETWEEN = '/';

  /** By what a record knows it: no server has such an id. */
  String keyOf(String id) {
    return name() + BETWEEN + id;
  }

  /** What a key of a record is about; null: a server. */
  public static @Nullable ThingKind of(String key) {
    if (key.indexOf(BETWEEN) > 0) {
      for (ThingKind kind : values()) {
        if (key.startsWith(kind.name() + BETWEEN)) {
          return kind;
        }
      }
    }
    return null;
  }

  /** The id that the cloud has for what a key is about. */
  public static String idOf(String key) {
    ThingKind kind = of(key);
    return kind == null ? key : key.substring(kind.name().length() + 1);
  }
}
