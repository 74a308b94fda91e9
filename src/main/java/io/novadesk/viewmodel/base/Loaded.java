package io.novadesk.viewmodel.base;

/** Something that is fetched when it is looked at. */
public sealed interface Loaded<T> {
  record Loading<T>() implements Loaded<T> {}

  record Ready<T>(T value) implements Loaded<T> {}

  /**
   * @param sentence why it could not be had
   */
  record Broken<T>(String sentence) implements Loaded<T> {}
}
