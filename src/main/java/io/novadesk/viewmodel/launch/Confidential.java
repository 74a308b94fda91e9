package io.novadesk.viewmodel.launch;

import java.util.regex.Pattern;

/** Tells texts that should not lie on a disk because they seem to hold a secret. */
final class Confidential {
  private static final Pattern SIGNS =
      Pattern.compile(
          "passw|passphrase|secret|token|credential|api[_-]?key|private[_ -]?key|chpasswd"
              + "|-----BEGIN|hashed_pass|://[^/\\s:@]+:[^/\\s@]+@",
          Pattern.CASE_INSENSITIVE);

  private Confidential() {}

  static boolean seems(String text) {
    return SIGNS.matcher(text).find();
  }
}
