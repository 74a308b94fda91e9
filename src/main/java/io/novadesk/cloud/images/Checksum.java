package io.novadesk.cloud.images;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum that every Glance tells of its images: MD5, against accidents and not against foes.
 */
final class Checksum {
  private final MessageDigest digest;
  private String text = "";

  Checksum() {
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  MessageDigest digest() {
    return digest;
  }

  /** In hex; of all that passed so far, after which nothing more may pass. */
  String text() {
    if (text.isEmpty()) {
      text = HexFormat.of().formatHex(digest.digest());
    }
    return text;
  }
}
