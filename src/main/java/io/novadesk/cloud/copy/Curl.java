package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.http.RequestTemplate.Part;
import java.util.ArrayList;
import java.util.List;

/** Requests for a shell, sent by curl. */
final class Curl {
  private static final String NEXT = " \\\n  ";

  private Curl() {}

  static String of(RequestTemplate request, Shell shell) {
    List<String> words = new ArrayList<>();
    // Without -g curl reads brackets and braces in an address as patterns.
    words.add("curl -gsS" + method(request));
    words.add(shell.quoted(request.uri().toString()));
    request.headers().forEach((name, value) -> words.add("-H " + header(shell, name, value)));
    if (!request.body().isEmpty()) {
      // Not -d, which reads a file where the text begins with @.
      words.add("--data-raw " + shell.word(request.body(), true));
    }
    return String.join(NEXT, words);
  }

  private static String method(RequestTemplate request) {
    return switch (request.method()) {
      case "GET" -> request.body().isEmpty() ? "" : " -X GET";
      case "HEAD" -> " -I";
      default -> " -X " + request.method();
    };
  }

  private static String header(Shell shell, String name, List<Part> value) {
    if (value.equals(List.of(new Part.Literal("")))) {
      // The way to send a header that has a name and nothing more.
      return shell.quoted(name + ";");
    }
    if (value.size() == 1 && value.getFirst() instanceof Part.Variable(String variable)) {
      return "\"" + name + ": $" + variable + "\"";
    }
    List<Part> parts = new ArrayList<>(value);
    parts.set(
        0,
        new Part.Literal(
            name + ": " + (value.getFirst() instanceof Part.Literal(String text) ? text : "")));
    return shell.word(parts, false);
  }
}
