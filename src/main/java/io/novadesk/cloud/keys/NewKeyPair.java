package io.novadesk.cloud.keys;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.KeyPairs;
import io.novadesk.cloud.command.Verified;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Brings keys to a cloud. Blocking. */
public final class NewKeyPair {
  private NewKeyPair() {}

  /**
   * Makes a pair here, saves the private half, gives the cloud the public one. When the cloud
   * refuses it, nothing stays on this computer.
   *
   * @throws IOException the file cannot be written
   * @throws ApiException the cloud refuses it
   */
  public static KeyPair generate(KeyPairs keys, String name, SshKeyPair.Kind kind, Path file)
      throws IOException {
    SshKeyPair pair = SshKeyPair.generate(kind, name);
    PrivateKeyFile.write(file, pair.privateKey());
    try {
      return give(keys, name, pair.publicKey().line(), "ssh");
    } catch (ApiException e) {
      if (!e.isOutcomeUnknown()) {
        Files.deleteIfExists(file);
        throw e;
      }
      // The cloud may have the public half: then the private one must not be lost.
      throw new IOException(Text.of("key.generate.unknown", e.getMessage(), file), e);
    } catch (Verified.NotMadeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Gives the cloud a public key; after a lost answer asks whether it has it. */
  public static KeyPair give(KeyPairs keys, String name, String publicKey, String type) {
    return Verified.make(
        () -> keys.create(name, publicKey, type),
        () ->
            keys.list().stream()
                .filter(k -> k.name().equals(name) && isSame(publicKey, k.publicKey()))
                .findFirst());
  }

  /** Clouds keep a key with or without its last line end. */
  private static boolean isSame(String given, @Nullable String told) {
    return told != null && given.strip().equals(told.strip());
  }
}
