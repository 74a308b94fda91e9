package io.novadesk.viewmodel.forms;

import io.novadesk.i18n.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What nova takes as a name, a host name, an address; each answer is empty when all is well. */
public final class Texts {
  /** Base64 included. */
  static final int LONGEST_USER_DATA = 65_535;

  public static final int LONGEST = 255;
  private static final Pattern HOST =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Texts() {}

  /**
   * What a field begins with: of a text much longer than clouds take only the beginning, which the
   * field still calls too long, for it would take the window minutes to lay out all.
   */
  public static String editable(String text) {
    return text.substring(0, Math.min(text.length(), 2 * LONGEST));
  }

  public static String nameProblem(String name) {
    if (name.isBlank()) {
      return Text.of("form.noName");
    }
    return name.length() > LONGEST ? Text.of("dialog.rename.tooLong") : "";
  }

  static String descriptionProblem(String description) {
    return description.length() > LONGEST ? Text.of("form.descriptionTooLong") : "";
  }

  static String hostnameProblem(String hostname) {
    return hostname.isEmpty() || HOST.matcher(hostname).matches()
        ? ""
        : Text.of("form.badHostname");
  }

  static String ipv4Problem(String address) {
    return address.isEmpty() || IPV4.matcher(address).matches() ? "" : Text.of("form.badIpv4");
  }

  static String ipv6Problem(String address) {
    return address.isEmpty() || (address.contains(":") && IPV6.matcher(address).matches())
        ? ""
        : Text.of("form.badIpv6");
  }

  static String userDataProblem(String text) {
    int size = Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8)).length;
    return size > LONGEST_USER_DATA ? Text.of("form.userDataTooLong", size, LONGEST_USER_DATA) : "";
  }

  /** The typed text where it differs from what the server has; null: it is to stay. */
  static @Nullable String changed(String typed, @Nullable String now) {
    return typed.equals(now == null ? "" : now) ? null : typed;
  }
}
