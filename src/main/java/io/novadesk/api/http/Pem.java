package io.novadesk.api.http;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates and keys in a PEM file: PKCS#8, PKCS#1 or SEC1, encrypted or not. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  /**
   * @param header the lines before the base64, such as {@code DEK-Info}
   */
  private record Block(String type, String header, String base64) {
    byte[] bytes() throws IOException {
      try {
        return Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        throw new IOException(Text.of("pem.notBase64", type), e);
      }
    }
  }

  private final List<Block> blocks;

  private Pem(List<Block> blocks) {
    this.blocks = blocks;
  }

  static Pem read(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  static Pem parse(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher m = BLOCK.matcher(text);
    while (m.find()) {
      String body = m.group(2).strip().replace("\r", "");
      int gap = body.contains(":") ? body.indexOf("\n\n") : -1;
      String header = gap < 0 ? "" : body.substring(0, gap);
      String base64 = (gap < 0 ? body : body.substring(gap)).replaceAll("\\s", "");
      blocks.add(new Block(m.group(1), header, base64));
    }
    return new Pem(blocks);
  }

  List<X509Certificate> certificates() throws GeneralSecurityException, IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Block block : blocks) {
      if (block.type().endsWith("CERTIFICATE")
          && factory.generateCertificate(new ByteArrayInputStream(block.bytes()))
              instanceof X509Certificate certificate) {
        certificates.add(certificate);
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException(Text.of("pem.noCertificate"));
    }
    return certificates;
  }

  PrivateKey privateKey(@Nullable Secret password) throws GeneralSecurityException, IOException {
    byte[] curve = {};
    for (Block block : blocks) {
      switch (block.type()) {
        case "PRIVATE KEY" -> {
          return key(block.bytes());
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return key(decrypted(block.bytes(), needed(password)));
        }
        case "RSA PRIVATE KEY" -> {
          return key(Der.pkcs8(Der.RSA, Der.NULL, opened(block, password)));
        }
        case "EC PARAMETERS" -> curve = block.bytes();
        case "EC PRIVATE KEY" -> {
          byte[] sec1 = opened(block, password);
          byte[] own = Der.curveOf(sec1);
          return key(Der.pkcs8(Der.EC, own.length == 0 ? curve : own, sec1));
        }
        default -> {
          // Certificates and the like.
        }
      }
    }
    throw new IOException(Text.of("pem.noKey"));
  }

  private static Secret needed(@Nullable Secret password) throws InvalidKeyException {
    if (password == null || password.isEmpty()) {
      throw new InvalidKeyException(Text.of("pem.needsPassword"));
    }
    return password;
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException _) {
        // A key of another algorithm: the next one may know it.
      }
    }
    throw new InvalidKeyException(Text.of("pem.unknownKind"));
  }

  private static byte[] decrypted(byte[] der, Secret password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
    AlgorithmParameters parameters = info.getAlgParameters();
    String name =
        parameters != null && parameters.toString().startsWith("PBE")
            ? parameters.toString()
            : info.getAlgName();
    SecretKey key =
        SecretKeyFactory.getInstance(name)
            .generateSecret(new PBEKeySpec(password.reveal().toCharArray()));
    Cipher cipher = Cipher.getInstance(name);
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    try {
      return info.getKeySpec(cipher).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(Text.of("pem.wrongPassword"), e);
    }
  }

  /** The content, decrypted the way OpenSSL did before PKCS#8. */
  private static byte[] opened(Block block, @Nullable Secret password)
      throws GeneralSecurityException, IOException {
    return block.header().contains("ENCRYPTED")
        ? LegacyPem.open(block.header(), block.bytes(), needed(password))
        : block.bytes();
  }
}
