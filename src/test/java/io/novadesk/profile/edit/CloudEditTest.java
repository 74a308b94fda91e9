package io.novadesk.profile.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Target;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed of a cloud in the form stands in its clouds.yaml, and nothing else changes. */
class CloudEditTest {
  private static final String TEXT =
      """
      # clouds of the shop
      clouds:
        shop:   # the old one
          auth:
            auth_url: https://cloud.example.org:5000/v3
            username: ann   # or bob
            password: 'sesame'
            tenant_name: "shop"
          region_name: one

        # untouched
        lab: {auth: {auth_url: "http://127.0.0.1:5000/v3", username: ann}}
      """;

  @TempDir Path folder;
  private Path file;
  private CloudsYaml clouds;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("clouds.yaml");
    Files.writeString(file, TEXT);
    clouds = new CloudsYaml(List.of(file), List.of(folder.resolve("secure.yaml")));
  }

  private Connection cloud(String name) {
    return clouds.read().entries().stream()
        .map(CloudsYaml.Entry::connection)
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Connection with(Connection c, String url, String project, String region) {
    Target t = c.target();
    Target other =
        new Target(
            project,
            t.projectId(),
            t.projectDomain(),
            t.projectDomainId(),
            t.inPlaceOfProject(),
            region,
            t.face(),
            t.urls(),
            t.replaceHosts());
    return new Connection(c.name(), url, c.signIn(), other, c.tls(), c.marking());
  }

  @Test
  void writesWhatDiffersWhereItStoodAndAsItWasWritten() throws Exception {
    Connection shop = cloud("shop");
    Connection typed = with(shop, "https://new.example.org/v3", "store", "");
    CloudEdit.write(clouds, shop, typed);
    assertThat(Files.readString(file))
        .isEqualTo(
            TEXT.replace("https://cloud.example.org:5000/v3", "https://new.example.org/v3")
                .replace("\"shop\"", "\"store\"")
                .replace("    region_name: one\n", ""));
    assertThat(cloud("shop")).isEqualTo(typed);
    assertThat(Files.readString(folder.resolve("clouds.yaml" + TextFile.COPY))).isEqualTo(TEXT);
  }

  @Test
  void renamesAndAddsInBraces() throws Exception {
    Connection lab = cloud("lab");
    Connection typed = with(lab, lab.authUrl(), "demo", "two").withName("bench");
    CloudEdit.write(clouds, lab, typed);
    assertThat(Files.readString(file))
        .isEqualTo(
            TEXT.replace(
                "lab: {auth: {auth_url: \"http://127.0.0.1:5000/v3\", username: ann}}",
                "bench: {auth: {auth_url: \"http://127.0.0.1:5000/v3\", username: ann,"
                    + " project_name: demo}, region_name: two}"));
    assertThat(cloud("bench")).isEqualTo(typed);
  }

  @Test
  void refusesWhatTheFileWouldNotSayThen() throws Exception {
    Files.writeString(
        folder.resolve("secure.yaml"), "clouds: {shop: {auth: {project_name: theirs}}}\n");
    Connection shop = cloud("shop");
    assertThatThrownBy(
            () -> CloudEdit.write(clouds, shop, with(shop, shop.authUrl(), "mine", "one")))
        .isInstanceOf(CannotEditException.class)
        .hasMessageContaining("Copy the cloud to your connections.");
    assertThat(Files.readString(file)).isEqualTo(TEXT);
  }

  @Test
  void refusesWhenTheEntryIsAnotherOneByThen() throws Exception {
    Connection shop = cloud("shop");
    String theirs = TEXT.replace("region_name: one", "region_name: three");
    Files.writeString(file, theirs);
    Connection typed = with(shop, shop.authUrl(), "shop", "two");
    assertThatThrownBy(() -> CloudEdit.write(clouds, shop, typed))
        .isInstanceOf(ChangedMeanwhileException.class);
    assertThat(Files.readString(file)).isEqualTo(theirs);
    FaultMatrix.row(Area.LOGIN, "entry changed while it was edited", 0, "Nothing was written.");
  }
}
