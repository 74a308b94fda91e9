package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cloud's own words for why there is no server, and what may help. */
final class Advice {
  /** A word of a fault, and what may help then. */
  private record Hint(String word, String key) {}

  /** The most certain words first: several may stand in one fault. */
  private static final List<Hint> HINTS =
      List.of(
          new Hint("no valid host", "launch.try.noHost"),
          new Hint("quota", "launch.try.quota"),
          new Hint("block device", "launch.try.volume"),
          new Hint("volume", "launch.try.volume"),
          new Hint("network", "launch.try.network"),
          new Hint("port", "launch.try.network"),
          new Hint("image", "launch.try.image"));

  private Advice() {}

  static String onRefusal(ApiException e) {
    String said = e.getMessage();
    if (e.category() == Category.QUOTA) {
      String words = said.toLowerCase(Locale.ROOT);
      String key =
          words.contains("cores") || words.contains("ram")
              ? "launch.try.size"
              : words.contains("metadata")
                      || words.contains("personality")
                      || words.contains("file")
                  ? "launch.try.fewer"
                  : "launch.try.quota";
      return said(said, Text.of(key));
    }
    return said;
  }

  static String onFault(Server.@Nullable Fault fault) {
    if (fault == null || fault.message().isBlank()) {
      return Text.of("launch.failed.noFault");
    }
    String words = fault.message().toLowerCase(Locale.ROOT);
    String key =
        HINTS.stream()
            .filter(hint -> words.contains(hint.word()))
            .map(Hint::key)
            .findFirst()
            .orElse("launch.try.operator");
    return said(Text.of("launch.failed.error", fault.message()), Text.of(key));
  }

  private static String said(String words, String advice) {
    String end = words.endsWith(".") || words.endsWith("!") ? "" : ".";
    return Text.of("sentences", words + end, advice);
  }
}
