package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import io.novadesk.api.Facts;
import io.novadesk.api.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the readers of faults and version documents tell. */
public final class WireFacts {
  private WireFacts() {}

  /** Everything that these readers can make of a body; used to show that none of them breaks. */
  public static void readAll(byte[] body, List<Throwable> unexpected) {
    try {
      FaultReader.read(500, Headers.NONE, body);
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
    try {
      Versions.read(body);
    } catch (ApiException _) {
      // Told as it should be.
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
  }

  public static Facts of(Recorded row) throws IOException {
    byte[] body = row.body();
    if (row.kind().endsWith("versions")) {
      Versions versions = Versions.read(body);
      return key -> version(versions, key);
    }
    Fault fault = FaultReader.read(row.status(), row.headers(), body);
    return key -> fault(row, fault, key);
  }

  private static @Nullable String fault(Recorded row, Fault fault, String key) {
    return switch (key.replace("~", "")) {
      case "error.kind" -> fault.kind();
      case "error.code" -> Integer.toString(fault.code());
      case "error.message" -> fault.message();
      case "error.details" -> fault.details();
      case "retry" ->
          fault.retryAfter() != null
              ? Long.toString(fault.retryAfter().toSeconds())
              : Facts.time(fault.retryAt());
      case "www-authenticate" -> row.headers().first("WWW-Authenticate");
      case "action" ->
          row.status() == 401 ? "log in again once and repeat the request" : "tell the failure";
      default -> throw new IllegalArgumentException("unknown fact " + key);
    };
  }

  private static @Nullable String version(Versions versions, String key) {
    Versions.Version current =
        versions
            .current()
            .orElseGet(() -> versions.all().isEmpty() ? null : versions.all().getFirst());
    if (key.startsWith("self@")) {
      return versions.byId(key.substring(5)).map(Versions.Version::self).orElse(null);
    }
    return switch (key) {
      case "versions" ->
          versions.all().stream().map(Versions.Version::id).collect(Collectors.joining(","));
      case "current" -> versions.current().map(Versions.Version::id).orElse(null);
      case "status" -> current == null ? null : current.status();
      case "max" -> current == null ? null : current.maximum();
      case "min" -> current == null ? null : current.minimum();
      default -> throw new IllegalArgumentException("unknown fact " + key);
    };
  }
}
