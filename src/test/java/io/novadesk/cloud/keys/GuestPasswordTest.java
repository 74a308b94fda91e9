package io.novadesk.cloud.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every kind of file that holds a private RSA key, and what is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Made before the first test.
class GuestPasswordTest {
  /** What stands before the RSA key itself in PKCS#8: 26 bytes for keys of 2048 bits. */
  private static final int WRAPPING = 26;

  private KeyPair pair;
  private String encrypted;

  @BeforeAll
  void encrypt() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    encrypted =
        Base64.getEncoder()
            .encodeToString(rsa.doFinal("P\u00e4ss-4711".getBytes(StandardCharsets.UTF_8)));
  }

  private static String pem(String kind, byte[] der, String end) {
    return "-----BEGIN %s-----%s%s%s-----END %s-----%s"
        .formatted(kind, end, Base64.getMimeEncoder().encodeToString(der), end, kind, end);
  }

  @Test
  void opensWithBothKindsOfPem() throws Exception {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, WRAPPING, pkcs8.length);
    for (String key :
        new String[] {
          pem("PRIVATE KEY", pkcs8, "\n"),
          pem("RSA PRIVATE KEY", pkcs1, "\n"),
          pem("RSA PRIVATE KEY", pkcs1, "\r\n")
        }) {
      assertThat(GuestPassword.open(encrypted, key).reveal()).isEqualTo("P\u00e4ss-4711");
    }
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    String ed25519 = SshKeyPair.ed25519("me").privateKey().reveal();
    assertThatThrownBy(() -> GuestPassword.open(encrypted, ed25519)).hasMessageContaining("RSA");
    assertThatThrownBy(() -> GuestPassword.open(encrypted, "ssh-rsa AAAA me"))
        .hasMessageContaining("not a private RSA key");
    assertThatThrownBy(
            () -> GuestPassword.open(encrypted, pem("RSA PRIVATE KEY", new byte[9], "\n")))
        .hasMessageContaining("not a private RSA key");
    assertThatThrownBy(
            () ->
                GuestPassword.open(
                    encrypted, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"))
        .hasMessageContaining("passphrase");
    String other = SshKeyPair.rsa(2048, "me").privateKey().reveal();
    assertThatThrownBy(() -> GuestPassword.open(encrypted, other))
        .hasMessageContaining("not encrypted for this key");
  }
}
