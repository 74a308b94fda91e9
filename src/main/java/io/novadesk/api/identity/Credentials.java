package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import org.jspecify.annotations.Nullable;

/** What a person proves themselves with; the texts of {@link io.novadesk.api.Secret} never show. */
public sealed interface Credentials {
  /**
   * @param user name of the user
   * @param domain name of the user's domain; "Default" where the cloud has domains and none is
   *     given
   */
  record Password(String user, @Nullable String domain, Secret password) implements Credentials {}

  /** Password and a one-time code, together or one after the other (receipt flow). */
  record PasswordAndTotp(String user, @Nullable String domain, Secret password, Secret passcode)
      implements Credentials {}

  record Token(Secret token) implements Credentials {}

  /**
   * By id, or by name and user.
   *
   * @param idOrName the id when {@code user} is null
   */
  record ApplicationCredential(
      String idOrName, @Nullable String user, @Nullable String domain, Secret secret)
      implements Credentials {}

  /** Rackspace's API key (Keystone v2.0 with RAX-KSKEY), and the header login of v1.0. */
  record ApiKey(String user, Secret key) implements Credentials {}
}
