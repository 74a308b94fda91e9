package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.http.RequestTemplate.Part;
import io.novadesk.cloud.export.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** Requests as a Java program of one file, sent by the JDK's own client. */
final class JavaForm {
  private static final String BEGIN =
      """
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpRequest.BodyPublishers;
      import java.net.http.HttpResponse.BodyHandlers;

      public class Copied {
        public static void main(String[] args) throws Exception {
          HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      """;

  private static final String SEND =
      """
          client
              .send(%s, BodyHandlers.ofString())
              .body()
              .lines()
              .forEach(System.out::println);
      """;

  private static final String IN_JSON =
      """

        private static String inJson(String variable) {
          return System.getenv(variable).replaceAll("[\\\\\\\\\\"]", "\\\\\\\\$0");
        }
      """;

  private JavaForm() {}

  static String of(List<RequestTemplate> requests) {
    StringBuilder out = new StringBuilder(BEGIN);
    boolean secrets = false;
    for (int i = 0; i < requests.size(); i++) {
      String name = requests.size() == 1 ? "request" : "request" + (i + 1);
      out.append(request(requests.get(i), name));
      out.append(SEND.replace("%s", name));
      secrets |= requests.get(i).body().stream().anyMatch(Part.Variable.class::isInstance);
    }
    return out.append("  }\n").append(secrets ? IN_JSON : "").append("}\n").toString();
  }

  private static String request(RequestTemplate request, String name) {
    StringBuilder out = new StringBuilder("    HttpRequest ");
    out.append(name)
        .append(" =\n        HttpRequest.newBuilder(URI.create(")
        .append(Quoted.text(request.uri().toString()))
        .append("))\n");
    request
        .headers()
        .forEach(
            (header, value) ->
                out.append("            .header(")
                    .append(Quoted.text(header))
                    .append(", ")
                    .append(text(value, false))
                    .append(")\n"));
    String body =
        request.body().isEmpty() ? "noBody()" : "ofString(" + text(request.body(), true) + ")";
    return out.append("            .method(")
        .append(Quoted.text(request.method()))
        .append(", BodyPublishers.")
        .append(body)
        .append(")\n            .build();\n")
        .toString();
  }

  private static String text(List<Part> parts, boolean json) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Literal(String text) -> Quoted.text(text);
                  case Part.Variable(String name) ->
                      (json ? "inJson(\"" : "System.getenv(\"") + name + "\")";
                })
        .collect(Collectors.joining(" + "));
  }
}
