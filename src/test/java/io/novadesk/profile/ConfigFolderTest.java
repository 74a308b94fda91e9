package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

  @Test
  void followsTheCustomOfEachSystem() {
    assertThat(ConfigFolder.of("Linux", Map.of(), HOME))
        .isEqualTo(HOME.resolve(".config/novadesk"));
    assertThat(ConfigFolder.of("Mac OS X", Map.of(), HOME))
        .isEqualTo(HOME.resolve("Library/Application Support/novadesk"));
    Path roaming = HOME.resolve("Roaming");
    assertThat(ConfigFolder.of("Windows 11", Map.of("APPDATA", roaming.toString()), HOME))
        .isEqualTo(roaming.resolve("novadesk"));
  }

  @Test
  void followsXdgUnlessItIsRelative() {
    Path other = HOME.resolve("elsewhere");
    assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", other.toString()), HOME))
        .isEqualTo(other.resolve("novadesk"));
    assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "elsewhere"), HOME))
        .isEqualTo(HOME.resolve(".config/novadesk"));
  }
}
