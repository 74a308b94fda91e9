package io.novadesk.demo.identity;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the roles of a cloud allow. */
public enum Policy {
  /**
   * Today's defaults: a reader looks, a member makes, a manager moves, an administrator may all.
   */
  NEW,
  /** Those of before: whoever has a role in a project may make and change what is in it. */
  OLD;

  /** The roles as the services weigh them. */
  Set<String> weigh(Set<String> roles) {
    if (this == NEW || roles.isEmpty()) {
      return roles;
    }
    Set<String> weighed = new LinkedHashSet<>(roles);
    weighed.add("member");
    if (!weighed.contains("admin")) {
      weighed.remove("manager");
    }
    return Set.copyOf(weighed);
  }
}
