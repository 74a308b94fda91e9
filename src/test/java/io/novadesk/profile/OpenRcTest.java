package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.profile.Connection.Method;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRcTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/ada", "GIVEN", "given");

  @TempDir Path folder;

  @Test
  void readsWhatADashboardGivesOut() throws IOException {
    OpenRc.Entry entry =
        OpenRc.parse(
            """
            #!/usr/bin/env bash
            export OS_AUTH_URL=https://cloud.example.org:5000/v3
            # With the addition of Keystone we have standardized on the term project
            export OS_PROJECT_ID=0123
            export OS_PROJECT_NAME="web shop"
            export OS_USER_DOMAIN_NAME="Default"
            if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
            export OS_PROJECT_DOMAIN_ID="default"
            unset OS_TENANT_ID
            export OS_USERNAME='ada'
            echo "Please enter your OpenStack Password: "
            read -sr OS_PASSWORD_INPUT
            export OS_PASSWORD=$OS_PASSWORD_INPUT
            export OS_REGION_NAME=eu-1 # the nearest
            export OS_INTERFACE=internalURL
            """,
            "shop-openrc.sh",
            Map.of());
    Connection c = entry.connection();
    assertThat(c.name()).isEqualTo("shop");
    assertThat(c.authUrl()).isEqualTo("https://cloud.example.org:5000/v3");
    assertThat(c.signIn().method()).isEqualTo(Method.PASSWORD);
    assertThat(c.signIn().user()).isEqualTo("ada");
    assertThat(c.signIn().userDomain()).isEqualTo("Default");
    assertThat(c.target().project()).isEqualTo("web shop");
    assertThat(c.target().projectId()).isEqualTo("0123");
    assertThat(c.target().projectDomainId()).isEqualTo("default");
    assertThat(entry.gaps()).isEmpty();
    assertThat(entry.remarks()).isEmpty();
    assertThat(c.target().region()).isEqualTo("eu-1");
    assertThat(c.target().face().name()).isEqualTo("INTERNAL");
    assertThat(entry.secret()).isNull();
  }

  @Test
  void runsNothing() throws IOException {
    OpenRc.Entry entry =
        OpenRc.parse(
            """
            export OS_AUTH_URL=http://h:5000
            export OS_USERNAME=$(whoami)
            export OS_TENANT_NAME=`touch /tmp/x`
            export OS_PASSWORD="pa\\$\\"ss"
            """,
            "openrc",
            Map.of());
    assertThat(entry.connection().signIn().user()).isEmpty();
    assertThat(entry.connection().target().project()).isEmpty();
    assertThat(Objects.requireNonNull(entry.secret()).reveal()).isEqualTo("pa$\"ss");
    assertThat(entry.toString()).doesNotContain("ss\"");
  }

  @Test
  void knowsApplicationCredentials() throws IOException {
    OpenRc.Entry entry =
        OpenRc.parse(
            """
            export OS_AUTH_TYPE=v3applicationcredential
            export OS_AUTH_URL=http://h:5000
            export OS_APPLICATION_CREDENTIAL_ID=abc
            export OS_APPLICATION_CREDENTIAL_SECRET=xyz
            """,
            "app-cred-ci-openrc.sh",
            Map.of());
    assertThat(entry.connection().signIn().method()).isEqualTo(Method.APPLICATION_CREDENTIAL);
    assertThat(entry.connection().signIn().applicationCredential()).isEqualTo("abc");
    assertThat(entry.connection().name()).isEqualTo("app-cred-ci");
  }

  @Test
  void tellsEachGapWithItsVariableAndLine() throws IOException {
    OpenRc.Entry entry =
        parse(
            """
            export OS_AUTH_URL=http://h:5000
            export OS_USERNAME=$(whoami)
            if [ -f ~/region ]; then export OS_REGION_NAME=eu; fi
            read OS_PROJECT_NAME
            read -s OS_PASSWORD
            . ./more.sh
            """);
    assertThat(entry.gaps())
        .satisfiesExactly(
            gap -> {
              assertThat(gap.variable()).isEqualTo("OS_PROJECT_NAME");
              assertThat(gap.sentence()).contains("Line 4", "asks for OS_PROJECT_NAME");
            },
            gap -> {
              assertThat(gap.variable()).isEqualTo("OS_REGION_NAME");
              assertThat(gap.sentence()).contains("Line 3", "condition");
            },
            gap -> {
              assertThat(gap.variable()).isEqualTo("OS_USERNAME");
              assertThat(gap.sentence()).contains("Line 2", "command");
            });
    assertThat(entry.remarks()).singleElement().asString().contains("Line 6", "another file");
    FaultMatrix.row(
        Area.FILE, "an openrc file works a value out", 0, entry.gaps().getLast().sentence());
  }

  @Test
  void tellsWhereAQuoteDoesNotEnd() throws IOException {
    OpenRc.Entry entry = parse("OS_AUTH_URL=http://h\nOS_PASSWORD=\"open\nOS_USERNAME=ada\n");
    assertThat(entry.connection().signIn().user()).isEmpty();
    assertThat(entry.remarks()).singleElement().asString().contains("line 2", "does not end");
    assertThatThrownBy(() -> parse("OS_AUTH_URL='http://h\n"))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("http");
    FaultMatrix.row(
        Area.FILE, "an openrc file's quote does not end", 0, entry.remarks().getFirst());
  }

  @Test
  void staysWholeOnThousandsOfBrackets() throws IOException {
    String deep = "OS_B=" + "${A:-".repeat(50_000) + "\n" + "if true; then\n".repeat(50_000);
    assertThat(parse("OS_AUTH_URL=http://h\n" + deep).remarks()).hasSize(1);
    assertThat(parse("OS_AUTH_URL=http://h\n" + "{ ".repeat(50_000)).remarks()).hasSize(1);
    assertThat(parse("OS_AUTH_URL=http://h\n" + "! ".repeat(50_000)).remarks()).hasSize(1);
    assertThat(parse("OS_AUTH_URL=http://h\n" + "f() ".repeat(50_000)).remarks()).hasSize(1);
    assertThat(parse("OS_AUTH_URL=http://h\n" + "true && ".repeat(50_000)).remarks()).hasSize(1);
    String elses = "if false; then x; " + "elif false; then x; ".repeat(20_000);
    assertThat(parse("OS_AUTH_URL=http://h\n" + elses).remarks()).hasSize(1);
    String asks = "[[ a " + "&& a ".repeat(50_000) + "]] && OS_USERNAME=ada";
    assertThat(parse("OS_AUTH_URL=http://h\n" + asks).gaps()).hasSize(1);
  }

  @Test
  void passesNothingOverThatTheFileAsksFor() throws IOException {
    OpenRc.Entry entry =
        parse(
            """
            export OS_AUTH_URL=https://h:5000/v3 OS_USER_ID=u1 OS_PASSWORD=x
            export OS_PROJECT_NAME=shop OS_DOMAIN_ID=d1 OS_TRUST_ID=t1 OS_INSECURE=true
            export OS_ENDPOINT_TYPE=internalURL OS_REGION_NAME=a,b
            export OS_IMAGE_ENDPOINT_OVERRIDE=http://127.0.0.1:9292
            export OS_CACERT=~/ca.pem OS_CERT=$HOME/cert.pem
            """);
    Connection c = entry.connection();
    assertThat(c.signIn().userId()).isEqualTo("u1");
    assertThat(c.signIn().userDomainId()).isEqualTo("d1");
    assertThat(c.target().projectDomainId()).isEqualTo("d1");
    assertThat(c.target().inPlaceOfProject().trust()).isEqualTo("t1");
    assertThat(c.target().region()).isEqualTo("a,b");
    assertThat(c.target().face().name()).isEqualTo("INTERNAL");
    assertThat(c.target().urls().image()).isEqualTo("http://127.0.0.1:9292");
    assertThat(c.tls().caFile()).isEqualTo("/home/ada/ca.pem");
    assertThat(c.tls().clientCertificate()).isEqualTo("/home/ada/cert.pem");
    assertThat(entry.remarks())
        .satisfiesExactlyInAnyOrder(
            s -> assertThat(s).contains("insecure", "is verified"),
            s -> assertThat(s).contains("the trust", "uses the project"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "BOM"})
  void readsEveryEncodingAndTheLineEndsOfWindows(String encoding) throws IOException {
    String text = "export OS_AUTH_URL=https://h/v3\r\nexport OS_USERNAME=J\u00f6rg\r\n";
    boolean marked = !encoding.equals("UTF-8") && !encoding.startsWith("ISO");
    Charset charset = encoding.equals("BOM") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    Path file = folder.resolve("openrc");
    Files.write(file, ((marked ? "\ufeff" : "") + text).getBytes(charset));
    Connection c = OpenRc.read(file).connection();
    assertThat(c.authUrl()).isEqualTo("https://h/v3");
    assertThat(c.signIn().user()).isEqualTo("J\u00f6rg");
  }

  @Test
  void readsTheFormsOfWindows() throws IOException {
    OpenRc.Entry powerShell =
        parse(
            """
            # Of a dashboard
            $Env:OS_AUTH_URL = "https://h:5000/v3"
            $env:OS_USERNAME = 'it''s'
            $project = "shop"
            $env:OS_PROJECT_NAME = "$project-`$x-$($env:X)"
            $env:OS_PROJECT_ID = "$env:GIVEN/${project}"
            $Password = Read-Host -Prompt "Password" -AsSecureString
            $env:OS_PASSWORD = $Password
            $env:OS_REGION_NAME="one"
            [Environment]::SetEnvironmentVariable("OS_CACERT", "C:\\ca.pem", "Process")
            if (-not $env:OS_REGION_NAME) {
              $env:OS_INTERFACE = "internal"
            }
            """);
    Connection c = powerShell.connection();
    assertThat(c.authUrl()).isEqualTo("https://h:5000/v3");
    assertThat(c.signIn().user()).isEqualTo("it's");
    assertThat(c.target().projectId()).isEqualTo("given/shop");
    assertThat(c.target().region()).isEqualTo("one");
    assertThat(c.tls().caFile()).isEqualTo("C:\\ca.pem");
    assertThat(powerShell.secret()).isNull();
    assertThat(powerShell.gaps())
        .extracting(OpenRc.Gap::variable)
        .containsExactly("OS_INTERFACE", "OS_PROJECT_NAME");

    OpenRc.Entry batch =
        parse(
            """
            @echo off
            rem set OS_AUTH_URL=no
            set OS_AUTH_URL=https://h:5000/v3
            set "OS_USERNAME=ann & co"
            set OS_PROJECT_NAME=%GIVEN%-100%%
            set OS_REGION_NAME=a^&b & echo done
            set /p OS_PASSWORD=Password:
            if "%X%"=="" set OS_CACERT=c
            """);
    c = batch.connection();
    assertThat(c.authUrl()).isEqualTo("https://h:5000/v3");
    assertThat(c.signIn().user()).isEqualTo("ann & co");
    assertThat(c.target().project()).isEqualTo("given-100%");
    assertThat(c.target().region()).isEqualTo("a&b");
    assertThat(batch.gaps()).extracting(OpenRc.Gap::variable).containsExactly("OS_CACERT");
  }

  @Test
  void readsTheSamplesOfOtherClientsReports() throws IOException {
    Path samples = Path.of("..", "shared", "cases", "openrc");
    Assumptions.assumeTrue(Files.isDirectory(samples), "the samples are not here");
    assertThat(secret(samples, "hash.sh")).isEqualTo("pass#word1");
    assertThat(secret(samples, "backslash.sh")).isEqualTo("c:\\123456");
    assertThat(sample(samples, "backslash.sh").connection().signIn().user()).isEqualTo("CORP\\ann");
    assertThat(secret(samples, "concat.sh")).isEqualTo("it's");
    assertThat(sample(samples, "interpolate.sh").connection().authUrl())
        .isEqualTo("https://cloud.example.org:5000/v3");
    assertThat(secret(samples, "declare.sh")).isEqualTo("pa$s\"x");
    assertThat(sample(samples, "declare.sh").connection().target().project()).isEqualTo("shop");
    Connection ids = sample(samples, "domain-ids.sh").connection();
    assertThat(ids.signIn().userDomainId()).isEqualTo("5ddb6f3d0c5c4d4c8d2c0b8f2b8f4d11");
    assertThat(ids.target().projectDomainId()).isEqualTo("77aa6f3d0c5c4d4c8d2c0b8f2b8f4d22");
    OpenRc.Entry tls = sample(samples, "cacert.sh");
    assertThat(tls.connection().tls())
        .isEqualTo(
            new Connection.Tls(
                "/home/ada/ca.pem", "/home/ada/cert.pem", "/home/ada/key.pem", List.of()));
    assertThat(tls.remarks()).hasSize(2).anyMatch(s -> s.contains("insecure"));
    assertThat(tls.connection().target().inPlaceOfProject().trust()).hasSize(32);
  }

  private static OpenRc.Entry sample(Path samples, String name) throws IOException {
    return OpenRc.parse(Files.readString(samples.resolve(name)), name, ENVIRONMENT);
  }

  private static String secret(Path samples, String name) throws IOException {
    return Objects.requireNonNull(sample(samples, name).secret()).reveal();
  }

  private static OpenRc.Entry parse(String text) throws IOException {
    return OpenRc.parse(text, "openrc", ENVIRONMENT);
  }

  @Test
  void saysWhatIsNoSuchFile() {
    assertThatThrownBy(() -> OpenRc.parse("hello", "letter.txt", Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("letter.txt");
    assertThatThrownBy(() -> OpenRc.read(Path.of("no-such-file")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-file");
  }
}
