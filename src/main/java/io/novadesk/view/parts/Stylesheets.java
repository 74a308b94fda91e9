package io.novadesk.view.parts;

import atlantafx.base.theme.PrimerDark;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stylesheets at another size than they were written for. */
final class Stylesheets {
  private static final Pattern PIXELS = Pattern.compile("(?<=[\\s,:])(-?\\d+(?:\\.\\d+)?)px\\b");

  /** Where the dark theme's rules call a colour by another name than those of the light one. */
  private static final String OTHERWISE =
      """
        -color-base-1: -color-base-6;
        -color-base-2: -color-base-6;
        -color-success-5: -color-success-6;
      }
      """;

  private static final Map<List<String>, String> SCALED = new HashMap<>();
  private static @Nullable String dark;
  private static int scaledTo;

  private Stylesheets() {}

  /** Where a stylesheet of the program is. */
  static String address(String path) {
    return resource(path).toExternalForm();
  }

  /** The rules of all controls, whose colours are those of the light theme. */
  static String ofControls(int percent) {
    PrimerLight light = new PrimerLight();
    return percent == 100
        ? light.getUserAgentStylesheetBSS()
        : scaled(percent, light.getUserAgentStylesheet());
  }

  /**
   * What the rules of all controls lack for the dark theme: its colours, which stand first in its
   * own rules. Otherwise both themes are alike.
   */
  static String dark() {
    if (dark == null) {
      String rules = read(new PrimerDark().getUserAgentStylesheet());
      // What stands among them, such as a size of text, would count more than a size of our own.
      String colours =
          rules
              .substring(rules.indexOf('{') + 1, rules.indexOf('}'))
              .lines()
              .filter(line -> line.strip().startsWith("-color-"))
              .collect(Collectors.joining("\n"));
      dark = data(".root:dark {" + colours + OTHERWISE);
    }
    return dark;
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
          return data(rules.toString());
        });
  }

  private static String data(String rules) {
    return "data:text/css;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
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
