package io.novadesk.demo.compute;

/**
 * How much one project may have.
 *
 * @param ram MiB
 */
public record Quota(int instances, int cores, int ram) {
  /** Limits that hold for every project alike. */
  public static final int METADATA_ITEMS = 128;

  public static final int KEY_PAIRS = 100;
  public static final int SERVER_GROUPS = 10;
  public static final int SERVER_GROUP_MEMBERS = 10;

  /** What a project has. */
  public record Usage(int instances, int cores, int ram) {}
}
