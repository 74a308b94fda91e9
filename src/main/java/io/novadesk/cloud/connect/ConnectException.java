package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.CertificateProblem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cloud could not be connected to: at which step, why, and what may help. */
public final class ConnectException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What the person can do about it. */
  public sealed interface Remedy {
    /** Look again at what was typed there. */
    record CheckField(Field field) implements Remedy {}

    /** The catalogue has no compute service: its address can be typed. */
    record TypeComputeUrl(List<String> servicesThere) implements Remedy {}

    /** The catalogue's address cannot be reached, the login host can. */
    record ReplaceHost(URI unreachable, URI proposed) implements Remedy {}

    /** The login is good for several projects: choose one. */
    record ChooseProject(List<String> projects) implements Remedy {}

    /**
     * The certificate can be trusted by hand.
     *
     * @param host host and port that showed it
     */
    record TrustCertificate(String host, CertificateProblem problem) implements Remedy {}

    /**
     * The catalogue puts a service where whoever is on the way can take the token: that may be
     * allowed, or the service be left out.
     *
     * @param service its type
     * @param hosts hosts and ports
     * @param needed whether there is nothing without it
     */
    record SendInClear(String service, List<String> hosts, boolean needed) implements Remedy {}

    /** The identity service stands at another address than that typed. */
    record UseAddress(URI address) implements Remedy {}

    /** The password is right, and the cloud wants a one-time code beside it. */
    record TypePasscode() implements Remedy {}

    /** Nothing but trying again. */
    record TryAgain() implements Remedy {}
  }

  /** Fields of the connect dialog that an error stands beside. */
  public enum Field {
    AUTH_URL,
    USER,
    PASSWORD,
    /** The sign-on in the browser. */
    SIGN_ON,
    PROJECT,
    REGION,
    /** The files of certificates and keys. */
    CERTIFICATE
  }

  private final ConnectStep step;
  private final transient Remedy remedy;

  public ConnectException(
      ConnectStep step, Remedy remedy, String sentence, @Nullable ApiException cause) {
    super(sentence, cause);
    this.step = step;
    this.remedy = remedy;
  }

  public ConnectStep step() {
    return step;
  }

  public Remedy remedy() {
    return remedy;
  }
}
