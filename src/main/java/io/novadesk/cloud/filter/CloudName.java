package io.novadesk.cloud.filter;

import io.novadesk.cloud.live.Session;
import java.util.function.Consumer;

/**
 * What a cloud is called.
 *
 * @param shown by the person
 * @param kept in the files
 */
public record CloudName(String shown, String kept) {
  public static CloudName of(Session session) {
    return new CloudName(session.shownName(), session.cloudName());
  }

  void tell(Consumer<String> to) {
    to.accept(shown);
    to.accept(kept);
  }
}
