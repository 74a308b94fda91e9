package io.novadesk.demo.image;

import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The filters and the order that a query of images asks for. */
final class ImageQuery {
  private static final Set<String> SORT_KEYS =
      Set.of(
          "name",
          "status",
          "container_format",
          "disk_format",
          "size",
          "id",
          "created_at",
          "updated_at");
  private static final Set<String> NO_FILTERS =
      Set.of("limit", "marker", "sort", "sort_key", "sort_dir", "member_status", "tag");

  private ImageQuery() {}

  /** Whether the filters of a query let the image pass. */
  static boolean matches(Query query, Image image) {
    for (String name : query.names()) {
      if (NO_FILTERS.contains(name)) {
        continue;
      }
      String wanted = String.valueOf(query.get(name));
      boolean fits =
          switch (name) {
            case "visibility" -> wanted.equals("all") || wanted.equals(image.visibility());
            case "size_min" -> image.size() >= number(wanted);
            case "size_max" -> image.size() <= number(wanted);
            case "protected", "os_hidden" -> flag(name, wanted).equals(image.text(name));
            case "created_at", "updated_at" -> compare(name, image.text(name), wanted);
            default ->
                wanted.startsWith("in:")
                    ? List.of(wanted.substring(3).replace("\"", "").split(",", -1))
                        .contains(image.text(name))
                    : wanted.equals(image.text(name));
          };
      if (!fits) {
        return false;
      }
    }
    return query.all("tag").stream()
        .allMatch(tag -> image.fields().get("tags") instanceof List<?> tags && tags.contains(tag));
  }

  private static long number(String text) {
    if (!text.matches("-?\\d{1,15}")) {
      throw Refusal.badRequest("Unable to filter on a range with a non-numeric value.");
    }
    return Long.parseLong(text);
  }

  private static String flag(String name, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid value '%s' for '%s' filter. Valid values are 'true' or 'false'.",
              text,
              name));
    }
    return word;
  }

  /** Times compare as they are written; {@code gt:} and its like may stand before one. */
  private static boolean compare(String name, String has, String wanted) {
    int colon = wanted.indexOf(':');
    String operator = colon > 0 && colon < 4 ? wanted.substring(0, colon) : "eq";
    String text = colon > 0 && colon < 4 ? wanted.substring(colon + 1) : wanted;
    Instant time;
    try {
      time = Instant.parse(text.endsWith("Z") || text.contains("+") ? text : text + "Z");
    } catch (DateTimeParseException e) {
      throw Refusal.badRequest(
          "Bad \"" + name + "\" query filter format. Use ISO 8601 DateTime notation.");
    }
    int order = Instant.parse(has).compareTo(time);
    return switch (operator) {
      case "gt" -> order > 0;
      case "gte" -> order >= 0;
      case "lt" -> order < 0;
      case "lte" -> order <= 0;
      case "neq" -> order != 0;
      default -> order == 0;
    };
  }

  /** Puts them in the order that the query asks for. */
  static void order(Query query, List<Image> found) {
    List<String> keys = new ArrayList<>(query.all("sort_key"));
    List<String> directions = new ArrayList<>(query.all("sort_dir"));
    String sort = query.get("sort");
    if (sort != null) {
      keys.clear();
      directions.clear();
      for (String part : List.of(sort.split(",", -1))) {
        int colon = part.indexOf(':');
        keys.add(colon < 0 ? part : part.substring(0, colon));
        directions.add(colon < 0 ? "desc" : part.substring(colon + 1));
      }
    }
    if (keys.isEmpty() && directions.isEmpty()) {
      return;
    }
    if (keys.isEmpty()) {
      keys.add("created_at");
    }
    Comparator<Image> order = null;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      if (!SORT_KEYS.contains(key)) {
        throw Refusal.badRequest(
            "Invalid sort key: "
                + key
                + ". It must be one of the following: name, status, container_format, disk_format,"
                + " size, id, created_at, updated_at.");
      }
      Comparator<Image> by =
          key.equals("size")
              ? Comparator.comparingLong(Image::size)
              : Comparator.comparing(image -> image.text(key));
      String direction =
          directions.isEmpty() ? "desc" : directions.get(Math.min(i, directions.size() - 1));
      if (!direction.equals("asc") && !direction.equals("desc")) {
        throw Refusal.badRequest("Invalid sort direction: " + direction);
      }
      Comparator<Image> directed = direction.equals("asc") ? by : by.reversed();
      order = order == null ? directed : order.thenComparing(directed);
    }
    if (order != null) {
      found.sort(order.thenComparing(Image::id));
    }
  }
}
