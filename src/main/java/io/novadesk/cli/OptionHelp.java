package io.novadesk.cli;

import io.novadesk.i18n.Text;
import java.util.List;
import java.util.ListResourceBundle;

/** What options mean, in the person's language, by their names without dashes. */
final class OptionHelp extends ListResourceBundle {
  private static final List<String> NAMES =
      List.of(
          "at-once",
          "batch",
          "cloud",
          "description",
          "dry-run",
          "filter",
          "groups",
          "help",
          "image",
          "key",
          "lines",
          "networks",
          "new-flavor",
          "new-names",
          "output",
          "password-file",
          "plan",
          "property",
          "region",
          "script",
          "servers",
          "shell",
          "show-passwords",
          "stop-after",
          "tags",
          "type",
          "unlock",
          "user-data",
          "variables",
          "wait",
          "watch",
          "yes",
          "zone");

  @Override
  protected Object[][] getContents() {
    return NAMES.stream()
        .map(name -> new Object[] {name, Text.of("cli.option." + name)})
        .toArray(Object[][]::new);
  }
}
