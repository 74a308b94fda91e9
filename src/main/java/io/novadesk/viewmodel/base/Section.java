package io.novadesk.viewmodel.base;

import java.util.List;

/** Fields that belong together. */
public record Section(String title, List<Field> fields) {
  public Section {
    fields = List.copyOf(fields);
  }
}
