package io.novadesk.cloud.copy;

import io.novadesk.api.Version;
import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.export.Quoted;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Exchanges as an HTTP Archive 1.2. They hold no secrets: those went when they were remembered. */
public final class Har {
  private Har() {}

  public static String of(List<Exchange> exchanges) {
    return exchanges.stream()
        .map(Har::entry)
        .collect(
            Collectors.joining(
                ",\n",
                "{\"log\": {\"version\": \"1.2\",\n"
                    + "\"creator\": {\"name\": \"Novadesk\", \"version\": "
                    + Quoted.text(Version.text())
                    + "},\n\"entries\": [\n",
                "\n]}}\n"));
  }

  private static String entry(Exchange e) {
    long total = e.total().toMillis();
    Duration first = e.firstByte();
    long waited = first == null ? total : Math.min(total, first.toMillis());
    return "{\"startedDateTime\": "
        + Quoted.text(e.started().toString())
        + ", \"time\": "
        + total
        + ",\n \"request\": "
        + request(e)
        + ",\n \"response\": "
        + response(e)
        + ",\n \"cache\": {}, \"timings\": {\"send\": 0, \"wait\": "
        + waited
        + ", \"receive\": "
        + (total - waited)
        + "}}";
  }

  private static String request(Exchange e) {
    String body = e.requestBody();
    return "{\"method\": "
        + Quoted.text(e.method())
        + ", \"url\": "
        + Quoted.text(e.uri().toString())
        + ", \"httpVersion\": \"HTTP/1.1\", \"cookies\": [],\n  \"headers\": "
        + headers(e.requestHeaders())
        + ",\n  \"queryString\": "
        + query(e.uri())
        + (body == null
            ? ""
            : ",\n  \"postData\": {\"mimeType\": "
                + Quoted.text(first(e.requestHeaders(), "Content-Type"))
                + ", \"text\": "
                + Quoted.text(body)
                + "}")
        + ",\n  \"headersSize\": -1, \"bodySize\": "
        + e.bytesSent()
        + "}";
  }

  private static String response(Exchange e) {
    String body = e.responseBody();
    String failure = e.failure();
    return "{\"status\": "
        + e.status()
        + ", \"statusText\": \"\", \"httpVersion\": \"HTTP/1.1\", \"cookies\": [],\n  \"headers\": "
        + headers(e.responseHeaders())
        + ",\n  \"content\": {\"size\": "
        + e.bytesReceived()
        + ", \"mimeType\": "
        + Quoted.text(first(e.responseHeaders(), "Content-Type"))
        + (body == null ? "" : ", \"text\": " + Quoted.text(body))
        + "},\n  \"redirectURL\": "
        + Quoted.text(first(e.responseHeaders(), "Location"))
        + ", \"headersSize\": -1, \"bodySize\": "
        + e.bytesReceived()
        + (failure == null ? "" : ", \"comment\": " + Quoted.text(failure))
        + "}";
  }

  private static String headers(Map<String, List<String>> headers) {
    List<String> pairs = new ArrayList<>();
    headers.forEach((name, values) -> values.forEach(value -> pairs.add(pair(name, value))));
    return "[" + String.join(", ", pairs) + "]";
  }

  private static String query(URI uri) {
    String query = uri.getRawQuery();
    return query == null
        ? "[]"
        : List.of(query.split("&", -1)).stream()
            .map(
                p ->
                    p.contains("=")
                        ? pair(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1))
                        : pair(p, ""))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String pair(String name, String value) {
    return "{\"name\": " + Quoted.text(name) + ", \"value\": " + Quoted.text(value) + "}";
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(h -> h.getKey().equalsIgnoreCase(name) && !h.getValue().isEmpty())
        .map(h -> h.getValue().getFirst())
        .findFirst()
        .orElse("");
  }
}
