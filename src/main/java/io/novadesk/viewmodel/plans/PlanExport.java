package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.export.Csv;
import io.novadesk.cloud.export.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The result of a plan as text for other programs. */
final class PlanExport {
  private PlanExport() {}

  /** A line of headings, then one for each server. */
  static String csv(List<PlanRow> rows) {
    StringBuilder text = new StringBuilder();
    List<String> names =
        List.of("server", "id", "region", "outcome", "sentence", "request_id", "ended");
    text.append(Csv.line(names, true));
    rows.forEach(row -> text.append(Csv.line(List.copyOf(fields(row).values()), true)));
    return text.toString();
  }

  static String json(List<PlanRow> rows) {
    StringJoiner array = new StringJoiner(",\n", "[\n", "\n]\n");
    for (PlanRow row : rows) {
      StringJoiner object = new StringJoiner(", ", "  {", "}");
      fields(row).forEach((key, value) -> object.add(Quoted.text(key) + ": " + Quoted.text(value)));
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
}
