package io.novadesk.demo.compute;

import io.novadesk.demo.http.Refusal;

/** What only administrators may do, in nova's words. */
public final class Policies {
  private Policies() {}

  /** The refusal for a policy such as {@code os-migrate-server:migrate}. */
  public static Refusal denied(String policy) {
    return Refusal.forbidden("Policy doesn't allow os_compute_api:" + policy + " to be performed.");
  }
}
