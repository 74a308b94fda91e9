package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.KeyPairs;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageChange;
import io.novadesk.api.image.ImageMember;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.images.ImageDownload;
import io.novadesk.cloud.images.ImageImport;
import io.novadesk.cloud.images.ImageUpload;
import io.novadesk.cloud.keys.NewKeyPair;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.overview.Quota;
import io.novadesk.cloud.overview.Quotas;
import io.novadesk.cloud.overview.Usage;
import io.novadesk.testing.TestCloud;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers are made of, on a real OpenStack. */
@Tag("cloud")
class RealLibraryTest {
  private static final String NAME = "novadesk-library";

  @TempDir Path folder;
  private TestCloud cloud;

  @BeforeEach
  void connect() throws Exception {
    cloud = TestCloud.real();
  }

  @AfterEach
  void disconnect() {
    if (cloud != null) {
      made().forEach(i -> images().delete(i.id()));
      cloud.close();
    }
  }

  private Images images() {
    return cloud.region().images();
  }

  private List<Image> made() {
    return images().list().stream().filter(i -> i.name().startsWith(NAME)).toList();
  }

  private static NewImage wanted() {
    return new NewImage(
        NAME, "raw", "bare", "shared", false, 1, 64, List.of(), Map.of("purpose", "contract"));
  }

  @Test
  void movesImagesBothWaysAndChangesThem() throws Exception {
    byte[] data = new byte[700_000];
    new Random(3).nextBytes(data);
    Path file = Files.write(folder.resolve("disk.raw"), data);
    OperationState up = new ImageUpload(cloud.region(), wanted(), file, ImageLog.NONE).run(_ -> {});
    assertThat(up).isInstanceOf(Done.class);
    assertThat(((Done) up).sentence()).contains("checksum is right");
    Image image = made().getFirst();
    Path back = folder.resolve("back.raw");
    OperationState down = new ImageDownload(cloud.region(), image, back).run(_ -> {});
    assertThat(down).isInstanceOf(Done.class);
    assertThat(((Done) down).sentence()).contains("checksum is right");
    assertThat(back).hasSameBinaryContentAs(file);

    Metadata metadata = images().metadata();
    assertThat(metadata.merge(image.id(), Map.of("tier", "web"))).containsEntry("tier", "web");
    assertThat(metadata.get(image.id())).containsEntry("purpose", "contract");
    metadata.delete(image.id(), "purpose");
    assertThat(metadata.get(image.id())).doesNotContainKey("purpose").containsEntry("tier", "web");

    Image changed = images().change(image, new ImageChange(NAME + "-2", null, true, 2, null));
    assertThat(changed.name()).isEqualTo(NAME + "-2");
    assertThat(changed.isProtected()).isTrue();
    assertThat(changed.minDisk()).isEqualTo(2);
    images().change(changed, new ImageChange(null, null, false, null, null));

    images().addMember(image.id(), "0123456789abcdef0123456789abcdef");
    assertThat(images().members(image.id()))
        .containsExactly(new ImageMember("0123456789abcdef0123456789abcdef", "pending"));
    images().removeMember(image.id(), "0123456789abcdef0123456789abcdef");
    assertThat(images().members(image.id())).isEmpty();

    images().activate(image.id(), false);
    assertThat(images().get(image.id()).status()).isEqualTo("DEACTIVATED");
    images().activate(image.id(), true);
    assertThat(images().get(image.id()).status()).isEqualTo("ACTIVE");
  }

  @Test
  void tellsAnImportThatFailed() throws Exception {
    assertThat(images().importsFromAddress()).isTrue();
    OperationState end =
        new ImageImport(
                cloud.region(), wanted(), URI.create("http://127.0.0.1/nothing.img"), ImageLog.NONE)
            .run(_ -> {});
    assertThat(end).isInstanceOf(Failed.class);
    assertThat(made()).isEmpty();
  }

  @Test
  void takesKeysThatWereMadeHere() throws Exception {
    KeyPairs keys = cloud.region().compute().keyPairs();
    for (SshKeyPair.Kind kind : SshKeyPair.Kind.values()) {
      String name = NAME + "-" + kind;
      KeyPair pair = NewKeyPair.generate(keys, name, kind, folder.resolve(name));
      try {
        assertThat(pair.fingerprint()).isNotEmpty();
        assertThat(keys.list()).extracting(KeyPair::name).contains(name);
      } finally {
        keys.delete(name);
      }
    }
    assertThat(keys.list()).extracting(KeyPair::name).noneMatch(n -> n.startsWith(NAME));
  }

  @Test
  void tellsLimitsOfEveryServiceAndUsage() {
    String project = Objects.requireNonNull(cloud.session().identity().project()).id();
    List<Quota> quotas = Quotas.read(cloud.region(), project);
    assertThat(quotas)
        .extracting(Quota::kind)
        .contains("instances", "cores", "ram", "keypairs", "volumes", "floatingip");
    Instant now = Instant.now();
    Instant from = now.minus(Duration.ofDays(6));
    Usage usage =
        new Usage(from, now, cloud.region().compute().operations().usage(project, from, now));
    assertThat(usage.days()).hasSize(7);
    double hours = usage.days().stream().mapToDouble(Usage.Day::coreHours).sum();
    assertThat(hours).isBetween(usage.coreHours() * 0.9 - 1, usage.coreHours() * 1.1 + 1);
  }
}
