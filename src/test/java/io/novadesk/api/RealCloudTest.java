package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.Curl;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract, kept by a real OpenStack. */
@Tag("cloud")
class RealCloudTest {
  private static RealCloud cloud;
  private static ComputeClient compute;

  @BeforeAll
  static void connect() throws Exception {
    cloud = RealCloud.open("demo");
    compute = cloud.compute();
  }

  @AfterAll
  static void disconnect() {
    if (cloud != null) {
      cloud.close();
    }
  }

  @Test
  void tellsProjectsAndRegions() {
    assertThat(cloud.identity.projects(cloud.endpoint, cloud.token))
        .anyMatch(p -> p.name().equals("demo") && p.enabled());
    assertThat(cloud.token.catalogue().regions("compute")).contains(cloud.region);
    assertThat(cloud.token.expires()).isNotNull();
  }

  @Test
  void listsServersPageByPage() {
    List<Server> servers = new ArrayList<>();
    var listing = compute.servers().list(ServerQuery.ALL, servers::addAll);
    assertThat(listing.items()).isEqualTo(servers.size());
    assertThat(listing.cloudTime()).isNotNull();
    assertThat(servers).allMatch(s -> s.locked() != null);
  }

  @Test
  void listsFlavorsWithExtraSpecs() {
    List<Flavor> flavors = compute.flavors().list();
    assertThat(flavors).extracting(Flavor::name).contains("m1.tiny");
    assertThat(compute.flavors().get(flavors.getFirst().id())).isEqualTo(flavors.getFirst());
  }

  @Test
  void listsImagesAndTheirProperties() {
    Images images = cloud.images(compute);
    List<Image> all = images.list();
    assertThat(all).extracting(Image::name).contains("cirros");
    Image first = images.get(all.getFirst().id());
    assertThat(first.id()).isEqualTo(all.getFirst().id());
    assertThat(images.metadata().get(first.id())).isEqualTo(first.properties());
  }

  @Test
  void tellsLimits() {
    assertThat(compute.limits().absolute("maxTotalInstances")).isPresent();
  }

  @Test
  void refusesAWrongPassword() {
    var wrong =
        new io.novadesk.api.identity.Credentials.Password(
            "demo", "Default", Secret.of("not-the-password"));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                ApiException.class,
                () -> cloud.identity.login(cloud.endpoint, wrong, cloud.project)))
        .matches(e -> e.category() == ApiException.Category.UNAUTHORISED)
        .hasMessageContaining("requires authentication");
  }

  @Test
  void tellsWhatIsNotThere() {
    ApiException e =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            ApiException.class, () -> compute.servers().get("no-such-server"));
    assertThat(e.category()).isEqualTo(ApiException.Category.NOT_FOUND);
    assertThat(e.requestId()).startsWith("req-");
    assertThat(e.facts().fault()).isEqualTo("itemNotFound");
  }

  @Test
  void logsWithoutSecrets() {
    String log = cloud.http.log().all().toString();
    assertThat(log).doesNotContain(cloud.token.id().reveal()).contains("/auth/tokens");
    assertThat(Curl.of(cloud.http.log().all().getLast())).contains("curl ");
  }
}
