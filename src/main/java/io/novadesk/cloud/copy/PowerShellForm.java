package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.http.RequestTemplate.Part;
import java.util.List;
import java.util.stream.Collectors;

/** Requests for PowerShell, which hands quotes to other programs wrongly: sent by itself. */
final class PowerShellForm {
  /** All that PowerShell takes for a single quote. */
  private static final String QUOTES = "['\u2018\u2019\u201a\u201b]";

  private PowerShellForm() {}

  static String of(RequestTemplate request) {
    StringBuilder out = new StringBuilder("Invoke-RestMethod -Method ");
    out.append(quoted(request.method())).append(" -Uri ").append(quoted(request.uri().toString()));
    String headers =
        request.headers().entrySet().stream()
            .filter(e -> !e.getKey().equalsIgnoreCase("Content-Type"))
            .map(e -> quoted(e.getKey()) + " = " + text(e.getValue(), false))
            .collect(Collectors.joining("; ", "@{ ", " }"));
    out.append(" `\n  -Headers ").append(headers);
    request.headers().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("Content-Type"))
        .forEach(e -> out.append(" `\n  -ContentType ").append(text(e.getValue(), false)));
    if (!request.body().isEmpty()) {
      // As bytes: older versions send text as Latin-1.
      out.append(" `\n  -Body ([Text.Encoding]::UTF8.GetBytes(")
          .append(text(request.body(), true))
          .append("))");
    }
    return out.toString();
  }

  static String quoted(String text) {
    return "'" + text.replaceAll(QUOTES, "$0$0") + "'";
  }

  private static String text(List<Part> parts, boolean json) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Literal(String text) -> quoted(text);
                  case Part.Variable(String name) ->
                      json ? "($env:" + name + " -replace '([\\\\\"])', '\\$1')" : "$env:" + name;
                })
        .collect(Collectors.joining(" + "));
  }
}
