package io.novadesk.viewmodel.credentials;

import io.novadesk.api.identity.ApplicationCredentials.Made;

/**
 * A new application credential whose secret the person sees once.
 *
 * @param whyNotKept as a sentence; empty: the person wanted to see it
 */
public record SecretOfCredential(Made made, String whyNotKept) {
  public String name() {
    return made.credential().name();
  }

  public String id() {
    return made.credential().id();
  }

  /** The clear text: for the eye and the clipboard only. */
  public String reveal() {
    return made.secret().reveal();
  }

  /** The person is done with it. */
  public void forget() {
    made.secret().wipe();
  }
}
