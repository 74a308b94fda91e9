package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudsYamlTest {
  @TempDir Path folder;

  private CloudsYaml.Reading read(String yaml) throws IOException {
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(file, yaml);
    return new CloudsYaml(List.of(file), List.of(folder.resolve("secure.yaml"))).read();
  }

  private CloudsYaml.Entry only(String yaml) throws IOException {
    CloudsYaml.Reading reading = read(yaml);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries()).hasSize(1);
    return reading.entries().getFirst();
  }

  @Test
  void readsAnOrdinaryEntry() throws IOException {
    CloudsYaml.Entry entry =
        only(
            """
            clouds:
              zurich:
                auth:
                  auth_url: https://zrh.example.org:5000/v3
                  username: ada
                  password: "pass: word"
                  project_name: web
                  user_domain_name: Users
                  project_domain_name: Projects
                region_name: zrh-1
                interface: internal
                identity_api_version: 3
                cacert: /etc/ssl/zrh.pem
                some_later_key: {a: [1, 2]}
            """);
    Connection c = entry.connection();
    assertThat(c.name()).isEqualTo("zurich");
    assertThat(c.authUrl()).isEqualTo("https://zrh.example.org:5000/v3");
    assertThat(c.signIn()).isEqualTo(new SignIn(Method.PASSWORD, "ada", "Users", ""));
    assertThat(c.target())
        .isEqualTo(new Target("web", "", "Projects", "zrh-1", Interface.INTERNAL, "", false));
    assertThat(c.tls().caFile()).isEqualTo("/etc/ssl/zrh.pem");
    assertThat(entry.secret()).isEqualTo(Secret.of("pass: word"));
    assertThat(entry.remarks()).isEmpty();
    assertThat(entry.toString()).doesNotContain("pass: word");
  }

  /** What a person typed is a text to us, whatever YAML would make of it. */
  @ParameterizedTest
  @ValueSource(strings = {"0123", "1e5", "yes", "007:59", "12_000", "0x1F", "2026-11-23", "1.10"})
  void takesScalarsAsTheyStand(String typed) throws IOException {
    CloudsYaml.Entry entry =
        only(
            "clouds: {c: {auth: {auth_url: https://h, username: u, password: %s, tenant_id: %s}}}"
                .formatted(typed, typed));
    assertThat(entry.secret()).isEqualTo(Secret.of(typed));
    assertThat(entry.connection().target().projectId()).isEqualTo(typed);
  }

  @Test
  void mergesTheSecureFile() throws IOException {
    Files.writeString(
        folder.resolve("secure.yaml"),
        """
        clouds:
          a: {auth: {password: hidden}}
          b: {auth: {password: two}}
        """);
    CloudsYaml.Reading reading =
        read(
            """
            clouds:
              a: {auth: {auth_url: https://a, username: u, password: shown}}
              b: {auth: {auth_url: https://b, username: u}}
            """);
    assertThat(reading.entries())
        .extracting(CloudsYaml.Entry::secret)
        .containsExactly(Secret.of("hidden"), Secret.of("two"));
  }

  @Test
  void followsAnchorsAndMergeKeys() throws IOException {
    CloudsYaml.Reading reading =
        read(
            """
            base: &base
              auth: &auth {auth_url: https://h.example.org, username: ada, password: x}
              region_name: one
            clouds:
              first: *base
              second:
                <<: *base
                region_name: two
              third:
                auth:
                  <<: [*auth, {username: loses, user_domain_name: D}]
                  project_name: p
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries())
        .extracting(e -> e.connection().target().region())
        .containsExactly("one", "two", "");
    assertThat(reading.entries().get(2).connection().signIn())
        .isEqualTo(new SignIn(Method.PASSWORD, "ada", "D", ""));
  }

  @Test
  void readsTheOtherMethods() throws IOException {
    CloudsYaml.Reading reading =
        read(
            """
            clouds:
              token: {auth_type: v3token, auth: {auth_url: https://h, token: gAAA, project-name: p}}
              byId:
                auth_type: v3applicationcredential
                auth: {auth_url: https://h, application_credential_id: abc,
                       application_credential_secret: s}
              byName:
                auth_type: v3applicationcredential
                auth: {auth_url: https://h, application_credential_name: reader, username: ada,
                       user_domain_id: default, application_credential_secret: s}
              old: {auth_type: v2password, username: ada, password: s, tenant_name: t,
                    auth_url: "http://h:5000/v2.0", endpoint_type: adminURL}
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries())
        .extracting(e -> e.connection().signIn())
        .containsExactly(
            new SignIn(Method.TOKEN, "", "", ""),
            new SignIn(Method.APPLICATION_CREDENTIAL, "", "", "abc"),
            new SignIn(
                Method.APPLICATION_CREDENTIAL, "ada", "", "", "default", "reader", false, "", ""),
            new SignIn(Method.PASSWORD, "ada", "", ""));
    assertThat(reading.entries())
        .extracting(CloudsYaml.Entry::secret)
        .containsExactly(Secret.of("gAAA"), Secret.of("s"), Secret.of("s"), Secret.of("s"));
    assertThat(reading.entries().getLast().connection().target())
        .isEqualTo(new Target("t", "", "", "", Interface.ADMIN, "", false));
  }

  @ParameterizedTest
  @CsvSource({"no,1", "off,1", "False,1", "'\"off\"',1", "yes,0", "on,0", "true,0"})
  void saysThatCertificatesAreCheckedAllTheSame(String verify, int remarks) throws IOException {
    assertThat(only("clouds: {c: {auth: {auth_url: https://h}, verify: " + verify + "}}").remarks())
        .hasSize(remarks);
  }

  @Test
  void tellsABrokenEntryAndKeepsTheOthers() throws IOException {
    CloudsYaml.Reading reading =
        read(
            """
            clouds:
              good: {auth: {auth_url: https://h}}
              nothing:
              text: hello
              noUrl: {auth: {username: u}}
              vendor: {profile: vexxhost, auth: {username: u}}
              saml: {auth_type: v3samlpassword, auth: {auth_url: https://h}}
              mixed: {profile: vexxhost, auth: {auth_url: https://h}}
            """);
    assertThat(reading.entries())
        .as(reading.problems().toString())
        .extracting(e -> e.connection().name())
        .containsExactly("good", "mixed");
    assertThat(reading.entries().getLast().remarks().getFirst()).contains("vexxhost");
    assertThat(reading.problems())
        .allMatch(p -> p.sentence().contains(p.file()))
        .extracting(CloudsYaml.Problem::sentence)
        .satisfiesExactly(
            s -> assertThat(s).contains("nothing", "no settings"),
            s -> assertThat(s).contains("text", "no settings"),
            s -> assertThat(s).contains("noUrl", "auth_url"),
            s -> assertThat(s).contains("vendor", "vexxhost"),
            s -> assertThat(s).contains("saml", "v3samlpassword"));
  }

  /** A password that begins with * is an alias to YAML: its name must not be quoted to anybody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "clouds: {c: {auth: {password: *hunter2}}}",
        "clouds: {c: {auth: {password: \"hunter2}}}",
        "clouds:\n\tc: hunter2",
        "clouds: !!python/object:hunter2 {}",
        "- hunter2",
        "a: b\n---\nhunter2: d"
      })
  void tellsABrokenFileWithoutQuotingIt(String yaml) throws IOException {
    CloudsYaml.Reading reading = read(yaml);
    assertThat(reading.entries()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().sentence())
        .contains("clouds.yaml")
        .doesNotContain("hunter2");
  }

  @Test
  void isCalmAboutAnEmptyOrMissingFileAndTellsOneWithoutClouds() throws IOException {
    assertThat(new CloudsYaml(List.of(folder.resolve("none")), List.of()).read())
        .isEqualTo(new CloudsYaml.Reading(List.of(), List.of(), ""));
    assertThat(read("# nothing yet\n").problems()).isEmpty();
    assertThat(read("cloud: {}\n").problems()).hasSize(1);
  }

  @Test
  void survivesAFileThatRefersToItself() throws IOException {
    CloudsYaml.Reading reading = read("clouds: &c {a: *c}\n");
    assertThat(reading.entries()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void looksWhereOpenstacksdkLooks() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path work = Files.createDirectories(folder.resolve("work"));
    Path named = folder.resolve("named.yaml");
    Path dotConfig = Files.createDirectories(home.resolve(".config/openstack"));
    Map<String, String> environment = Map.of("OS_CLIENT_CONFIG_FILE", named.toString());
    String yaml = "clouds: {%s: {auth: {auth_url: https://h}}}";

    Files.writeString(dotConfig.resolve("clouds.yml"), yaml.formatted("dotConfig"));
    assertThat(nameFound(environment, home, work)).isEqualTo("dotConfig");
    Files.writeString(work.resolve("clouds.yaml"), yaml.formatted("here"));
    assertThat(nameFound(environment, home, work)).isEqualTo("here");
    Files.writeString(named, yaml.formatted("named"));
    assertThat(nameFound(environment, home, work)).isEqualTo("named");
  }

  private static String nameFound(Map<String, String> environment, Path home, Path work) {
    List<CloudsYaml.Entry> entries =
        CloudsYaml.of("Linux", environment, home, work).read().entries();
    return entries.getFirst().connection().name();
  }
}
