package io.novadesk.view.parts;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Stylesheets at another size than they were written for. */
final class Stylesheets {
  private static final Pattern PIXELS = Pattern.compile("(?<=[\\s,:])(-?\\d+(?:\\.\\d+)?)px\\b");

  private static final Map<List<String>, String> SCALED = new HashMap<>();
  private static int scaledTo;

  private Stylesheets() {}

  /** Where a stylesheet of the program is. */
  static String address(String path) {
    return resource(path).toExternalForm();
  }

  /** These rules one after another with every size in percent of what it is, as an address. */
  static String scaled(int percent, String... paths) {
    if (percent != scaledTo) {
      SCALED.clear();
      scaledTo = percent;
    }
    return SCALED.computeIfAbsent(
        List.of(paths),
        names -> {
          StringBuilder rules = new StringBuilder();
          names.forEach(name -> rules.append(scaled(read(name), percent)).append('\n'));
          return "data:text/css;charset=utf-8;base64,"
              + Base64.getEncoder()
                  .encodeToString(rules.toString().getBytes(StandardCharsets.UTF_8));
        });
  }

  /** A line of one pixel stays as thin as it is. */
  static String scaled(String rules, int percent) {
    return PIXELS.matcher(rules).replaceAll(size -> scaled(size, percent));
  }

  private static String scaled(MatchResult size, int percent) {
    double pixels = Double.parseDouble(size.group(1));
    return Math.abs(pixels) <= 1
        ? size.group()
        : String.format(Locale.ROOT, "%.2fpx", pixels * percent / 100);
  }

  private static String read(String path) {
    try (InputStream in = resource(path).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL resource(String path) {
    URL own = Stylesheets.class.getResource(path);
    // A module finds only what is its own.
    return own != null ? own : Objects.requireNonNull(PrimerLight.class.getResource(path), path);
  }
}
