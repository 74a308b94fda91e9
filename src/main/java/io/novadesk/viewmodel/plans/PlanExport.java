package io.novadesk.viewmodel.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The result of a plan as text for other programs. */
final class PlanExport {
  private PlanExport() {}

  /** RFC 4180: a line of headings, then one for each server. */
  static String csv(List<PlanRow> rows) {
    StringBuilder text = new StringBuilder();
    line(text, List.of("server", "id", "region", "outcome", "sentence", "request_id", "ended"));
    rows.forEach(row -> line(text, List.copyOf(fields(row).values())));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> values) {
    text.append(values.stream().map(PlanExport::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String cell(String value) {
    // A spreadsheet takes what begins so for a formula, and names come from anybody.
    String plain = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  static String json(List<PlanRow> rows) {
    StringJoiner array = new StringJoiner(",\n", "[\n", "\n]\n");
    for (PlanRow row : rows) {
      StringJoiner object = new StringJoiner(", ", "  {", "}");
      fields(row).forEach((key, value) -> object.add(quoted(key) + ": " + quoted(value)));
      array.add(object.toString());
    }
    return array.toString();
  }

  private static Map<String, String> fields(PlanRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("server", row.serverName());
    fields.put("id", row.serverId());
    fields.put("region", row.regionName());
    fields.put("outcome", row.outcome());
    fields.put("sentence", row.sentence());
    fields.put("request_id", row.requestId() == null ? "" : row.requestId());
    fields.put("ended", row.ended() == null ? "" : row.ended().toString());
    return fields;
  }

  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        default -> {
          if (c < ' ') {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('"').toString();
  }
}
