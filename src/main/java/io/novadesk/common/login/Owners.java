package io.novadesk.common.login;

import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import java.util.Locale;

/** Whose secret a keychain is asked for. */
public final class Owners {
  private Owners() {}

  /** Whose secret the one of the field is. */
  public static Owner of(Connection c, FormField field) {
    SignIn who = c.signIn();
    return new Owner(
        c.authUrl(),
        field == FormField.SEED ? "totp_seed" : who.method().name().toLowerCase(Locale.ROOT),
        first(who.applicationCredential(), who.userId(), who.user(), who.device().clientId()),
        who.method() == Method.DEVICE
            ? who.device().discovery() + " " + who.device().tokenUrl()
            : first(who.userDomainId(), who.userDomain()));
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
