package io.novadesk.api;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** As the module says it; {@code development} from a class path. */
  public static String text() {
    return Version.class.getModule().getDescriptor() == null
        ? "development"
        : Version.class.getModule().getDescriptor().rawVersion().orElse("development");
  }
}
