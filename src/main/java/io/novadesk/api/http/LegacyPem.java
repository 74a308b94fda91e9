package io.novadesk.api.http;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens keys that OpenSSL encrypted before PKCS#8 ({@code DEK-Info}): the key is derived from the
 * password with MD5, as that format demands.
 */
final class LegacyPem {
  private static final Pattern DEK = Pattern.compile("DEK-Info:\\s*([A-Z0-9-]+),([0-9A-Fa-f]+)");

  private LegacyPem() {}

  static byte[] open(String header, byte[] content, Secret password)
      throws GeneralSecurityException {
    Matcher m = DEK.matcher(header);
    if (!m.find()) {
      throw new InvalidKeyException(Text.of("pem.noCipher"));
    }
    String name = m.group(1).toUpperCase(Locale.ROOT);
    byte[] iv = HexFormat.of().parseHex(m.group(2));
    int length =
        switch (name) {
          case "AES-128-CBC" -> 16;
          case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
          case "AES-256-CBC" -> 32;
          default -> throw new InvalidKeyException(Text.of("pem.unknownCipher", name));
        };
    boolean aes = name.startsWith("AES");
    Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
    byte[] key = derived(password, Arrays.copyOf(iv, 8), length);
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, aes ? "AES" : "DESede"),
        new IvParameterSpec(iv));
    try {
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(Text.of("pem.wrongPassword"), e);
    }
  }

  private static byte[] derived(Secret password, byte[] salt, int length)
      throws GeneralSecurityException {
    byte[] secret = password.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[length];
    byte[] block = {};
    for (int at = 0; at < length; at += 16) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(block);
      md5.update(secret);
      block = md5.digest(salt);
      System.arraycopy(block, 0, key, at, Math.min(block.length, length - at));
    }
    return key;
  }
}
