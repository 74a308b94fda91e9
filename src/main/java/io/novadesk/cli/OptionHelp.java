package io.novadesk.cli;

import io.novadesk.i18n.Text;
import java.util.List;
import java.util.ListResourceBundle;

/** What options mean, in the person's language, by their names without dashes. */
final class OptionHelp extends ListResourceBundle {
  private static final List<String> NAMES =
      List.of(
          "batch",
          "cloud",
          "dry-run",
          "filter",
          "output",
          "plan",
          "servers",
          "stop-after",
          "unlock",
          "wait",
          "yes");

  @Override
  protected Object[][] getContents() {
    return NAMES.stream()
        .map(name -> new Object[] {name, Text.of("cli.option." + name)})
        .toArray(Object[][]::new);
  }
}
