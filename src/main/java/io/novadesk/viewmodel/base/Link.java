package io.novadesk.viewmodel.base;

/**
 * Something that has a place of its own in the window.
 *
 * @param region the key of its region
 * @param id its id there
 */
public record Link(Kind kind, String region, String id) {
  /** What can be gone to. */
  public enum Kind {
    IMAGE,
    FLAVOR
  }
}
