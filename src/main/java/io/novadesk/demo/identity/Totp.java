package io.novadesk.demo.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one-time codes of the one user who needs them, as Keystone checks them. */
public final class Totp {
  /** In base32, as an authenticator takes it. */
  public static final String SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

  private static final int RADIX = 32;
  private static final int KEY_BYTES = 20;
  private static final int SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  /** Whether it is the code of this half minute or of the one before. */
  static boolean isGood(String code, Instant now) {
    long step = now.getEpochSecond() / SECONDS;
    return LongStream.of(step, step - 1).anyMatch(each -> code(each).equals(code));
  }

  private static String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key(), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The seed's 160 bits; base32 has other digits than Java's. */
  private static byte[] key() {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < SEED.length(); i++) {
      char c = SEED.charAt(i);
      int value = c <= '7' ? c - '2' + 26 : c - 'A';
      digits.append(Character.forDigit(value, RADIX));
    }
    byte[] bytes = new BigInteger(digits.toString(), RADIX).toByteArray();
    byte[] key = new byte[KEY_BYTES];
    int length = Math.min(bytes.length, KEY_BYTES);
    System.arraycopy(bytes, bytes.length - length, key, KEY_BYTES - length, length);
    return key;
  }
}
