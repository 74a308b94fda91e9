package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.TotpSeed;
import io.novadesk.cloud.connect.BrowserSignOn.Visitor;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.testing.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ways into a real OpenStack that has a sign-on in the browser and one-time codes. */
@Tag("cloud")
@Timeout(120)
class RealSignOnTest {
  private Path file;
  private List<CloudsYaml.Entry> entries = List.of();

  @BeforeEach
  void read() {
    String named = System.getenv("NOVADESK_CLOUDS_YAML");
    Assumptions.assumeTrue(named != null, "NOVADESK_CLOUDS_YAML names no clouds.yaml");
    file = Path.of(String.valueOf(named));
    entries = new CloudsYaml(List.of(file), List.of()).read().entries();
  }

  private Connection entry(String name) {
    Connection found =
        entries.stream()
            .map(CloudsYaml.Entry::connection)
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(found != null, "no cloud " + name + " in " + file);
    return Objects.requireNonNull(found);
  }

  private static Login login(Connection c, Credentials by, @Nullable String project) {
    return new Login(
        c.name(),
        URI.create(c.authUrl()),
        by,
        project == null ? new Scope.Unscoped() : new Scope.Project(null, project, "Default"),
        null,
        Interface.PUBLIC,
        TlsSettings.SYSTEM,
        Endpoints.OF_CATALOGUE);
  }

  private static Connector connector() {
    return new Connector(HttpSettings.standard(), Clock.systemUTC());
  }

  /** A person with a browser of their own. */
  private static final class Person implements BrowserSignOn.Person {
    final List<Visitor> visitors = new ArrayList<>();
    final List<Integer> answers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void waits(URI page, Consumer<Secret> paste) {
      var _ =
          threads.submit(
              () -> {
                try (Browser browser = new Browser()) {
                  Browser.Form form = browser.signOn(page, "anna", "");
                  String from = page.getScheme() + "://" + page.getAuthority();
                  answers.add(browser.submit(form, from).statusCode());
                }
                return page;
              });
    }

    @Override
    public void types(DeviceGrant.Code code) {
      throw new AssertionError(code.userCode());
    }

    @Override
    public void told(String sentence) {
      throw new AssertionError(sentence);
    }

    @Override
    public Project meets(Visitor visitor) {
      visitors.add(visitor);
      return visitor.projects().getFirst();
    }

    @Override
    public void over() {}
  }

  @Test
  void letsAPersonInWhoSignsOnInTheBrowser() throws Exception {
    Connection c = entry("demo-sso");
    assertThat(c.signIn().method()).isEqualTo(Method.BROWSER);
    Credentials by =
        new Credentials.Browser(
            new Credentials.SignOn(c.signIn().provider(), c.signIn().protocol()), Secret.of(""));
    Person person = new Person();
    try (Session session = connector().connect(login(c, by, null), person, (_, _) -> {})) {
      Visitor visitor = person.visitors.getFirst();
      assertThat(visitor.user()).isEqualTo("anna");
      assertThat(visitor.domain()).isEqualTo("SSO");
      assertThat(visitor.projects()).extracting(Project::name).contains("demo", "shop");
      assertThat(session.identity().project()).isNotNull();
      assertThat(session.regions().getFirst().servers().list(ServerQuery.ALL, _ -> {})).isNotNull();
      String token = ((Credentials.Browser) session.login().credentials()).token().reveal();
      assertThat(session.exchanges().all().toString()).doesNotContain(token);
      assertThat(session.ownProjects()).hasSize(visitor.projects().size());
    }
  }

  @Test
  void makesTheCodesThatKeystoneTakes() throws Exception {
    Connection c = entry("demo-totp");
    assertThat(c.signIn().passcode()).isTrue();
    Secret seed = TotpSeed.find(Files.readString(file.resolveSibling("totp-seed"))).orElseThrow();
    Credentials both =
        new Credentials.PasswordAndTotp(
            Credentials.User.named("totp", "Default"),
            Secret.of("openstack"),
            new Passcode.Seed(seed));
    try (Session session = connector().connect(login(c, both, "demo"), (_, _) -> {})) {
      Secret first = session.identity().id();
      assertThat(session.renew(first)).isNotEqualTo(first);
      assertThat(session.exchanges().all().toString()).doesNotContain(seed.reveal());
    }
    Credentials alone =
        new Credentials.Totp(
            Credentials.User.named("totponly", "Default"), new Passcode.Seed(seed));
    try (Session session = connector().connect(login(c, alone, "demo"), (_, _) -> {})) {
      assertThat(session.identity().userName()).isEqualTo("totponly");
    }
  }

  @Test
  void saysThatACodeIsWantedAfterThePassword() {
    Connection c = entry("demo-totp");
    Credentials password = new Credentials.Password("totp", "Default", Secret.of("openstack"));
    assertThat(
            catchThrowableOfType(
                    ConnectException.class,
                    () -> connector().connect(login(c, password, "demo"), (_, _) -> {}))
                .remedy())
        .isInstanceOf(ConnectException.Remedy.TypePasscode.class);
  }
}
