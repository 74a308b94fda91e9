package io.novadesk.demo.network;

import io.novadesk.demo.http.Refusal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ranges of addresses, as rules name them. */
final class Prefixes {
  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

  private Prefixes() {}

  /**
   * The range, with its length; null when none was given.
   *
   * @throws Refusal 400 when it is none, or of the other family
   */
  static @Nullable String check(@Nullable String given, String family) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    Matcher form = FORM.matcher(given);
    int bits = form.matches() ? Ip.bits(form.group(1)) : 0;
    int length = bits > 0 && form.group(2) != null ? Integer.parseInt(form.group(2)) : bits;
    if (bits == 0 || length > bits) {
      throw new Refusal(400, "InvalidCIDR", "Invalid CIDR " + given + " given as IP prefix.");
    }
    if (family.equals("IPv4") != (bits == 32)) {
      throw new Refusal(
          400,
          "SecurityGroupRuleParameterConflict",
          String.format(Locale.ROOT, "Conflicting value ethertype %s for CIDR %s", family, given));
    }
    return form.group(1) + '/' + length;
  }
}
