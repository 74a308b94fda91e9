package io.novadesk.demo.nova;

import io.novadesk.demo.http.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Public keys in OpenSSH's form, and certificates: written, checked, and their fingerprints. */
final class PublicKeys {
  /** How many parts follow the type in the bytes of a key. */
  private static final Map<String, Integer> PARTS =
      Map.of(
          "ssh-rsa", 2,
          "ssh-dss", 4,
          "ssh-ed25519", 1,
          "ecdsa-sha2-nistp256", 2,
          "ecdsa-sha2-nistp384", 2,
          "ecdsa-sha2-nistp521", 2);

  private PublicKeys() {}

  /** A key as {@code ssh-keygen} writes it, without a comment. */
  static String ssh(RSAPublicKey key) {
    byte[] type = "ssh-rsa".getBytes(StandardCharsets.US_ASCII);
    byte[] exponent = unsigned(key.getPublicExponent());
    byte[] modulus = unsigned(key.getModulus());
    ByteBuffer out = ByteBuffer.allocate(12 + type.length + exponent.length + modulus.length);
    for (byte[] part : List.of(type, exponent, modulus)) {
      out.putInt(part.length).put(part);
    }
    return "ssh-rsa " + Base64.getEncoder().encodeToString(out.array());
  }

  private static byte[] unsigned(BigInteger number) {
    return number.toByteArray();
  }

  /**
   * The fingerprint of a key or certificate.
   *
   * @param type ssh or x509
   * @throws Refusal 400 when it is none
   */
  static String fingerprint(String type, String key) {
    return type.equals("x509")
        ? hash("SHA-1", certificate(key))
        : hash("MD5", bytes(key.strip().split("\\s+", -1)));
  }

  private static Refusal invalid() {
    return Refusal.badRequest("Keypair data is invalid: failed to generate fingerprint");
  }

  private static byte[] certificate(String text) {
    try {
      byte[] pem = text.getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem))
          .getEncoded();
    } catch (CertificateException e) {
      throw invalid();
    }
  }

  private static byte[] bytes(String[] words) {
    Integer parts = PARTS.get(words[0]);
    if (parts == null || words.length < 2) {
      throw invalid();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(words[1]);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      boolean named = new String(part(in), StandardCharsets.US_ASCII).equals(words[0]);
      boolean filled = true;
      for (int i = 0; i < parts; i++) {
        filled &= part(in).length > 0;
      }
      if (!named || !filled || in.hasRemaining()) {
        throw invalid();
      }
      return bytes;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw invalid();
    }
  }

  private static byte[] part(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw invalid();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.ofDelimiter(":")
          .formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
