package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.http.RequestTemplate.Part;
import io.novadesk.cloud.copy.Deed.Step;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Deeds as a whole script for openstacksdk, which waits until each has taken effect. */
final class PythonForm {
  private static final String IMPORTS =
      """

      import json
      import os
      import sys
      import time
      from concurrent.futures import ThreadPoolExecutor

      import openstack

      AT_ONCE = MANY
      LONGEST = 3600

      """;

  private static final String SECRET =
      """
      def secret(name):
          return json.dumps(os.environ[name])[1:-1]


      """;

  private PythonForm() {}

  static String of(List<Deed> deeds, int atOnce) {
    StringBuilder out = new StringBuilder("#!/usr/bin/env python3\n");
    Text.of("copyAs.python.about")
        .lines()
        .forEach(line -> out.append("# ").append(line).append('\n'));
    out.append(IMPORTS.replace("MANY", String.valueOf(atOnce)));
    boolean secrets =
        deeds.stream()
            .flatMap(deed -> deed.steps().stream())
            .anyMatch(step -> !step.request().secrets().isEmpty());
    out.append(secrets ? SECRET : "");
    Map<String, String> headers = headers(deeds);
    headers.forEach((text, name) -> out.append(name).append(" = ").append(text).append('\n'));
    out.append("WORK = [\n");
    for (Deed deed : deeds) {
      out.append("    (")
          .append(PythonText.quoted(Names.shown(deed.subject())))
          .append(", ")
          .append(PythonText.quoted(deed.server()))
          .append(", [\n");
      deed.steps().forEach(step -> out.append(step(step, headers)));
      out.append("    ]),\n");
    }
    return out.append("]\n").append(Scripts.of("run.py")).toString();
  }

  private static String step(Step step, Map<String, String> headers) {
    RequestTemplate request = step.request();
    return "        ("
        + PythonText.quoted(request.method())
        + ", "
        + PythonText.quoted(request.uri().toString())
        + ",\n         "
        + headers.get(headers(request))
        + ", "
        + (request.body().isEmpty() ? "None" : text(request.body(), true))
        + ", "
        + PythonText.quoted(step.after().name().toLowerCase(Locale.ROOT))
        + ", "
        + step.statuses().stream()
            .map(PythonText::quoted)
            .collect(Collectors.joining(", ", "[", "]"))
        + "),\n";
  }

  /** The name of each set of headers that is sent, by its text. */
  private static Map<String, String> headers(List<Deed> deeds) {
    List<String> all =
        deeds.stream()
            .flatMap(deed -> deed.steps().stream())
            .map(step -> headers(step.request()))
            .distinct()
            .toList();
    Map<String, String> names = new LinkedHashMap<>();
    all.forEach(
        text -> names.put(text, all.size() == 1 ? "HEADERS" : "HEADERS_" + (names.size() + 1)));
    return names;
  }

  /** Without the token: the login of the script has its own. */
  private static String headers(RequestTemplate request) {
    List<String> pairs = new ArrayList<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!value.equals(List.of(new Part.Variable(RequestTemplate.TOKEN)))) {
                pairs.add(PythonText.quoted(name) + ": " + text(value, false));
              }
            });
    return pairs.stream().collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(List<Part> parts, boolean json) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Literal(String text) -> PythonText.quoted(text);
                  case Part.Variable(String name) ->
                      (json ? "secret(\"" : "os.environ[\"") + name + (json ? "\")" : "\"]");
                })
        .collect(Collectors.joining(" + "));
  }
}
