package io.novadesk.cloud.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.cloud.keys.SshPublicKey.NotAKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SshKeyPairTest {
  @TempDir Path folder;

  /** Shorter RSA than the program makes: finding primes of 2048 bits can take half a minute. */
  static List<SshKeyPair> pairs() {
    return List.of(SshKeyPair.ed25519("ada@desk"), SshKeyPair.rsa(1024, "ada@desk"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void makesFilesThatOpenSshReads(SshKeyPair pair) throws Exception {
    Path file = folder.resolve("id");
    PrivateKeyFile.write(file, pair.privateKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "no OpenSSH to compare with");
    assertThat(keygen("-y", "-f", file.toString()).strip()).isEqualTo(pair.publicKey().line());
    assertThat(keygen("-l", "-f", file.toString())).contains(pair.publicKey().fingerprint());
  }

  private static String keygen(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "/usr/bin/ssh-keygen";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  @Test
  void readsItsOwnPublicKeys() throws Exception {
    SshPublicKey key = SshKeyPair.generate(SshKeyPair.Kind.ED25519, "a comment").publicKey();
    assertThat(SshPublicKey.parse("  " + key.line() + "\n")).isEqualTo(key);
    assertThat(key.comment()).isEqualTo("a comment");
  }

  @ParameterizedTest
  @CsvSource({
    "'-----BEGIN OPENSSH PRIVATE KEY-----', private key",
    "'---- BEGIN SSH2 PUBLIC KEY ----', PuTTY",
    "hello, looks like",
    "ssh-rsa, looks like",
    "'ssh-ed25519 nonsense', cut off",
    "'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==', cut off",
    "'ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f', cut off",
  })
  void saysWhatIsWrong(String typed, String sentence) {
    assertThatThrownBy(() -> SshPublicKey.parse(typed))
        .isInstanceOf(NotAKeyException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void writesOverNoFileAndTellsNoSecret() throws Exception {
    SshKeyPair pair = SshKeyPair.generate(SshKeyPair.Kind.ED25519, "");
    Path file = Files.writeString(folder.resolve("old"), "an older key");
    assertThatThrownBy(() -> PrivateKeyFile.write(file, pair.privateKey()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already");
    assertThat(file).hasContent("an older key");
    String body = pair.privateKey().reveal().lines().skip(1).findFirst().orElseThrow();
    assertThat(Base64.getDecoder().decode(body.substring(0, 20))).startsWith('o', 'p', 'e', 'n');
    assertThat(pair.toString()).doesNotContain(body);
  }
}
