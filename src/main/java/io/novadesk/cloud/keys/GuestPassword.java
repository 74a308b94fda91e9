package io.novadesk.cloud.keys;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * The password that a guest set at its first start and left with the cloud, encrypted with the RSA
 * key that the server was made with (as cloudbase-init does, and {@code nova get-password} reads).
 * It is opened on this computer: neither key nor password goes anywhere.
 */
public final class GuestPassword {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /** What PKCS#8 puts before an RSA key: version 0, rsaEncryption, no parameters. */
  private static final byte[] RSA_IN_PKCS8 = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private GuestPassword() {}

  /**
   * Opens it.
   *
   * @param encrypted as the cloud tells it, in base64
   * @param key the text of a private key's file: OpenSSH's own format or PEM, without a passphrase
   * @throws IOException whose message is a sentence
   */
  public static Secret open(String encrypted, String key) throws IOException {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.DECRYPT_MODE, privateKey(key));
      byte[] clear = rsa.doFinal(Base64.getMimeDecoder().decode(encrypted));
      return Secret.of(new String(clear, StandardCharsets.UTF_8));
    } catch (BadPaddingException e) {
      throw new IOException(Text.of("guest.otherKey"), e);
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      throw new IOException(Text.of("guest.noKey"), e);
    }
  }

  private static PrivateKey privateKey(String text) throws IOException, GeneralSecurityException {
    if (text.contains("ENCRYPTED")) {
      throw new IOException(Text.of("guest.passphrase"));
    }
    KeySpec spec;
    if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
      spec = openSsh(body(text));
    } else if (text.contains("-----BEGIN RSA PRIVATE KEY-----")) {
      spec = new PKCS8EncodedKeySpec(sequence(RSA_IN_PKCS8, tagged(0x04, body(text))));
    } else if (text.contains("-----BEGIN PRIVATE KEY-----")) {
      spec = new PKCS8EncodedKeySpec(body(text));
    } else {
      throw new IOException(Text.of("guest.noKey"));
    }
    return KeyFactory.getInstance("RSA").generatePrivate(spec);
  }

  private static byte[] body(String text) {
    int begin = text.indexOf("KEY-----") + 8;
    int end = text.indexOf("-----END");
    return Base64.getMimeDecoder().decode(text.substring(begin, Math.max(begin, end)));
  }

  /** The layout that {@link SshKeyPair} writes (OpenSSH's PROTOCOL.key). */
  private static KeySpec openSsh(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file);
    byte[] magic = new byte[MAGIC.length];
    in.get(magic);
    String cipher = words(in);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(Text.of("guest.noKey"));
    }
    if (!cipher.equals("none")) {
      throw new IOException(Text.of("guest.passphrase"));
    }
    SshPublicKey.part(in);
    SshPublicKey.part(in);
    in.getInt();
    SshPublicKey.part(in);
    ByteBuffer secret = ByteBuffer.wrap(SshPublicKey.part(in));
    secret.getLong();
    if (!words(secret).equals("ssh-rsa")) {
      throw new IOException(Text.of("guest.notRsa"));
    }
    BigInteger n = number(secret);
    BigInteger e = number(secret);
    BigInteger d = number(secret);
    BigInteger coefficient = number(secret);
    BigInteger p = number(secret);
    BigInteger q = number(secret);
    return new RSAPrivateCrtKeySpec(
        n,
        e,
        d,
        p,
        q,
        d.mod(p.subtract(BigInteger.ONE)),
        d.mod(q.subtract(BigInteger.ONE)),
        coefficient);
  }

  private static String words(ByteBuffer in) {
    return new String(SshPublicKey.part(in), StandardCharsets.UTF_8);
  }

  private static BigInteger number(ByteBuffer in) {
    byte[] bytes = SshPublicKey.part(in);
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    return tagged(
        0x30, ByteBuffer.allocate(first.length + second.length).put(first).put(second).array());
  }

  /** One value of DER: its tag, its length, itself. */
  private static byte[] tagged(int tag, byte[] value) {
    return ByteBuffer.allocate(4 + value.length)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) value.length)
        .put(value)
        .array();
  }
}
