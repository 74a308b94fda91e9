package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.PlainService;
import io.novadesk.profile.TrustDecision;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services without encryption, and auth URLs that are not right: asked about, and remembered. */
class AddressQuestionsTest {
  @TempDir private static Path certificates;
  private static Certificates certificate;

  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private SmallCloud cloud;
  private CannedCloud network;
  private String caFile;
  private ConnectionStore store;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = Certificates.make(certificates, "cloud", "ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    cloud = new SmallCloud(certificate.server());
    network = new CannedCloud();
    network.answer("GET /v2.0/networks", 200, "{\"networks\": []}");
    cloud.tellNetwork(network.uri("").toString());
    caFile = certificate.pem(certificates).toString();
    store = new ConnectionStore(folder.resolve("connections.json"));
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
    network.close();
  }

  private ConnectViewModel model() {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            store,
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            null,
            sessions::add);
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  private ConnectViewModel typed(String url) {
    ConnectViewModel model = model();
    model.choice().startNew();
    type(model, FormField.NAME, "lab");
    type(model, FormField.AUTH_URL, url);
    type(model, FormField.USER, SmallCloud.USER);
    type(model, FormField.SECRET, SmallCloud.PASSWORD);
    type(model, FormField.PROJECT, "web");
    type(model, FormField.CA_FILE, caFile);
    return model;
  }

  private static void type(ConnectViewModel model, FormField field, String text) {
    model.form().text(field).set(text);
  }

  private void connect(ConnectViewModel model, Phase end) {
    model.connect();
    waitFor(model, end);
  }

  private void waitFor(ConnectViewModel model, Phase end) {
    tasks.until(() -> model.phaseProperty().get() == end);
  }

  private static PlainQuestion question(ConnectViewModel model) {
    return Objects.requireNonNull(model.help().plainProperty().get());
  }

  private List<TrustDecision> saved() {
    return store.load().connections().stream().flatMap(c -> c.tls().trusted().stream()).toList();
  }

  private PlainService decision(boolean used) {
    return new PlainService(network.uri("").getAuthority(), "network", used);
  }

  private boolean hasNetwork() {
    return sessions.getLast().regions().getFirst().networks() != null;
  }

  @Test
  void leavesOutTheServiceAndKeepsThat() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(question(model).title())
        .contains("the network service")
        .contains(network.uri("").getAuthority());
    model.answers().decidePlain(false);
    waitFor(model, Phase.CONNECTED);
    assertThat(hasNetwork()).isFalse();
    assertThat(network.asked()).isEmpty();
    assertThat(model.steps())
        .anySatisfy(
            step ->
                assertThat(step.detailProperty().get()).contains("network service is not used"));
    tasks.until(() -> saved().equals(List.of(decision(false))));

    ConnectViewModel next = model();
    tasks.until(() -> next.choice().selectedProperty().get() != null);
    type(next, FormField.SECRET, SmallCloud.PASSWORD);
    connect(next, Phase.CONNECTED);
    assertThat(hasNetwork()).isFalse();
    next.choice().distrust(decision(false));
    tasks.until(() -> saved().isEmpty());
  }

  @Test
  void usesItOnceToldSoAndKeepsThat() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    model.answers().decidePlain(true);
    waitFor(model, Phase.CONNECTED);
    assertThat(hasNetwork()).isTrue();
    tasks.until(() -> saved().equals(List.of(decision(true))));
  }

  @Test
  void cancelDecidesNothing() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(model.cancel()).isTrue();
    assertThat(model.help().plainProperty().get()).isNull();
    assertThat(model.form().trusted()).isEmpty();
    connect(model, Phase.FAILED);
    assertThat(question(model)).isNotNull();
    assertThat(network.asked()).isEmpty();
  }

  @Test
  void withoutTheComputeServiceTheAttemptEnds() {
    cloud.tellCompute(network.uri("/compute/v2.1").toString());
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(question(model).about().needed()).isTrue();
    model.answers().decidePlain(false);
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.help().plainProperty().get()).isNull();
    assertThat(model.form().trusted()).isEmpty();
    assertThat(network.asked()).isEmpty();
  }

  @Test
  void keepsTheAnswerForACloudOfAFileBesideIt() throws Exception {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          small:
            auth: {auth_url: "%s", username: ada, password: sesame, project_name: web}
            cacert: "%s"
        """
            .formatted(cloud.authUrl(), caFile));
    ConnectViewModel model = model();
    tasks.until(() -> model.clouds().find(Kind.CLOUDS_YAML, "small").isPresent());
    model.choice().select(model.clouds().find(Kind.CLOUDS_YAML, "small").orElseThrow());
    connect(model, Phase.FAILED);
    model.answers().decidePlain(true);
    waitFor(model, Phase.CONNECTED);
    assertThat(store.load().elsewhere())
        .singleElement()
        .satisfies(kept -> assertThat(kept.trusted()).containsExactly(decision(true)));
    assertThat(model().clouds().find(Kind.CLOUDS_YAML, "small").orElseThrow().connection().tls())
        .satisfies(tls -> assertThat(tls.trusted()).containsExactly(decision(true)));
  }

  @Test
  void offersTheRightAddressAndGoesOnWithIt() throws Exception {
    try (CannedCloud identity = new CannedCloud()) {
      identity.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
      identity.answer(
          "POST /v3/auth/tokens",
          201,
          Map.of("X-Subject-Token", "t"),
          "{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"project\": {\"id\": \"p\","
              + " \"name\": \"web\"}, \"catalog\": [{\"type\": \"compute\", \"endpoints\":"
              + " [{\"interface\": \"public\", \"url\": \"%s\"}]}]}}"
                  .formatted(identity.uri("/compute/v2.1")));
      ConnectViewModel model = typed(identity.uri("/v3/v3").toString());
      connect(model, Phase.FAILED);
      assertThat(model.help().proposedAddressProperty().get())
          .isEqualTo(identity.uri("/v3").toString());
      assertThat(model.form().error(FormField.AUTH_URL).get())
          .contains(identity.uri("/v3/v3").toString());
      model.answers().useProposedAddress();
      waitFor(model, Phase.CONNECTED);
      tasks.until(() -> !store.load().connections().isEmpty());
      assertThat(store.load().connections().getFirst().authUrl())
          .isEqualTo(identity.uri("/v3").toString());
      assertThat(model.help().proposedAddressProperty().get()).isEmpty();
    }
  }

  @Test
  void saysInTheStepsWhereTheIdentityServiceHasMoved() throws Exception {
    try (CannedCloud old = new CannedCloud()) {
      old.answer("GET /v3", 302, Map.of("Location", cloud.authUrl().toString()), "");
      ConnectViewModel model = typed(old.uri("/v3").toString());
      connect(model, Phase.FAILED);
      model.answers().decidePlain(false);
      waitFor(model, Phase.CONNECTED);
      assertThat(model.steps().get(1).detailProperty().get())
          .contains("It redirects to https://127.0.0.1:" + cloud.port());
      assertThat(old.asked()).noneMatch(asked -> asked.call().startsWith("POST"));
    }
  }
}
