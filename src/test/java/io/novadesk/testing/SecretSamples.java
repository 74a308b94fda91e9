package io.novadesk.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Secrets as they are met, for the tests of all places that may not let them through. */
public final class SecretSamples {
  /** What must not be seen of any of these. */
  public static final String CANARY = "cAnary7Jq2sings";

  /** A value that its name gives away. */
  public record Named(String name, String value) {}

  private SecretSamples() {}

  public static List<Named> named() {
    return List.of(
            "password",
            "adminPass",
            "admin_pass",
            "db_pass",
            "DB_PASSWORD",
            "dbpassword",
            "root-passwd",
            "mysqlPwd",
            "aws_secret_access_key",
            "client_secret",
            "clientSecret",
            "token",
            "auth-token",
            "vault.token",
            "api-key",
            "apiKey",
            "X_API_KEY",
            "passphrase",
            "private_key",
            "ssh_private_key",
            "encryptionKey",
            "passcode",
            "user_data")
        .stream()
        .map(name -> new Named(name, CANARY))
        .toList();
  }

  /** Names that look like those of secrets and are none. */
  public static List<String> harmless() {
    return List.of(
        "pci_passthrough",
        "key_name",
        "compass",
        "password_expires_at",
        "public_key",
        "monkey",
        "tokenised",
        "bypass",
        "keypair",
        "min_password_length",
        "name");
  }

  /** Texts that hold the canary where everybody can see that it is a secret. */
  public static List<String> texts() {
    return List.of(
        "export DB_PASS=" + CANARY,
        "DB_PASS=\"" + CANARY + " and more\"; echo",
        "password: " + CANARY,
        "Password : '" + CANARY + "'",
        "user=ann;pwd=" + CANARY + ";x=1",
        "mysql --password=" + CANARY + " -h db",
        "client_secret => " + CANARY,
        "{\"aws_secret_access_key\": \"" + CANARY + "\"}",
        "curl -H 'Authorization: Bearer " + CANARY + "' http://h/",
        "it sent Bearer " + CANARY + " to us",
        "authorization: Basic " + base64("ann:" + CANARY),
        "http://ann:" + CANARY + "@db.example/x",
        "http://h/x?a=1&X-Amz-Signature=" + CANARY + "&b=2",
        "http://h/x?next=http%3A//h/%3Ftoken%3D" + CANARY,
        "http://h/v2.0/tokens/" + CANARY,
        "root:$6$salt$" + CANARY + "0123456789abcdef:19000:",
        "$2b$12$" + CANARY + "0123456789abcdefgh",
        "$argon2id$v=19$m=65536$" + CANARY,
        "-----BEGIN RSA PRIVATE KEY-----\n" + CANARY + "\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + CANARY,
        "got gAAAAABm" + CANARY + "0123456789012345678901234567890123456789");
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
