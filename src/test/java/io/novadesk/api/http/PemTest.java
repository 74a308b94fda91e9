package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Private keys in every form that PEM files have. */
class PemTest {
  private static final Secret PASSWORD = Secret.of("open sesame");

  private static PrivateKey rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair().getPrivate();
  }

  private static PrivateKey ec() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair().getPrivate();
  }

  /** The key inside PKCS#8: what PKCS#1 and SEC1 files hold. */
  private static byte[] inner(PrivateKey key, byte[] algorithm, byte[] parameters) {
    byte[] whole = key.getEncoded();
    for (int i = 0; i < whole.length; i++) {
      byte[] rest = Arrays.copyOfRange(whole, i, whole.length);
      if (rest[0] == 0x30 && Arrays.equals(Der.pkcs8(algorithm, parameters, rest), whole)) {
        return rest;
      }
    }
    throw new IllegalStateException("no key in it");
  }

  @Test
  void readsPkcs8() throws Exception {
    for (PrivateKey key : new PrivateKey[] {rsa(), ec()}) {
      Pem pem = Pem.parse(Certificates.pem("PRIVATE KEY", key.getEncoded()));
      assertThat(pem.privateKey(null)).isEqualTo(key);
    }
  }

  @Test
  void readsPkcs1() throws Exception {
    PrivateKey key = rsa();
    byte[] pkcs1 = inner(key, Der.RSA, Der.NULL);
    assertThat(Pem.parse(Certificates.pem("RSA PRIVATE KEY", pkcs1)).privateKey(null))
        .isEqualTo(key);
  }

  @Test
  void readsSec1() throws Exception {
    PrivateKey key = ec();
    byte[] curve = HexFormat.of().parseHex("06082a8648ce3d030107");
    byte[] sec1 = inner(key, Der.EC, curve);
    String pem =
        Certificates.pem("EC PARAMETERS", curve) + Certificates.pem("EC PRIVATE KEY", sec1);
    assertThat(Pem.parse(pem).privateKey(null)).isEqualTo(key);
  }

  @Test
  void readsEncryptedPkcs8() throws Exception {
    PrivateKey key = rsa();
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(PASSWORD.reveal().toCharArray())));
    AlgorithmParameters parameters = cipher.getParameters();
    byte[] pbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
    byte[] der =
        Der.wrap(
            Der.SEQUENCE,
            Der.wrap(Der.SEQUENCE, pbes2, parameters.getEncoded()),
            Der.wrap(Der.OCTETS, cipher.doFinal(key.getEncoded())));
    Pem pem = Pem.parse(Certificates.pem("ENCRYPTED PRIVATE KEY", der));
    assertThat(pem.privateKey(PASSWORD)).isEqualTo(key);
    assertThatThrownBy(() -> pem.privateKey(null))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("needs its password");
    assertThatThrownBy(() -> pem.privateKey(Secret.of("wrong")))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void readsKeysEncryptedByOldOpenssl() throws Exception {
    PrivateKey key = rsa();
    byte[] iv = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(PASSWORD.reveal().getBytes(StandardCharsets.UTF_8));
    byte[] derived = md5.digest(Arrays.copyOf(iv, 8));
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, "AES"), new IvParameterSpec(iv));
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(cipher.doFinal(inner(key, Der.RSA, Der.NULL)));
    String pem =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
            + "DEK-Info: AES-128-CBC,000102030405060708090A0B0C0D0E0F\n\n"
            + base64
            + "\n-----END RSA PRIVATE KEY-----\n";
    assertThat(Pem.parse(pem).privateKey(PASSWORD)).isEqualTo(key);
  }
}
