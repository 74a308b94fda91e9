package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider knows this program as, and where it is asked for a sign-on on another
 * device (RFC 8628); the names are keystoneauth's.
 *
 * @param secret empty: a public client
 * @param discovery where the provider describes itself; null: the two others are given
 * @param authorization takes the place of what the provider says; null: that counts
 * @param token the same
 * @param scope what is asked for, such as {@code openid profile}
 * @param tokenType which of the provider's tokens Keystone wants: {@code access_token} or {@code
 *     id_token}
 * @param challenge how the proof key is shown (RFC 7636): {@code S256}, {@code plain}, or empty for
 *     none
 */
public record DeviceClient(
    String id,
    Secret secret,
    @Nullable URI discovery,
    @Nullable URI authorization,
    @Nullable URI token,
    String scope,
    String tokenType,
    String challenge) {
  /** With a secret of its own, that lives on when this one is wiped. */
  DeviceClient copy() {
    return new DeviceClient(
        id, secret.copy(), discovery, authorization, token, scope, tokenType, challenge);
  }
}
