package io.novadesk.api.image;

/** What can be done to images depends on the service that has them. */
public enum ImageFeature {
  /** Images can be made of data, and their data can be read. */
  DATA,
  /** Name, visibility, protection and minimums can be changed. */
  EDIT,
  /** Images can be shared with single projects. */
  MEMBERS,
  /** Administrators can take an image out of use and back. */
  ACTIVATION
}
