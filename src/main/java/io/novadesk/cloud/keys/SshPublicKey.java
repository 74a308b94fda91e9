package io.novadesk.cloud.keys;

import io.novadesk.i18n.Text;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A public key as one line of OpenSSH, checked.
 *
 * @param type such as {@code ssh-ed25519}
 * @param key the key itself, as SSH writes it, in Base64
 * @param comment what follows it; may be empty
 */
public record SshPublicKey(String type, String key, String comment) {
  private static final int LONGEST = 16_384;

  /** What is pasted is no public key; the message says what it is, or what is wrong with it. */
  public static final class NotAKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAKeyException(String key) {
      super(Text.of(key));
    }
  }

  /** Reads a line of the kind that {@code id_ed25519.pub} holds. */
  public static SshPublicKey parse(String typed) throws NotAKeyException {
    String text = typed.strip();
    if (text.contains("PRIVATE KEY")) {
      throw new NotAKeyException("key.bad.private");
    }
    if (text.startsWith("---- BEGIN SSH2") || text.startsWith("PuTTY-")) {
      throw new NotAKeyException("key.bad.putty");
    }
    if (text.length() > LONGEST) {
      throw new NotAKeyException("key.bad.tooLong");
    }
    if (text.lines().count() > 1) {
      throw new NotAKeyException("key.bad.lines");
    }
    String[] parts = text.split("\\s+", 3);
    if (parts.length < 2 || !parts[0].matches("(ssh-|ecdsa-|sk-)[\\w@.-]+")) {
      throw new NotAKeyException("key.bad.shape");
    }
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(parts[1]);
    } catch (IllegalArgumentException _) {
      throw new NotAKeyException("key.bad.cut");
    }
    if (!parts[0].equals(innerType(blob))) {
      throw new NotAKeyException("key.bad.cut");
    }
    return of(parts[0], blob, parts.length > 2 ? parts[2].strip() : "");
  }

  static SshPublicKey of(String type, byte[] blob, String comment) {
    return new SshPublicKey(type, Base64.getEncoder().encodeToString(blob), comment);
  }

  /** The key names its type once more inside; and every part must be there in full. */
  private static String innerType(byte[] blob) throws NotAKeyException {
    try {
      ByteBuffer in = ByteBuffer.wrap(blob);
      byte[] type = part(in);
      int parts = 0;
      while (in.hasRemaining()) {
        part(in);
        parts++;
      }
      if (parts == 0) {
        throw new NotAKeyException("key.bad.cut");
      }
      return new String(type, StandardCharsets.US_ASCII);
    } catch (BufferUnderflowException _) {
      throw new NotAKeyException("key.bad.cut");
    }
  }

  /** One field of SSH's wire form: a length and so many bytes. */
  static byte[] part(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** Type, key and comment in one line, as {@code authorized_keys} has them. */
  public String line() {
    return comment.isEmpty() ? type + " " + key : type + " " + key + " " + comment;
  }

  /** As {@code ssh-keygen -l} and a server's log show it. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
