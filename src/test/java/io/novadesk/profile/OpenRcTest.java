package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.profile.Connection.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenRcTest {
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
  void saysWhatIsNoSuchFile() {
    assertThatThrownBy(() -> OpenRc.parse("hello", "letter.txt", Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("letter.txt");
    assertThatThrownBy(() -> OpenRc.read(Path.of("no-such-file")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-file");
  }
}
