package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.WideScope;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which openstacksdk takes an entry, beyond the ordinary one. */
class CloudsYamlRulesTest {
  private static final Path SAMPLES = Path.of("..", "shared", "cases", "clouds-yaml");

  @TempDir Path folder;

  private CloudsYaml.Reading read(String yaml) throws IOException {
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(file, yaml);
    return new CloudsYaml(List.of(file), List.of()).read();
  }

  private CloudsYaml.Entry only(String settings) throws IOException {
    CloudsYaml.Reading reading = read("clouds: {c: " + settings + "}");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries()).hasSize(1);
    return reading.entries().getFirst();
  }

  /** Reads the file of a home in the environment given, and nothing of this machine. */
  private CloudsYaml.Reading readIn(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("XDG_CONFIG_DIRS", folder.resolve("nowhere").toString());
    return CloudsYaml.of("Linux", all, folder, folder).read();
  }

  @Test
  void takesIdsOfUserProjectAndDomains() throws IOException {
    Connection c =
        only("""
        {auth: {auth_url: https://h, user_id: u1, password: p, project_name: shop,
                user-domain-id: d1}, project_domain_id: d2}
        """)
            .connection();
    assertThat(c.signIn())
        .isEqualTo(new SignIn(Method.PASSWORD, "", "u1", "", "d1", "", false, "", ""));
    assertThat(c.target().projectDomainId()).isEqualTo("d2");
  }

  @ParameterizedTest
  @CsvSource({
    "domain_id, d1, '', d1, ''",
    "domain_name, D, D, '', ''",
    "default_domain, d1, '', d1, ''",
    "default_domain_id, d1, '', d1, ''",
    "default_domain_name, D, D, '', ''"
  })
  void takesADomainNamedOnceForUserAndProject(
      String key, String value, String name, String id, String scope) throws IOException {
    Connection c =
        only("{%s: %s, auth: {auth_url: https://h, username: u, project_name: p}}"
                .formatted(key, value))
            .connection();
    assertThat(c.signIn().userDomain()).isEqualTo(name);
    assertThat(c.signIn().userDomainId()).isEqualTo(id);
    assertThat(c.target().projectDomain()).isEqualTo(name);
    assertThat(c.target().projectDomainId()).isEqualTo(id);
    assertThat(c.target().inPlaceOfProject().domain()).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource({
    "domain_id: d1, '', d1, '', ''",
    "domain_name: D, D, '', '', ''",
    "system_scope: all, '', '', all, ''",
    "trust_id: t1, '', '', '', t1"
  })
  void takesAScopeOtherThanAProject(
      String setting, String domain, String domainId, String system, String trust)
      throws IOException {
    CloudsYaml.Entry entry = only("{auth: {auth_url: https://h, username: u, " + setting + "}}");
    assertThat(entry.connection().target().inPlaceOfProject())
        .isEqualTo(new WideScope(domain, domainId, system, trust));
    assertThat(entry.remarks()).isEmpty();
  }

  @Test
  void saysThatOneLoginIsForOneThing() throws IOException {
    List<String> remarks =
        only("{auth: {auth_url: https://h, username: u, project_id: p, trust_id: t}}").remarks();
    assertThat(remarks).singleElement().asString().contains("the project, the trust");
    FaultMatrix.row(Area.FILE, "clouds.yaml asks for two scopes", 0, remarks.getFirst());
  }

  @Test
  void prefersTodaysNamesAndWhatStandsInAuth() throws IOException {
    Connection c =
        only("""
        {tenant_name: old, project_name: beside, username: beside, password: beside,
         auth: {auth_url: https://h, tenant_id: t, project_id: i, username: inside}}
        """)
            .connection();
    assertThat(c.target().project()).isEqualTo("beside");
    assertThat(c.target().projectId()).isEqualTo("i");
    assertThat(c.signIn().user()).isEqualTo("inside");
  }

  @Test
  void makesACloudOfEachRegionThatDiffers() throws IOException {
    CloudsYaml.Reading reading =
        read(
            """
            clouds:
              same: {auth: {auth_url: https://h}, regions: [a, b]}
              old: {auth: {auth_url: https://h}, region_name: "a,b"}
              different:
                auth: {auth_url: https://h, username: u}
                regions:
                  - name: a
                    values: {auth: {auth_url: https://a}, interface: internal}
                  - b
                  - {name: c}
              filled: {auth: {auth_url: "https://{region_name}.h"}, regions: [x, y]}
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries())
        .extracting(
            e -> e.connection().name(),
            e -> e.connection().authUrl(),
            e -> e.connection().target().region(),
            e -> e.connection().target().face())
        .containsExactly(
            tuple("same", "https://h", "a,b", Interface.PUBLIC),
            tuple("old", "https://h", "a,b", Interface.PUBLIC),
            tuple("different in a", "https://a", "a", Interface.INTERNAL),
            tuple("different in b, c", "https://h", "b,c", Interface.PUBLIC),
            tuple("filled in x", "https://x.h", "x", Interface.PUBLIC),
            tuple("filled in y", "https://y.h", "y", Interface.PUBLIC));
    assertThat(reading.entries().get(2).connection().signIn().user()).isEqualTo("u");
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void takesTheAddressesOfServicesThatAreGiven() throws IOException {
    Connection c =
        only("""
        {auth: {auth_url: https://h, project_id: p1},
         compute-endpoint-override: "https://n/v2.1", image_endpoint_override: https://g,
         network_endpoint: https://q, volumev3_endpoint_override: "https://c/v3/%(project_id)s"}
        """)
            .connection();
    assertThat(c.target().urls())
        .isEqualTo(
            new Connection.Urls("https://n/v2.1", "https://g", "https://q", "https://c/v3/p1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insecure: true|insecure",
        "verify: false|verify",
        "compute_default_microversion: '2.72'|2.72",
        "compute_api_version: '2.72'|2.72",
        "identity_api_version: '2.0'|identity_api_version",
        "identity_endpoint_override: https://other|identity endpoint override",
        "image_interface: internal|image_interface",
        "profile: nobody|nobody",
        "auth: {auth_url: https://h, pasword: x}|pasword"
      })
  void saysWhatIsNotFollowed(String setting, String named) throws IOException {
    String auth = setting.startsWith("auth:") ? "" : "auth: {auth_url: https://h}, ";
    List<String> remarks = only("{" + auth + setting + "}").remarks();
    assertThat(remarks).singleElement().asString().contains(named);
    FaultMatrix.row(Area.FILE, "clouds.yaml: " + setting.split(":", 2)[0], 0, remarks.getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v3oidcpassword",
        "v3samlpassword",
        "v3adfspassword",
        "v3kerberos",
        "v3oauth1",
        "v3oauth2clientcredential",
        "v3tokenlessauth",
        "none",
        "noauth",
        "http_basic",
        "admin_token",
        "token_endpoint",
        "v1password",
        "pasword"
      })
  void namesEachKindOfLoginThatItCannotDo(String type) throws IOException {
    CloudsYaml.Reading reading =
        read("clouds: {c: {auth_type: " + type + ", auth: {auth_url: https://h, password: p}}}");
    assertThat(reading.entries()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
    String sentence = reading.problems().getFirst().sentence();
    assertThat(sentence).contains("auth_type " + type + " ");
    FaultMatrix.row(Area.LOGIN, "clouds.yaml: auth_type " + type, 0, sentence);
  }

  @Test
  void readsASignOnInTheBrowserAndACodeAlone() throws IOException {
    CloudsYaml.Entry browser =
        only(
            """
            {auth_type: v3websso, identity_provider: demo-idp,
             auth: {auth_url: https://h, protocol: saml2, project_name: web}}
            """);
    assertThat(browser.connection().signIn()).isEqualTo(SignIn.inBrowser("demo-idp", "saml2"));
    assertThat(browser.connection().target().project()).isEqualTo("web");
    assertThat(browser.remarks()).isEmpty();
    CloudsYaml.Entry elsewhere =
        only(
            """
            {auth_type: v3oidcdeviceauthz, identity_provider: demo-idp, protocol: openid,
             client_id: novadesk, client_secret: ' s ', openid_scope: openid email,
             auth: {auth_url: https://h, discovery_endpoint: 'https://idp/about',
                    access_token_type: id_token, code_challenge_method: S256}}
            """);
    assertThat(elsewhere.connection().signIn())
        .isEqualTo(
            SignIn.byCode(
                "demo-idp",
                "openid",
                new Connection.Device(
                    "novadesk", "https://idp/about", "", "", "openid email", "id_token", "S256")));
    assertThat(elsewhere.secret()).isEqualTo(Secret.of(" s "));
    assertThat(elsewhere.remarks()).isEmpty();
    CloudsYaml.Entry code =
        only("{auth_type: v3totp, auth: {auth_url: https://h, username: ada, passcode: '123456'}}");
    assertThat(code.connection().signIn()).isEqualTo(new SignIn(Method.TOTP, "ada", "", ""));
    assertThat(code.secret()).isNull();
    assertThat(code.remarks()).isEmpty();
  }

  @Test
  void wantsACodeWhereSeveralFactorsAreNamed() throws IOException {
    CloudsYaml.Entry both =
        only(
            """
            {auth_type: v3multifactor, auth_methods: [v3password, v3totp],
             auth: {auth_url: https://h, username: u, password: p}}
            """);
    assertThat(both.connection().signIn().passcode()).isTrue();
    assertThat(both.secret()).isEqualTo(Secret.of("p"));
    CloudsYaml.Reading other =
        read(
            """
            clouds: {c: {auth_type: v3multifactor, auth_methods: [v3password, v3kerberos],
                         auth: {auth_url: https://h}}}
            """);
    assertThat(other.problems().getFirst().sentence()).contains("password, kerberos");
  }

  @Test
  void takesVendorsFromTheFileAndThoseThatItKnows() throws IOException {
    Files.writeString(
        folder.resolve("clouds-public.yaml"),
        """
        public-clouds:
          ours:
            auth: {auth_url: "https://{region_name}.ours.example.org", user-domain-name: Ours}
            regions: [north, south]
            interface: internal
        """);
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          a: {profile: ours, auth: {username: u, password: p, project_name: p}}
          b: {cloud: ours, region_name: north, auth: {username: u}, interface: public}
          c: {profile: ovh, auth: {username: u}}
          d: {profile: vexxhost, auth: {username: u}}
        """);
    CloudsYaml.Reading reading = readIn(Map.of());
    assertThat(reading.entries())
        .extracting(
            e -> e.connection().name(),
            e -> e.connection().authUrl(),
            e -> e.connection().signIn().userDomain(),
            e -> e.connection().target().region(),
            e -> e.connection().target().face())
        .containsExactly(
            tuple(
                "a in north",
                "https://north.ours.example.org",
                "Ours",
                "north",
                Interface.INTERNAL),
            tuple(
                "a in south",
                "https://south.ours.example.org",
                "Ours",
                "south",
                Interface.INTERNAL),
            tuple("b", "https://north.ours.example.org", "Ours", "north", Interface.PUBLIC),
            tuple("c", "https://auth.cloud.ovh.net/", "Default", "", Interface.PUBLIC));
    assertThat(reading.problems())
        .singleElement()
        .extracting(CloudsYaml.Problem::sentence)
        .asString()
        .contains("vexxhost");
  }

  @Test
  void offersTheCloudOfTheEnvironment() throws IOException {
    Files.writeString(folder.resolve("clouds.yaml"), "clouds: {c: {auth: {auth_url: https://h}}}");
    Map<String, String> environment =
        Map.of(
            "OS_AUTH_URL", "https://e:5000/v3",
            "OS_USERNAME", "ada",
            "OS_PASSWORD", "x y",
            "OS_TENANT_NAME", "shop",
            "OS_USER_DOMAIN_ID", "d1",
            "OS_LOG_FILE", "/x");
    CloudsYaml.Reading reading = readIn(environment);
    assertThat(reading.preferred()).isEqualTo("envvars");
    CloudsYaml.Entry entry = reading.entries().getLast();
    assertThat(entry.connection().name()).isEqualTo("envvars");
    assertThat(entry.connection().signIn())
        .isEqualTo(new SignIn(Method.PASSWORD, "ada", "", "", "d1", "", false, "", ""));
    assertThat(entry.connection().target().project()).isEqualTo("shop");
    assertThat(entry.secret()).isEqualTo(Secret.of("x y"));
    assertThat(entry.file()).contains("environment");

    Map<String, String> named = new HashMap<>(environment);
    named.put("OS_CLOUD_NAME", "c");
    named.put("OS_CLOUD", "c");
    reading = readIn(named);
    assertThat(reading.entries()).hasSize(1);
    assertThat(reading.preferred()).isEqualTo("c");
    assertThat(reading.problems())
        .singleElement()
        .extracting(CloudsYaml.Problem::sentence)
        .asString()
        .contains("OS_CLOUD_NAME");

    reading = readIn(Map.of("OS_CLOUD", "c", "OS_REGION_NAME", "r"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries()).hasSize(1);
  }

  @Test
  void readsJsonAndASecureFileAlone() throws IOException {
    Files.writeString(
        folder.resolve("secure.json"),
        "{\"clouds\":\n"
            + "\t{\"j\": {\"auth\": {\"auth_url\": \"https:\\/\\/h\", \"password\":"
            + " \"\\u00e9\"}}}}");
    CloudsYaml.Reading reading = readIn(Map.of());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries().getFirst().connection().authUrl()).isEqualTo("https://h");
    assertThat(reading.entries().getFirst().secret()).isEqualTo(Secret.of("\u00e9"));
  }

  @Test
  void tellsAQuotedWordFromNothing() throws IOException {
    assertThat(only("{auth: {auth_url: https://h, password: null}}").secret()).isNull();
    assertThat(only("{auth: {auth_url: https://h, password: ~}}").secret()).isNull();
    assertThat(only("{auth: {auth_url: https://h, password: 'null'}}").secret())
        .isEqualTo(Secret.of("null"));
  }

  /** Each of these took minutes, the heap or the stack. */
  @ParameterizedTest
  @ValueSource(strings = {"anchors", "merges", "brackets", "braces", "dashes", "self"})
  void isNotBlownUpByASmallFile(String kind) throws IOException {
    StringBuilder yaml = new StringBuilder("clouds:\n  good: {auth: {auth_url: https://h}}\n");
    switch (kind) {
      case "anchors" -> {
        yaml.append("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 17; i++) {
          yaml.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
      }
      case "merges" -> {
        yaml.append("a0: &a0 {k: x, l: x, m: x, n: x}\n");
        for (int i = 1; i < 15; i++) {
          String one = "*a" + (i - 1);
          yaml.append(
              "a%d: &a%d {a: %s, b: %s, <<: [%s, %s]}\n".formatted(i, i, one, one, one, one));
        }
      }
      case "brackets" -> yaml.append("a: ").append("[".repeat(2_000)).append("]".repeat(2_000));
      case "braces" -> yaml.append("a: ").append("{b: ".repeat(20_000));
      case "dashes" -> yaml.append("a:\n  ").append("- ".repeat(20_000)).append("b");
      default -> yaml.append("a: &a [*a]\n");
    }
    CloudsYaml.Reading reading =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(yaml.toString()));
    assertThat(reading.entries()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
    String sentence = reading.problems().getFirst().sentence();
    assertThat(sentence).contains("clouds.yaml").containsPattern("line \\d+");
    FaultMatrix.row(Area.FILE, "clouds.yaml blows up: " + kind, 0, sentence);
  }

  @Test
  void readsTheSamplesOfOtherClientsReports() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
    Connection ids = sample("domain-ids").getFirst().connection();
    assertThat(ids.signIn().userDomainId()).isEqualTo("5ddb6f3d0c5c4d4c8d2c0b8f2b8f4d11");
    assertThat(ids.target().projectDomainId()).isEqualTo("77aa6f3d0c5c4d4c8d2c0b8f2b8f4d22");
    assertThat(sample("regions-auth"))
        .extracting(e -> e.connection().authUrl(), e -> e.connection().target().region())
        .containsExactly(
            tuple("https://r1.example.com:5000/v3", "r1"),
            tuple("https://r2.example.com:5000/v3", "r2"));
    assertThat(sample("mfa").getFirst().connection().signIn().passcode()).isTrue();
    CloudsYaml.Entry override = sample("override").getFirst();
    assertThat(override.connection().target().urls())
        .isEqualTo(new Connection.Urls("", "http://127.0.0.1:9292", "http://127.0.0.1:9696", ""));
    assertThat(override.connection().tls().caFile())
        .isEqualTo(Path.of(System.getProperty("user.home"), "ca.pem").toString());
    assertThat(override.remarks())
        .satisfiesExactlyInAnyOrder(
            s -> assertThat(s).contains("verify: false"), s -> assertThat(s).contains("2.72"));
  }

  private static List<CloudsYaml.Entry> sample(String name) {
    CloudsYaml.Reading reading =
        new CloudsYaml(List.of(SAMPLES.resolve(name).resolve("clouds.yaml")), List.of()).read();
    assertThat(reading.problems()).isEmpty();
    return reading.entries();
  }
}
