package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.common.login.FormField;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.TrustedCertificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectFormTest {
  private final ConnectForm form = new ConnectForm();

  private String error(FormField field) {
    return form.error(field).get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h", "https://", "https://a b", "http://h:x:y", "::"})
  void complainsAboutAnAddressWhileItIsTyped(String typed) {
    form.text(FormField.AUTH_URL).set(typed);
    assertThat(error(FormField.AUTH_URL))
        .isEqualTo("Not a URL such as https://cloud.example.org:5000/v3.");
    form.text(FormField.AUTH_URL).set("cloud.example.org");
    assertThat(error(FormField.AUTH_URL)).isEmpty();
  }

  @Test
  void saysNothingAboutFieldsThatNobodyHasReachedYet() {
    for (FormField field : FormField.values()) {
      assertThat(error(field)).as(field.name()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void findsTheFirstFieldAtFaultAndOnlyThoseOfTheMethod(Method method) {
    form.methodProperty().set(method);
    assertThat(form.check()).contains(FormField.AUTH_URL);
    form.text(FormField.AUTH_URL).set("cloud.example.org");
    FormField who =
        switch (method) {
          case PASSWORD, API_KEY, TOTP -> FormField.USER;
          case BROWSER, DEVICE -> FormField.IDENTITY_PROVIDER;
          case APPLICATION_CREDENTIAL -> FormField.APPLICATION_CREDENTIAL;
          case TOKEN -> FormField.SECRET;
        };
    assertThat(form.check()).contains(who);
    form.text(who).set("  ada ");
    form.text(FormField.SECRET).set(" ");
    form.text(FormField.PASSCODE).set("123456");
    form.text(FormField.CLIENT_ID).set("novadesk");
    form.text(FormField.DISCOVERY_URL).set("https://idp.example.org/openid-configuration");
    assertThat(form.check()).isEmpty();
  }

  @Test
  void forgetsAComplaintWhenTheFieldChanges() {
    form.complain(FormField.USER, "The cloud does not know this user.");
    form.text(FormField.USER).set("ada");
    assertThat(error(FormField.USER)).isEmpty();
  }

  @Test
  void stripsWhatIsTypedButNeverASecret() {
    form.text(FormField.AUTH_URL).set("  https://cloud.example.org:5000/v3 ");
    form.text(FormField.SECRET).set(" secret ");
    assertThat(form.connection().authUrl()).isEqualTo("https://cloud.example.org:5000/v3");
    assertThat(form.value(FormField.SECRET)).isEqualTo(" secret ");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void givesBackTheConnectionThatItShows(Method method) {
    boolean owned = method == Method.APPLICATION_CREDENTIAL;
    Connection shown =
        new Connection(
            "n",
            "https://h",
            new Connection.SignIn(method, "u", "d", owned ? "reader" : ""),
            Connection.Target.NONE,
            new Connection.Tls(
                "ca", "", "", List.of(new TrustedCertificate("h:443", "0f".repeat(32)))),
            new Connection.Marking(Connection.Colour.GREEN, true));
    form.show(shown, "s");
    assertThat(form.connection()).isEqualTo(shown);
    form.show(Connection.empty(), "");
    assertThat(form.connection()).isEqualTo(Connection.empty());
  }
}
