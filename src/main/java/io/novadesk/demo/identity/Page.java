package io.novadesk.demo.identity;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages for a browser, and the forms that it sends. */
final class Page {
  private Page() {}

  static Map<String, @Nullable String> form(Call call) {
    Map<String, @Nullable String> fields = new HashMap<>();
    for (String pair : new String(call.bytes(), StandardCharsets.UTF_8).split("&", -1)) {
      int middle = pair.indexOf('=');
      if (middle > 0) {
        fields.put(pair.substring(0, middle), decoded(pair.substring(middle + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("The form cannot be read.");
    }
  }

  static Answer of(String body) {
    return Answer.text(
        200,
        "text/html",
        "<!doctype html><html lang=en><meta charset=utf-8><title>Demo cloud</title>"
            + "<body style=\"font:16px sans-serif;margin:4em auto;max-width:24em\">"
            + body
            + "</body></html>");
  }
}
