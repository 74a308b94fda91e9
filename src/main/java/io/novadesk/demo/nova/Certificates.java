package io.novadesk.demo.nova;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Certificates such as nova makes for key pairs of type x509. */
final class Certificates {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int YEARS_IN_DAYS = 3650;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  /** sha256WithRSAEncryption, with its null. */
  private static final byte[] ALGORITHM = Base64.getDecoder().decode("MA0GCSqGSIb3DQEBCwUA");

  /** The object identifier of a common name. */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  private Certificates() {}

  /** A certificate for the key, signed by itself, as PEM. */
  static String selfSigned(KeyPair pair, String name) {
    byte[] common = name.getBytes(StandardCharsets.US_ASCII);
    byte[] subject =
        part(SEQUENCE, part(SET, part(SEQUENCE, join(COMMON_NAME, part(0x0c, common)))));
    Instant now = Instant.now();
    byte[] validity =
        part(SEQUENCE, join(time(now), time(now.plus(YEARS_IN_DAYS, ChronoUnit.DAYS))));
    byte[] version = part(0xa0, part(0x02, new byte[] {2}));
    byte[] serial = part(0x02, BigInteger.valueOf(now.toEpochMilli()).toByteArray());
    byte[] signed =
        part(
            SEQUENCE,
            join(
                version,
                serial,
                ALGORITHM,
                subject,
                validity,
                subject,
                pair.getPublic().getEncoded()));
    byte[] signature = part(0x03, join(new byte[1], sign(pair, signed)));
    byte[] whole = part(SEQUENCE, join(signed, ALGORITHM, signature));
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(whole)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] sign(KeyPair pair, byte[] text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }

  private static byte[] time(Instant instant) {
    return part(0x17, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** A value of DER: what it is, how long, itself. */
  private static byte[] part(int tag, byte[] value) {
    byte[] length = BigInteger.valueOf(value.length).toByteArray();
    if (value.length < 0x80) {
      return join(new byte[] {(byte) tag, (byte) value.length}, value);
    }
    int from = length[0] == 0 ? 1 : 0;
    byte[] digits = Arrays.copyOfRange(length, from, length.length);
    return join(new byte[] {(byte) tag, (byte) (0x80 | digits.length)}, digits, value);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
