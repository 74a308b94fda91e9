package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.cloud.filter.FilterWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a column is in the words of the filter box. */
public final class FilterTerm {
  private FilterTerm() {}

  /** What a filter for values of a column begins with, colon included; empty: there is none. */
  public static String beginning(Column column) {
    return switch (column) {
      case MetadataColumn(String key) -> FilterHelp.metadataField(key) + ":";
      case SinceColumn _ -> "";
      case ServerColumn known -> {
        FilterKey key = key(known);
        yield key == null ? "" : key.word() + ":";
      }
    };
  }

  /**
   * The filter that finds the servers with the same value in a column.
   *
   * @return empty where nothing can be compared: the column has no field, or its values are times
   */
  public static String of(Column column, ServerRow row) {
    return switch (column) {
      case MetadataColumn metadata ->
          row.server().metadata().containsKey(metadata.key())
              ? whole(beginning(metadata), metadata.text(row))
              : "-" + beginning(metadata);
      case SinceColumn _ -> "";
      case ServerColumn known -> {
        FilterKey key = key(known);
        yield key == null || key.isTime() ? "" : of(known, key, row);
      }
    };
  }

  /**
   * The filter that finds the servers with just this value in a field.
   *
   * @param field as it is typed before the colon
   * @param value empty: those without one
   */
  public static String of(String field, String value) {
    return value.isEmpty() ? "-" + field + ":" : whole(field + ":", value);
  }

  /** The filter that finds the servers with any of these values in a field. */
  public static String ofAny(String field, List<String> values) {
    return field
        + ":"
        + values.stream()
            .map(value -> FilterHelp.quoted("=" + value))
            .collect(Collectors.joining(","));
  }

  private static String of(ServerColumn column, FilterKey key, ServerRow row) {
    List<String> values = new ArrayList<>();
    if (column == ServerColumn.ADDRESS) {
      values.add(row.address());
    } else {
      key.texts(row, values::add);
    }
    values.removeIf(String::isEmpty);
    if (values.isEmpty()) {
      return "-" + beginning(column);
    }
    // A server has one value of most fields; where a name and an id lead there, the name is first.
    boolean all = column == ServerColumn.TAGS || column == ServerColumn.ADDRESSES;
    return String.join(
        " ",
        (all ? values : values.subList(0, 1))
            .stream().map(value -> whole(beginning(column), value)).distinct().toList());
  }

  /**
   * A filter text with a term in it: in place of what asks for another value of the same field,
   * else behind all.
   */
  public static String into(String text, String term) {
    List<FilterWord> added = FilterWord.of(term);
    StringBuilder kept = new StringBuilder();
    for (FilterWord word : FilterWord.of(text)) {
      boolean replaced =
          added.stream()
              .anyMatch(
                  other ->
                      !other.field().isEmpty() && other.field().equalsIgnoreCase(word.field()));
      if (!replaced) {
        kept.append(text, word.start(), word.end()).append(' ');
      }
    }
    return kept.append(term).toString();
  }

  private static String whole(String beginning, String value) {
    return beginning + FilterHelp.quoted("=" + value);
  }

  private static @Nullable FilterKey key(ServerColumn column) {
    return switch (column) {
      case ADDRESS, ADDRESSES -> FilterKey.IP;
      case TAGS -> FilterKey.TAG;
      case CREATED -> FilterKey.AGE;
      default -> Optional.of(column.name()).flatMap(FilterKey::of).orElse(null);
    };
  }
}
