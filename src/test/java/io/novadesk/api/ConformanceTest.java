package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.api.compute.ComputeFacts;
import io.novadesk.api.identity.IdentityFacts;
import io.novadesk.api.image.ImageFacts;
import io.novadesk.api.wire.WireFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Gets the right facts out of answers that real clouds gave, kept beside the project. */
class ConformanceTest {
  private static final Path FOLDER = Path.of("..", "shared", "conformance");

  @Test
  void readsEveryRecordedAnswer() throws IOException {
    assumeTrue(
        Files.isReadable(FOLDER.resolve("index.tsv")),
        "the recorded answers (" + FOLDER + ") are not here");
    List<String> wrong = new ArrayList<>();
    int right = 0;
    List<Recorded> rows = Recorded.all(FOLDER);
    for (Recorded row : rows) {
      List<String> complaints = check(row);
      wrong.addAll(complaints);
      right += complaints.isEmpty() ? 1 : 0;
    }
    System.out.println("Recorded answers read right: " + right + " of " + rows.size());
    assertThat(wrong).isEmpty();
  }

  private static List<String> check(Recorded row) {
    List<String> wrong = new ArrayList<>();
    try {
      Facts facts = facts(row);
      for (Map.Entry<String, String> fact : row.facts().entrySet()) {
        String got = common(row, fact.getKey(), facts);
        if (!matches(row, fact.getKey(), fact.getValue(), got)) {
          wrong.add(
              "%s: %s is %s, not %s".formatted(row.path(), fact.getKey(), got, fact.getValue()));
        }
      }
    } catch (IOException | RuntimeException e) {
      wrong.add(row.path() + ": " + e);
    }
    return wrong;
  }

  private static Facts facts(Recorded row) throws IOException {
    return switch (row.kind()) {
      case "login1", "login2", "login3", "xmllogin", "tenants", "xmltenants" ->
          IdentityFacts.of(row);
      case "headers" ->
          row.headers().first("X-Auth-Token") != null ? IdentityFacts.of(row) : ImageFacts.of(row);
      case "versions", "xmlversions", "error", "xmlerror", "texterror", "htmlerror" ->
          WireFacts.of(row);
      case "images", "image", "xmlimages", "xmlimage" -> ImageFacts.of(row);
      default -> ComputeFacts.of(row);
    };
  }

  private static String common(Recorded row, String key, Facts facts) {
    if (key.equals("http.status")) {
      return Integer.toString(row.status());
    }
    String value =
        key.startsWith("header.")
            ? row.headers().first(key.substring("header.".length()))
            : facts.fact(key);
    return Objects.requireNonNullElse(value, "nothing");
  }

  private static boolean matches(Recorded row, String key, String wanted, String got) {
    if (key.endsWith("~")) {
      return got.contains(wanted);
    }
    if (got.equals("nothing")) {
      return wanted.equals("absent")
          || wanted.equals("none")
          || wanted.equals("null")
          || wanted.equals("missing")
          || wanted.equals("unknown")
          || wanted.startsWith("none, yet");
    }
    if (wanted.startsWith("sha256:")) {
      return wanted.equals("sha256:" + sha256(got));
    }
    if (key.endsWith("enabled")) {
      return got.equals("true") == (wanted.equals("true") || wanted.equals("1"));
    }
    if (key.equals("statuses")) {
      return List.of(got.split(",", -1)).containsAll(List.of(wanted.split(",", -1)));
    }
    // Glance's words are told in the capitals of the Compute API.
    boolean glance = row.kind().startsWith("image") && key.endsWith("status");
    return glance ? got.equalsIgnoreCase(wanted) : got.equals(wanted);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
