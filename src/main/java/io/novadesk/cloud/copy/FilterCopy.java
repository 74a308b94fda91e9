package io.novadesk.cloud.copy;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.cloud.filter.FilterWord;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A filter of servers in other languages. {@code novadesk} knows the filter itself; the others ask
 * nova, which knows less: what it cannot be asked is said.
 */
public final class FilterCopy {
  /** Letters that are something else to a regular expression. */
  private static final String REGEX = "\\^$.?*+()[]{}";

  private FilterCopy() {}

  /**
   * @param clouds by the names under which they are known
   */
  public static Copied of(CopyForm form, String filter, List<String> clouds) {
    if (filter.isBlank()) {
      return Copies.not("nothing");
    }
    if (!ServerFilter.parse(filter).problem().isEmpty()) {
      return new Copied.Not(ServerFilter.parse(filter).problem());
    }
    if (form == CopyForm.NOVADESK) {
      List<String> words = new ArrayList<>(List.of("novadesk", "server", "list"));
      clouds.forEach(cloud -> words.add("--cloud=" + Shell.POSIX.plain(cloud)));
      words.add("--filter=" + Shell.POSIX.plain(filter));
      return new Copied.Ready(String.join(" ", words) + "\n");
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (FilterWord word : FilterWord.of(filter)) {
      Optional<Map.Entry<String, String>> asked = asked(word);
      if (asked.isEmpty() || query.put(asked.get().getKey(), asked.get().getValue()) != null) {
        return new Copied.Not(
            Text.of("copyAs.not.query", filter.substring(word.start(), word.end()).strip()));
      }
    }
    return new Copied.Ready(form == CopyForm.PYTHON ? python(query) : openStack(query));
  }

  /**
   * What nova is asked for the same; empty: it cannot be. Of addresses it knows no floating one,
   * and whether it takes a pattern depends on neutron.
   */
  private static Optional<Map.Entry<String, String>> asked(FilterWord word) {
    String value = word.value();
    boolean whole = value.startsWith("=");
    String text = whole ? value.substring(1) : value;
    FilterKey key = FilterKey.of(word.field()).orElse(null);
    if (word.negated() || word.values().size() > 1 || text.isEmpty() || key == null) {
      return Optional.empty();
    }
    return switch (key) {
      case STATUS -> status(text, whole).map(status -> Map.entry("status", status));
      case NAME -> Optional.of(Map.entry("name", regex(text, whole)));
      case TAG -> whole ? Optional.of(Map.entry("tags", text)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The one status of which this is a part. */
  private static Optional<String> status(String text, boolean whole) {
    List<String> found =
        Arrays.stream(ServerStatus.values())
            .filter(status -> status != ServerStatus.OTHER && status != ServerStatus.DELETED)
            .map(Enum::name)
            .filter(
                name ->
                    whole
                        ? Folded.of(name).equals(Folded.of(text))
                        : Folded.of(name).contains(Folded.of(text)))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String regex(String text, boolean whole) {
    StringBuilder out = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c == '|') {
                // On MySQL nova puts a backslash before it by itself.
                out.append("[|]");
                return;
              }
              if (REGEX.indexOf(c) >= 0) {
                out.append('\\');
              }
              out.append((char) c);
            });
    return whole ? "^" + out + "$" : out.toString();
  }

  private static String python(Map<String, String> query) {
    String asked =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + PythonText.quoted(one.getValue()))
            .collect(Collectors.joining(", "));
    return """
    import openstack

    cloud = openstack.connect()
    for server in cloud.compute.servers(QUERY):
        print(server.id, server.status, server.name)
    """
        .replace("QUERY", asked);
  }

  private static String openStack(Map<String, String> query) {
    List<String> words = new ArrayList<>(List.of("openstack"));
    if (query.containsKey("tags")) {
      words.add("--os-compute-api-version=2.26");
    }
    // Without a limit it shows the first page alone.
    words.addAll(List.of("server", "list", "--limit=-1"));
    query.forEach((key, value) -> words.add("--" + key + "=" + Shell.POSIX.plain(value)));
    return String.join(" ", words) + "\n";
  }
}
