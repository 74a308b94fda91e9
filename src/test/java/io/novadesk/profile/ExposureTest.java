package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureTest {
  @TempDir Path folder;

  private Path file(String name, String mode, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void namesEachFileThatOthersMayChange() throws IOException {
    Path settings = file("settings.json", "rw-rw-rw-", "{}");
    file("connections.json", "rw-r--r--", "{}");
    List<String> told = Exposure.writable(folder);
    assertThat(told).singleElement().asString().contains(settings.toString(), "chmod go-w");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(Exposure.writable(folder)).hasSize(2);
    assertThat(Exposure.writable(folder.resolve("none"))).isEmpty();
    FaultMatrix.row(FaultMatrix.Area.FILE, "others may change the settings", 0, told.getFirst());
  }

  @Test
  void namesTheFileThatHoldsTheSecretAndNoOther() throws IOException {
    Path clouds = file("clouds.yaml", "rw-r--r--", "password in the other file");
    Path secure = file("secure.yaml", "rw-r-----", "password: sesame");
    List<Path> files = List.of(clouds, secure);
    assertThat(Exposure.ofSecret(files, Secret.of("sesame")))
        .singleElement()
        .asString()
        .contains(secure.toString());
    Files.setPosixFilePermissions(secure, PosixFilePermissions.fromString("rw-------"));
    assertThat(Exposure.ofSecret(files, Secret.of("sesame"))).isEmpty();
  }
}
