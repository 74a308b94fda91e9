package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.TrustDecision;
import io.novadesk.profile.TrustedCertificate;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clouds whose certificate nobody vouches for: asked about, trusted, changed, taken back. */
class CertificateJourneyTest {
  @TempDir private static Path certificates;
  private static Certificates good;
  private static Certificates renewed;
  private static Certificates expired;
  private static Certificates elsewhere;

  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final List<SmallCloud> clouds = new ArrayList<>();
  private ConnectionStore store = new ConnectionStore(Path.of("none"));

  @BeforeAll
  static void makeCertificates() throws Exception {
    good = Certificates.make(certificates, "cloud", "ip:127.0.0.1");
    renewed = Certificates.make(certificates, "renewed", "ip:127.0.0.1");
    expired =
        Certificates.make(
            certificates, "old", "ip:127.0.0.1", "-startdate", "-400d", "-validity", "30");
    elsewhere = Certificates.make(certificates, "other", "dns:other.example.com");
  }

  @BeforeEach
  void open() {
    store = new ConnectionStore(folder.resolve("connections.json"));
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    clouds.forEach(SmallCloud::close);
  }

  private SmallCloud cloud(Certificates certificate, int port) throws GeneralSecurityException {
    SmallCloud cloud = new SmallCloud(certificate.server(), port);
    clouds.add(cloud);
    return cloud;
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

  private ConnectViewModel typed(SmallCloud cloud) {
    ConnectViewModel model = model();
    model.choice().startNew();
    type(model, FormField.NAME, "lab");
    type(model, FormField.AUTH_URL, cloud.authUrl().toString());
    type(model, FormField.USER, SmallCloud.USER);
    type(model, FormField.SECRET, SmallCloud.PASSWORD);
    type(model, FormField.PROJECT, "web");
    return model;
  }

  private static void type(ConnectViewModel model, FormField field, String text) {
    model.form().text(field).set(text);
  }

  private void waitFor(ConnectViewModel model, Phase end) {
    tasks.until(() -> model.phaseProperty().get() == end);
  }

  private CertificateQuestion asked(ConnectViewModel model) {
    model.connect();
    waitFor(model, Phase.FAILED);
    return Objects.requireNonNull(model.help().certificateProperty().get());
  }

  private void trust(ConnectViewModel model) {
    model.answers().trustCertificate();
    waitFor(model, Phase.CONNECTED);
  }

  private List<TrustDecision> saved() {
    return store.load().connections().stream().flatMap(c -> c.tls().trusted().stream()).toList();
  }

  private ConnectViewModel trusted(SmallCloud cloud) {
    ConnectViewModel model = typed(cloud);
    asked(model);
    trust(model);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    return model;
  }

  @Test
  void asksAboutTheNetworkServiceToo() throws Exception {
    SmallCloud cloud = cloud(good, 0);
    SmallCloud network = cloud(elsewhere, 0);
    cloud.tellNetwork("https://127.0.0.1:" + network.port());
    ConnectViewModel model = typed(cloud);
    assertThat(asked(model).title()).contains("127.0.0.1:" + cloud.port());
    model.answers().trustCertificate();
    waitFor(model, Phase.FAILED);
    assertThat(Objects.requireNonNull(model.help().certificateProperty().get()).title())
        .contains("127.0.0.1:" + network.port());
    trust(model);
    tasks.until(() -> saved().size() == 2);
  }

  @Test
  void aNetworkServiceThatIsAwayStopsNobody() throws Exception {
    SmallCloud cloud = cloud(good, 0);
    cloud.tellNetwork("https://127.0.0.1:" + SmallCloud.closedPort());
    trusted(cloud);
    assertThat(sessions).hasSize(1);
  }

  @Test
  void asksAndConnectsOnceItIsTrusted() throws Exception {
    SmallCloud cloud = cloud(good, 0);
    ConnectViewModel model = typed(cloud);
    CertificateQuestion question = asked(model);
    assertThat(question.title()).contains("127.0.0.1:" + cloud.port());
    assertThat(question.changed()).isFalse();
    assertThat(question.sentences()).singleElement().asString().contains("fingerprint");
    assertThat(question.links())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.subject()).isEqualTo("CN=cloud");
              assertThat(link.issuer()).isEqualTo("itself");
              assertThat(link.hosts()).isEqualTo("127.0.0.1");
              assertThat(link.fingerprint().replaceAll("[:\n]", ""))
                  .isEqualToIgnoringCase(good.fingerprint());
            });
    assertThat(sessions).isEmpty();
    trust(model);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(sessions).hasSize(1);
    assertThat(saved())
        .containsExactly(new TrustedCertificate("127.0.0.1:" + cloud.port(), good.fingerprint()));
  }

  @Test
  void asksNoMoreAtTheNextStart() throws Exception {
    trusted(cloud(good, 0));
    ConnectViewModel next = model();
    tasks.until(() -> next.choice().selectedProperty().get() != null);
    type(next, FormField.SECRET, SmallCloud.PASSWORD);
    next.connect();
    waitFor(next, Phase.CONNECTED);
    assertThat(sessions).hasSize(2);
  }

  @Test
  void trustsNothingThatIsNotAnswered() throws Exception {
    ConnectViewModel model = typed(cloud(good, 0));
    asked(model);
    assertThat(model.cancel()).isTrue();
    assertThat(model.help().certificateProperty().get()).isNull();
    assertThat(model.cancel()).isFalse();
    assertThat(model.form().trusted()).isEmpty();
    assertThat(asked(model)).isNotNull();
  }

  @Test
  void asksAboutAnExpiredOneAndOneOfAnotherHost() throws Exception {
    ConnectViewModel old = typed(cloud(expired, 0));
    assertThat(asked(old).title()).contains("expired");
    old.rememberProperty().set(false);
    trust(old);
    ConnectViewModel other = typed(cloud(elsewhere, 0));
    assertThat(asked(other).links().getFirst().hosts()).isEqualTo("other.example.com");
    other.rememberProperty().set(false);
    trust(other);
    assertThat(sessions).hasSize(2);
    assertThat(saved()).isEmpty();
  }

  @Test
  void saysThatTheCertificateHasChanged() throws Exception {
    SmallCloud cloud = cloud(good, 0);
    ConnectViewModel model = trusted(cloud);
    cloud.close();
    cloud(renewed, cloud.port());
    CertificateQuestion question = asked(model);
    assertThat(question.changed()).isTrue();
    assertThat(question.title()).contains("a different certificate from the one you trusted");
    assertThat(question.former().replaceAll("[:\n]", "")).isEqualToIgnoringCase(good.fingerprint());
    trust(model);
    assertThat(saved())
        .containsExactly(
            new TrustedCertificate("127.0.0.1:" + cloud.port(), renewed.fingerprint()));
  }

  @Test
  void takesTheTrustBackAtOnceAndNothingElseWithIt() throws Exception {
    ConnectViewModel model = trusted(cloud(good, 0));
    type(model, FormField.PROJECT, "half typed");
    model.choice().distrust(model.form().trusted().getFirst());
    tasks.until(() -> saved().isEmpty());
    assertThat(store.load().connections().getFirst().target().project()).isEqualTo("web");
    assertThat(model.form().text(FormField.PROJECT).get()).isEqualTo("half typed");
    assertThat(asked(model).changed()).isFalse();
  }

  @Test
  void keepsWhatIsTrustedForCloudsYamlBesideIt() throws Exception {
    SmallCloud cloud = cloud(good, 0);
    String yaml =
        """
        clouds:
          lab:
            auth: {auth_url: "%s", username: ada, password: sesame, project_name: web}
        """
            .formatted(cloud.authUrl());
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(file, yaml);
    ConnectViewModel model = model();
    model.open("lab");
    waitFor(model, Phase.FAILED);
    trust(model);
    assertThat(Files.readString(file)).isEqualTo(yaml);
    assertThat(store.load().connections()).isEmpty();
    assertThat(Files.readString(folder.resolve("connections.json")))
        .contains(good.fingerprint())
        .doesNotContain("sesame");

    ConnectViewModel next = model();
    next.open("lab");
    waitFor(next, Phase.CONNECTED);
    next.choice().distrust(next.form().trusted().getFirst());
    tasks.until(() -> store.load().elsewhere().isEmpty());
    assertThat(asked(next)).isNotNull();
  }

  @Test
  void opensAnEncryptedClientKeyAndKeepsItsPasswordNowhere() throws Exception {
    Path key = folder.resolve("client.key");
    Files.writeString(key, good.encryptedKey(Secret.of("open sesame")));
    ConnectViewModel model = typed(cloud(good, 0));
    type(model, FormField.CA_FILE, good.pem(folder).toString());
    type(model, FormField.CLIENT_CERTIFICATE, good.pem(folder).toString());
    type(model, FormField.CLIENT_KEY, key.toString());
    model.connect();
    waitFor(model, Phase.FAILED);
    assertThat(model.form().error(FormField.CLIENT_KEY).get()).contains("needs its password");
    type(model, FormField.KEY_PASSWORD, "open sesame");
    model.connect();
    waitFor(model, Phase.CONNECTED);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(Files.readString(folder.resolve("connections.json")))
        .contains("client.key")
        .doesNotContain("open sesame");
  }

  @Test
  void givesNoTrustToAnotherCloudOfThatName() throws IOException {
    Connection lab = Connection.empty().withName("lab");
    store.trustElsewhere(lab, List.of(new TrustedCertificate("h:443", "0f".repeat(32))));
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          lab: {auth: {auth_url: "https://elsewhere.example.org", username: ada}}
        """);
    ConnectViewModel model = model();
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(model.clouds().find(Kind.CLOUDS_YAML, "lab")).isPresent();
    assertThat(model.form().trusted()).isEmpty();
  }
}
