package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes one-time codes of a seed (RFC 6238), as Keystone expects them: SHA-1, 6 digits, 30 s. */
public final class TotpSeed {
  private static final String ALGORITHM = "HmacSHA1";
  private static final int SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final int BITS = 5;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** Apps show a seed in groups; padding says nothing. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s=-]");

  /** What a QR code holds. */
  private static final Pattern IN_URL =
      Pattern.compile("otpauth://totp/\\S*[?&]secret=([^&\\s]+)\\S*", Pattern.CASE_INSENSITIVE);

  private TotpSeed() {}

  /**
   * The seed in what a person typed: base32, in any case and in groups, or the {@code otpauth://}
   * address of a QR code. Empty when it is none.
   */
  public static Optional<Secret> find(String typed) {
    Matcher url = IN_URL.matcher(typed.strip());
    String text = url.matches() ? url.group(1) : typed;
    String seed = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    boolean good = !seed.isEmpty() && seed.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return good && seed.length() * BITS >= Byte.SIZE
        ? Optional.of(Secret.of(seed))
        : Optional.empty();
  }

  /** The code of that moment. */
  static Secret code(Secret seed, Instant now) {
    byte[] key = bytes(seed);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      long step = now.getEpochSecond() / SECONDS;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
      return Secret.of(String.format(Locale.ROOT, "%06d", number % MODULUS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] bytes(Secret seed) {
    String text = seed.reveal();
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int held = 0;
    int count = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      held = held << BITS | ALPHABET.indexOf(text.charAt(i));
      count += BITS;
      if (count >= Byte.SIZE) {
        count -= Byte.SIZE;
        bytes[at++] = (byte) (held >> count);
        held &= (1 << count) - 1;
      }
    }
    return bytes;
  }
}
