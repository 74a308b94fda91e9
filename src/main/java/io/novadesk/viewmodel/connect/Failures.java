package io.novadesk.viewmodel.connect;

import io.novadesk.api.ApiException;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.common.login.FieldException;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.KeychainException;
import java.io.IOException;

/** What a person reads when background work fails. */
final class Failures {
  private Failures() {}

  static String sentence(Exception failure) {
    String told = failure.getMessage();
    boolean readable =
        failure instanceof IOException
            || failure instanceof ApiException
            || failure instanceof ConnectException
            || failure instanceof FieldException
            || failure instanceof KeychainException;
    return readable && told != null
        ? told
        : Text.of("connect.error.unexpected", failure.getClass().getSimpleName());
  }
}
