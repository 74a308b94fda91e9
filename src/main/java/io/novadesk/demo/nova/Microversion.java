package io.novadesk.demo.nova;

import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which version of the API a request asks for. */
final class Microversion {
  /** The second number of the first and last version: 2.1 to 2.96. */
  static final int MIN = 1;

  static final int MAX = 96;

  private static final Pattern FORM = Pattern.compile("([1-9]\\d*)\\.([1-9]\\d*|0)");
  private static final Pattern COMPUTE = Pattern.compile("(?:^|,)\\s*compute\\s+([^,\\s]+)");

  private Microversion() {}

  /** A version that the cloud does not have; the answer repeats it in its headers. */
  static final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String version;

    OutOfRange(String version) {
      super(version, null, false, false);
      this.version = version;
    }

    String version() {
      return version;
    }

    Refusal refusal() {
      return new Refusal(
          406,
          String.format(
              Locale.ROOT,
              "Version %s is not supported by the API. Minimum is 2.%d and maximum is 2.%d.",
              version,
              MIN,
              MAX));
    }
  }

  /**
   * The second number of the version asked for; the first is always 2.
   *
   * @throws Refusal 400 when it is malformed
   * @throws OutOfRange when there is no such version
   */
  static int of(Call call) {
    String asked = asked(call);
    if (asked == null) {
      return MIN;
    }
    if (asked.equals("latest")) {
      return MAX;
    }
    Matcher matcher = FORM.matcher(asked);
    if (!matcher.matches()) {
      throw Refusal.badRequest(
          "API Version String "
              + asked
              + " is of invalid format. Must be of format MajorNum.MinorNum.");
    }
    String minor = matcher.group(2);
    int number = minor.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(minor);
    if (!matcher.group(1).equals("2") || number < MIN || number > MAX) {
      throw new OutOfRange(asked);
    }
    return number;
  }

  private static @Nullable String asked(Call call) {
    String modern = call.header("OpenStack-API-Version");
    if (modern != null) {
      Matcher matcher = COMPUTE.matcher(modern);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    String old = call.header("X-OpenStack-Nova-API-Version");
    return old == null ? null : old.strip();
  }
}
