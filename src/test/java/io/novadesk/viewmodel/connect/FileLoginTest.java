package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a file asks for is what the cloud gets to read. */
class FileLoginTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
  }

  private ConnectViewModel model() {
    return model(new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()));
  }

  private ConnectViewModel model(CloudsYaml clouds) {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            new ConnectionStore(folder.resolve("connections.json")),
            clouds,
            null,
            sessions::add);
    model.rememberProperty().set(false);
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  private ConnectViewModel ofYaml(String entry) throws IOException {
    Files.writeString(folder.resolve("clouds.yaml"), "clouds: {c: " + entry + "}");
    ConnectViewModel model = model();
    model.choice().select("c");
    return model;
  }

  private ConnectViewModel ofOpenRc(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("lab-openrc.sh"), text);
    ConnectViewModel model = model();
    model.choice().importOpenRc(file);
    tasks.until(() -> model.form().text(FormField.NAME).get().equals("lab"));
    return model;
  }

  private void connect(ConnectViewModel model) {
    model.connect();
    tasks.until(() -> !model.busyProperty().get());
    assertThat(model.phaseProperty().get())
        .as(model.help().messageProperty().get() + model.steps())
        .isEqualTo(Phase.CONNECTED);
  }

  private static void prepare(CannedCloud cloud, String... services) {
    cloud.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
    List<String> catalogue = new ArrayList<>();
    for (String type : services) {
      catalogue.add(
          "{\"type\": \"%s\", \"endpoints\": [{\"interface\": \"public\", \"url\": \"%s\"}]}"
              .formatted(type, cloud.uri("/catalogue/" + type)));
    }
    cloud.answer(
        "POST /v3/auth/tokens",
        201,
        Map.of("X-Subject-Token", "t"),
        ("{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"project\": {\"id\": \"p\","
                + " \"name\": \"shop\"}, \"catalog\": [%s]}}")
            .formatted(String.join(",", catalogue)));
  }

  private static JsonNode sent(CannedCloud cloud) {
    List<CannedCloud.Asked> logins =
        cloud.asked().stream().filter(a -> a.call().equals("POST /v3/auth/tokens")).toList();
    assertThat(logins).hasSize(1);
    return JSON.readTree(logins.getFirst().body()).path("auth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user_id: u1, password: x, project_id: p1"
            + "|{'user':{'id':'u1','password':'x'}}|{'project':{'id':'p1'}}",
        "username: ann, password: x, user_domain_id: d1, project_name: p, project_domain_id: d2"
            + "|{'user':{'name':'ann','domain':{'id':'d1'},'password':'x'}}"
            + "|{'project':{'name':'p','domain':{'id':'d2'}}}",
        "username: ann, password: x, domain_name: D, project_name: p"
            + "|{'user':{'name':'ann','domain':{'name':'D'},'password':'x'}}"
            + "|{'project':{'name':'p','domain':{'name':'D'}}}",
        "username: ann, password: x, default_domain: d1, project_name: p"
            + "|{'user':{'name':'ann','domain':{'id':'d1'},'password':'x'}}"
            + "|{'project':{'name':'p','domain':{'id':'d1'}}}",
        "user_id: u1, password: x, trust_id: t1"
            + "|{'user':{'id':'u1','password':'x'}}|{'OS-TRUST:trust':{'id':'t1'}}",
        "user_id: u1, password: x, system_scope: all"
            + "|{'user':{'id':'u1','password':'x'}}|{'system':{'all':true}}",
        "user_id: u1, password: x, domain_id: d1"
            + "|{'user':{'id':'u1','password':'x'}}|{'domain':{'id':'d1'}}",
        "user_id: u1, password: x, user_domain_name: D, domain_name: E"
            + "|{'user':{'id':'u1','password':'x'}}|{'domain':{'name':'E'}}"
      })
  void sendsWhatTheFileAsksFor(String auth, String password, String scope) throws IOException {
    try (CannedCloud cloud = new CannedCloud()) {
      prepare(cloud, "compute");
      connect(ofYaml("{auth: {auth_url: \"" + cloud.uri("/v3") + "\", " + auth + "}}"));
      JsonNode sent = sent(cloud);
      assertThat(sent.path("identity").path("password")).isEqualTo(json(password));
      assertThat(sent.path("scope")).isEqualTo(json(scope));
    }
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void sendsTheCodeThatAFileWantsBesideThePassword() throws IOException {
    try (CannedCloud cloud = new CannedCloud()) {
      prepare(cloud, "compute");
      ConnectViewModel model =
          ofYaml(
              """
              {auth_type: v3multifactor, auth_methods: [v3password, v3totp],
               auth: {auth_url: "%s", user_id: u1, password: x, project_id: p1}}
              """
                  .formatted(cloud.uri("/v3")));
      model.connect();
      assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.PASSCODE);
      assertThat(model.form().error(FormField.PASSCODE).get()).contains("one-time code");
      assertThat(cloud.asked()).isEmpty();
      model.form().text(FormField.PASSCODE).set("123456");
      connect(model);
      JsonNode identity = sent(cloud).path("identity");
      assertThat(identity.path("methods")).isEqualTo(json("['password', 'totp']"));
      assertThat(identity.path("totp")).isEqualTo(json("{'user':{'id':'u1','passcode':'123456'}}"));
    }
  }

  @Test
  void asksTheServicesWhereTheFileSaysThatTheyStand() throws IOException {
    try (CannedCloud cloud = new CannedCloud()) {
      prepare(cloud, "compute", "image", "network", "volumev3");
      cloud.answer("GET /there/network/v2.0/networks", 200, "{\"networks\": []}");
      cloud.answer("GET /there/volume/volumes/detail", 200, "{\"volumes\": []}");
      cloud.answer("GET /there/image/", 300, "{\"versions\": [{\"id\": \"v2.9\"}]}");
      cloud.answer("GET /there/image/v2/images", 200, "{\"images\": []}");
      connect(
          ofYaml(
              """
              {auth: {auth_url: "%1$s/v3", username: ann, password: x, project_name: shop},
               compute_endpoint_override: "%1$s/there/compute", region_name: one,
               image_endpoint_override: "%1$s/there/image",
               network_endpoint_override: "%1$s/there/network",
               block_storage_endpoint_override: "%1$s/there/volume"}
              """
                  .formatted(cloud.uri(""))));
      Region region = sessions.getFirst().regions().getFirst();
      assertThat(region.name()).isEqualTo("one");
      assertThat(region.images().list()).isEmpty();
      assertThat(Objects.requireNonNull(region.networks()).networks()).isEmpty();
      assertThat(Objects.requireNonNull(region.volumes()).volumes()).isEmpty();
      assertThat(cloud.asked())
          .extracting(CannedCloud.Asked::call)
          .noneMatch(call -> call.contains("/catalogue/"))
          .anyMatch(call -> call.startsWith("GET /there/compute"));
    }
  }

  @Test
  void beginsWithTheCloudThatTheEnvironmentMeans() throws IOException {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          a: {auth: {auth_url: https://a.example.org}}
          c: {auth: {auth_url: "https://{region_name}.example.org"}, regions: [north, south]}
        """);
    Map<String, String> environment = new HashMap<>();
    environment.put("XDG_CONFIG_DIRS", folder.resolve("nowhere").toString());
    environment.put("OS_AUTH_URL", "https://e.example.org");
    assertThat(chosen(environment)).isEqualTo("envvars");
    environment.put("OS_CLOUD", "c");
    assertThat(chosen(environment)).isEqualTo("c in north");
    environment.put("OS_CLOUD", "nobody");
    assertThat(chosen(environment)).isEqualTo("a");
  }

  private String chosen(Map<String, String> environment) {
    ConnectViewModel model = model(CloudsYaml.of("Linux", environment, folder, folder));
    assertThat(model.clouds().all())
        .extracting(CloudEntry::name)
        .containsExactly("a", "c in north", "c in south", "envvars");
    return Objects.requireNonNull(model.choice().selectedProperty().get()).name();
  }

  @Test
  void opensTheRegionsThatAreNamed() throws IOException {
    try (CannedCloud cloud = new CannedCloud()) {
      prepare(cloud, "compute");
      connect(
          ofYaml(
              "{auth: {auth_url: \"%s\", username: a, password: x}, regions: [one, two]}"
                  .formatted(cloud.uri("/v3"))));
      assertThat(sessions.getFirst().regions())
          .extracting(Region::name)
          .containsExactly("one", "two");
    }
  }

  @Test
  void showsTheCertificateThatAFileNames() throws Exception {
    Certificates own = Certificates.make(folder, "lab", "ip:127.0.0.1");
    HttpsConfigurator wantsCertificate =
        new HttpsConfigurator(own.server()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        };
    try (CannedCloud cloud = new CannedCloud(wantsCertificate)) {
      prepare(cloud, "compute");
      Path certificate = own.pem(folder);
      Path key =
          Files.writeString(
              folder.resolve("own.key"), Certificates.pem("PRIVATE KEY", own.key().getEncoded()));
      connect(
          ofOpenRc(
              """
              OS_AUTH_URL="%s" OS_USERNAME=ann OS_PROJECT_NAME=shop OS_PASSWORD='it'"'"'s'
              KEYS="%s"; export OS_CACERT=$KEYS OS_CERT="${NONE:-$KEYS}" OS_KEY=%s
              """
                  .formatted(cloud.uri("/v3"), certificate, key)));
      JsonNode user = sent(cloud).path("identity").path("password").path("user");
      assertThat(user.path("password").asString()).isEqualTo("it's");
    }
  }

  @Test
  void tellsBesideTheFieldWhatAnOpenRcFileLeftOpen() throws IOException {
    ConnectViewModel model =
        ofOpenRc(
            """
            export OS_AUTH_URL=https://cloud.example.org:5000/v3
            export OS_USERNAME=$(whoami) OS_PASSWORD=x
            export OS_PROJECT_DOMAIN_ID=`cat domain`
            . ./region.sh
            """);
    String told = model.form().error(FormField.USER).get();
    assertThat(told).contains("Line 2", "OS_USERNAME");
    assertThat(model.form().error(FormField.PROJECT_DOMAIN_ID).get()).contains("Line 3");
    assertThat(model.form().remarks()).singleElement().asString().contains("Line 4");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.USER);
    FaultMatrix.row(Area.FILE, "an openrc file runs a command for a field", 0, told);

    model.form().text(FormField.USER).set("ann");
    assertThat(model.form().error(FormField.USER).get()).isEmpty();
    model.form().text(FormField.USER).set("");
    assertThat(model.form().error(FormField.USER).get()).isEqualTo(told);
  }

  @Test
  void keepsWhatIsOpenWhileAnotherCloudIsLookedAt() throws IOException {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        "clouds: {c: {auth: {auth_url: https://h}, insecure: true}}");
    ConnectViewModel model =
        ofOpenRc("OS_AUTH_URL=http://h:5000\nOS_REGION_NAME=$(region)\n. ./more\n");
    String told = model.form().error(FormField.REGION).get();
    assertThat(told).contains("Line 2");
    model.choice().select("c");
    assertThat(model.form().error(FormField.REGION).get()).isEmpty();
    assertThat(model.form().remarks()).singleElement().asString().contains("insecure");
    model.choice().startNew();
    assertThat(model.form().error(FormField.REGION).get()).isEqualTo(told);
    assertThat(model.form().remarks()).singleElement().asString().contains("Line 3");
  }
}
