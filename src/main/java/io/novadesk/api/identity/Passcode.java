package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.time.Instant;

/** A one-time code, or what makes one whenever it is needed. */
public sealed interface Passcode {
  /** What has to be kept secret of it. */
  Secret secret();

  /** The same with a secret of its own. */
  Passcode copy();

  /** The code of this moment. */
  Code at(Instant now);

  /** As a person reads it off another device: good for one login. */
  record Code(Secret secret) implements Passcode {
    @Override
    public Code copy() {
      return new Code(secret.copy());
    }

    @Override
    public Code at(Instant now) {
      return this;
    }
  }

  /**
   * What the cloud and an authenticator share, so that no code has to be typed.
   *
   * @param secret in base32, as {@link TotpSeed} has found it good
   */
  record Seed(Secret secret) implements Passcode {
    @Override
    public Seed copy() {
      return new Seed(secret.copy());
    }

    @Override
    public Code at(Instant now) {
      return new Code(TotpSeed.code(secret, now));
    }
  }
}
