package io.novadesk.common.console;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.RemoteConsole.Kind;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Finds out which kind of screen a cloud has. */
public final class Screens {
  /** Which clouds have, the most common first; no cloud tells which it has. */
  public static final List<Kind> KINDS =
      List.of(Kind.NOVNC, Kind.SPICE, Kind.SERIAL, Kind.RDP, Kind.MKS);

  private Screens() {}

  /**
   * What the first kind that the cloud has comes to.
   *
   * @throws ApiException the first refusal, when it has none
   */
  public static <T> T first(Function<Kind, T> ask) {
    ApiException refusal = null;
    for (Kind kind : KINDS) {
      try {
        return ask.apply(kind);
      } catch (ApiException e) {
        if (!isNoSuchKind(e)) {
          throw e;
        }
        refusal = refusal == null ? e : refusal;
      }
    }
    throw Objects.requireNonNull(refusal);
  }

  /** Another kind may answer: this one is switched off there, or unknown. */
  private static boolean isNoSuchKind(ApiException e) {
    return switch (e.category()) {
      case BAD_REQUEST, NOT_FOUND -> true;
      default -> e.status() == 501;
    };
  }
}
