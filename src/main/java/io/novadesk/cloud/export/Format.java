package io.novadesk.cloud.export;

import io.novadesk.i18n.Text;
import java.util.Locale;

/** How an export is written. */
public enum Format {
  /** RFC 4180, in UTF-8. */
  CSV,
  /** An array of objects. */
  JSON,
  /** A list of mappings. */
  YAML;

  public String title() {
    return Text.of("export.format." + this);
  }

  /** Of files, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
