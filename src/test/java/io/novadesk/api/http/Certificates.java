package io.novadesk.api.http;

import io.novadesk.api.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made for one test with the JDK's own tool. */
public final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  private Certificates(KeyStore store) {
    this.store = store;
  }

  /**
   * @param san such as {@code ip:127.0.0.1}
   */
  public static Certificates make(Path folder, String name, String san, String... more)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-alias", "own", "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", "changeit", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "san=" + san, "-keystore", file.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new Certificates(store);
  }

  public X509Certificate certificate() throws GeneralSecurityException {
    return (X509Certificate) Objects.requireNonNull(store.getCertificate("own"));
  }

  public PrivateKey key() throws GeneralSecurityException {
    return (PrivateKey) Objects.requireNonNull(store.getKey("own", PASSWORD));
  }

  /** The key as PEM (PKCS#8), opened by a password. */
  public String encryptedKey(Secret password) throws GeneralSecurityException, IOException {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.reveal().toCharArray())));
    byte[] pbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
    byte[] parameters = cipher.getParameters().getEncoded();
    return pem(
        "ENCRYPTED PRIVATE KEY",
        Der.wrap(
            Der.SEQUENCE,
            Der.wrap(Der.SEQUENCE, pbes2, parameters),
            Der.wrap(Der.OCTETS, cipher.doFinal(key().getEncoded()))));
  }

  public String fingerprint() throws GeneralSecurityException {
    return UntrustedCertificateException.fingerprint(certificate());
  }

  public Path pem(Path folder) throws IOException, GeneralSecurityException {
    return Files.writeString(
        Files.createTempFile(folder, "certificate", ".pem"),
        pem("CERTIFICATE", certificate().getEncoded()));
  }

  public static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
  }

  /** What a server with this certificate uses; it trusts clients that have the same one. */
  public SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    trusted.setCertificateEntry("own", certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
