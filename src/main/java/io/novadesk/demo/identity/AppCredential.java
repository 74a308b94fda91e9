package io.novadesk.demo.identity;

import java.util.Set;

/** A credential of one user for one project, with a secret of its own. */
record AppCredential(
    String id, String name, String secret, User user, Project project, Set<String> roles) {
  @Override
  public String toString() {
    return "AppCredential[" + id + ", " + name + "]";
  }
}
