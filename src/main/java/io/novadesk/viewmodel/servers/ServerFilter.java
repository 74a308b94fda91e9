package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the filter box understands: words that must all occur somewhere in a server, and {@code
 * field:value} for status, name, ip, image, flavor, zone, region, id, task, tag, key, {@code
 * meta.KEY} and age ({@code age:>30d}). A leading {@code -} negates; quotes keep blanks together.
 */
public final class ServerFilter implements Predicate<ServerRow> {
  public static final ServerFilter EVERYTHING = new ServerFilter(List.of());

  private final List<Predicate<ServerRow>> terms;

  private ServerFilter(List<Predicate<ServerRow>> terms) {
    this.terms = terms;
  }

  public static ServerFilter parse(String text) {
    List<Predicate<ServerRow>> terms = new ArrayList<>();
    for (String word : words(text)) {
      boolean negated = word.length() > 1 && word.startsWith("-");
      Predicate<ServerRow> term = term(negated ? word.substring(1) : word);
      terms.add(negated ? term.negate() : term);
    }
    return new ServerFilter(List.copyOf(terms));
  }

  @Override
  public boolean test(ServerRow row) {
    for (Predicate<ServerRow> term : terms) {
      if (!term.test(row)) {
        return false;
      }
    }
    return true;
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static Predicate<ServerRow> term(String word) {
    int colon = word.indexOf(':');
    if (colon > 0) {
      Predicate<ServerRow> field =
          field(
              word.substring(0, colon).toLowerCase(Locale.ROOT),
              word.substring(0, colon),
              word.substring(colon + 1));
      if (field != null) {
        return field;
      }
    }
    return row -> occursIn(row, word);
  }

  private static @Nullable Predicate<ServerRow> field(String field, String asTyped, String value) {
    if (field.startsWith("meta.")) {
      String key = asTyped.substring("meta.".length());
      return row -> {
        String found = row.server().metadata().get(key);
        return found != null && contains(found, value);
      };
    }
    return switch (field) {
      case "status" -> row -> contains(row.server().status(), value);
      case "name" -> row -> contains(row.name(), value);
      case "id" -> row -> contains(row.server().id(), value);
      case "ip" -> row -> hasAddress(row.server(), value);
      case "image" -> row -> contains(row.imageName(), value);
      case "flavor" -> row -> contains(row.flavorName(), value);
      case "zone" -> row -> contains(row.server().availabilityZone(), value);
      case "region" -> row -> contains(row.region().displayName(), value);
      case "task" -> row -> contains(row.server().taskState(), value);
      case "key" -> row -> contains(row.server().keyName(), value);
      case "tag" -> row -> row.server().tags().stream().anyMatch(tag -> contains(tag, value));
      case "age" -> age(value);
      // Any other word before the colon is taken for a metadata key.
      default ->
          row -> {
            String found = row.server().metadata().get(asTyped);
            return found != null ? contains(found, value) : occursIn(row, asTyped + ":" + value);
          };
    };
  }

  /** {@code >30d}, {@code <2h}; s, m, h, d, w. */
  private static @Nullable Predicate<ServerRow> age(String value) {
    var matcher = java.util.regex.Pattern.compile("([<>])(\\d{1,6})([smhdw])").matcher(value);
    if (!matcher.matches()) {
      return null;
    }
    long number = Long.parseLong(matcher.group(2));
    Duration limit =
        switch (matcher.group(3)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        };
    boolean older = ">".equals(matcher.group(1));
    return row -> {
      Instant created = row.server().created();
      return created != null && older == created.isBefore(Instant.now().minus(limit));
    };
  }

  private static boolean occursIn(ServerRow row, String word) {
    Server server = row.server();
    if (contains(row.name(), word)
        || contains(server.status(), word)
        || contains(row.flavorName(), word)
        || contains(row.imageName(), word)
        || contains(server.id(), word)
        || contains(server.taskState(), word)
        || hasAddress(server, word)) {
      return true;
    }
    for (Map.Entry<String, String> item : server.metadata().entrySet()) {
      if (contains(item.getValue(), word) || contains(item.getKey(), word)) {
        return true;
      }
    }
    return server.tags().stream().anyMatch(tag -> contains(tag, word));
  }

  private static boolean hasAddress(Server server, String part) {
    List<Address> addresses = server.addresses();
    if (addresses != null) {
      for (Address address : addresses) {
        if (contains(address.addr(), part)) {
          return true;
        }
      }
    }
    return contains(server.accessIPv4(), part);
  }

  /** Without regard to case, and without making a new text for every server at every key stroke. */
  static boolean contains(@Nullable String text, String part) {
    if (text == null) {
      return false;
    }
    int last = text.length() - part.length();
    for (int i = 0; i <= last; i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
