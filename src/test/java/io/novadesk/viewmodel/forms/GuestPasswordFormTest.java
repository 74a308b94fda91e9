package io.novadesk.viewmodel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.NewServer;
import io.novadesk.cloud.keys.ShortKeys;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.operations.NewPasswords;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A guest's own password, from the cloud to the eye. */
@Timeout(180)
class GuestPasswordFormTest {
  @TempDir Path folder;

  private final QueueTaskRunner tasks = new QueueTaskRunner();

  @Test
  void isOpenedHereWithTheServersKeyAndForgottenByTheCloud() throws Exception {
    SshKeyPair pair = ShortKeys.rsa("desk");
    Path key = Files.writeString(folder.resolve("desk"), pair.privateKey().reveal());
    Path other =
        Files.writeString(
            folder.resolve("other.pem"),
            "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(anotherKey())
                + "\n-----END PRIVATE KEY-----\n");
    try (OpenDemo demo = OpenDemo.asMember()) {
      RegionModel region = new RegionModel(demo.session(), demo.region(), tasks);
      demo.region().compute().keyPairs().create("desk", pair.publicKey().line(), null);
      String id = windows(demo, "desk");
      tasks.until(() -> region.row(id) != null);
      ServerRow row = Objects.requireNonNull(region.row(id));
      NewPasswords passwords = new NewPasswords(tasks);
      GuestPasswordForm form = new GuestPasswordForm(row, tasks, passwords, (_, _) -> {});
      assertThat(form.unopenable().get()).isTrue();
      tasks.until(() -> !form.missing().get());
      assertThat(form.sentence().get()).contains("key pair desk");

      form.keyFileProperty().set(folder.resolve("nowhere").toString());
      form.open(() -> {});
      tasks.until(() -> form.sending().problemProperty().get().contains("cannot be read"));
      form.keyFileProperty().set(other.toString());
      form.open(() -> {});
      tasks.until(() -> form.sending().problemProperty().get().contains("not encrypted for"));
      assertThat(passwords.waiting()).isEmpty();

      form.keyFileProperty().set(key.toString());
      form.open(() -> {});
      tasks.until(() -> !passwords.waiting().isEmpty());
      assertThat(passwords.waiting().getFirst().serverName()).isEqualTo("win-1");
      assertThat(passwords.waiting().getFirst().reveal()).matches("[A-Za-z0-9]{8,}");

      form.clear();
      tasks.until(() -> form.sentence().get().contains("left no password"));
      assertThat(form.unopenable().get()).isTrue();
      region.dispose();
    } finally {
      tasks.close();
    }
  }

  private static String windows(OpenDemo demo, String key) {
    String image =
        demo.region().images().list().stream()
            .filter(i -> i.name().startsWith("windows"))
            .findFirst()
            .orElseThrow()
            .id();
    String flavor =
        demo.region().compute().flavors().list().stream()
            .filter(f -> f.name().equals("m1.large"))
            .findFirst()
            .orElseThrow()
            .id();
    NewServer wanted =
        new NewServer(
            "win-1",
            image,
            flavor,
            new NewServer.Networks.Usual(),
            List.of(),
            Map.of(),
            key,
            List.of(),
            null,
            null,
            null,
            1,
            null,
            null,
            List.of(),
            null,
            Map.of(),
            Map.of());
    return Objects.requireNonNull(demo.region().servers().create(wanted).subjectId());
  }

  private static byte[] anotherKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // Of the same length, so that only the padding can tell.
    generator.initialize(ShortKeys.BITS);
    return generator.generateKeyPair().getPrivate().getEncoded();
  }
}
