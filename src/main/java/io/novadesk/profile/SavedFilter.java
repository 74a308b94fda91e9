package io.novadesk.profile;

/**
 * A filter that a person gave a name.
 *
 * @param cloud the name of the cloud whose servers it is for, or {@link #ALL_CLOUDS}
 * @param name tells it from the others of its cloud
 * @param filter as it is typed into the filter box
 */
public record SavedFilter(String cloud, String name, String filter) {
  /** In place of a cloud's name: it is for the servers of all clouds together. */
  public static final String ALL_CLOUDS = "*";
}
