package io.novadesk.profile;

import io.novadesk.api.identity.Catalogue.Interface;
import java.util.List;

/**
 * How to reach one cloud, as a person typed it: never a password, token or key. Texts are empty
 * where nothing was given; they are kept as typed, right or wrong.
 *
 * @param name what the person calls it; names the connection in the store
 * @param authUrl address of the identity service
 */
public record Connection(
    String name, String authUrl, SignIn signIn, Target target, Tls tls, Marking marking) {

  /** What a person proves themselves with. */
  public enum Method {
    PASSWORD,
    TOKEN,
    APPLICATION_CREDENTIAL,
    /** Of the oldest public clouds. */
    API_KEY
  }

  /**
   * @param user name of the user; with an application credential only when that is given by name
   * @param userDomain name of the user's domain
   * @param applicationCredential its id, or its name when {@code user} is given
   */
  public record SignIn(
      Method method, String user, String userDomain, String applicationCredential) {
    public static final SignIn NONE = new SignIn(Method.PASSWORD, "", "", "");
  }

  /**
   * What to work on there.
   *
   * @param project name of the project
   * @param projectId wins over {@code project}
   * @param projectDomain name of the project's domain; empty: the user's
   * @param region empty: every region
   * @param face which addresses of the catalogue are used
   * @param computeUrl takes the place of the catalogue's compute address
   * @param replaceHosts the catalogue's addresses get the host of {@code authUrl}
   */
  public record Target(
      String project,
      String projectId,
      String projectDomain,
      String region,
      Interface face,
      String computeUrl,
      boolean replaceHosts) {
    public static final Target NONE = new Target("", "", "", "", Interface.PUBLIC, "", false);
  }

  /**
   * Whom to trust there and what to show; files are paths of PEM files.
   *
   * @param trusted certificates that the person accepted for this cloud, at most one for each host
   */
  public record Tls(
      String caFile, String clientCertificate, String clientKey, List<TrustedCertificate> trusted) {
    public static final Tls NONE = new Tls("", "", "", List.of());

    public Tls {
      trusted = List.copyOf(trusted);
    }
  }

  /** By what a person knows a cloud again. */
  public enum Colour {
    NONE,
    BLUE,
    GREEN,
    YELLOW,
    ORANGE,
    RED,
    PURPLE
  }

  /**
   * @param production true: commands ask more questions and the window carries a band
   */
  public record Marking(Colour colour, boolean production) {
    public static final Marking NONE = new Marking(Colour.NONE, false);
  }

  /** A connection of which nothing is known yet. */
  public static Connection empty() {
    return new Connection("", "", SignIn.NONE, Target.NONE, Tls.NONE, Marking.NONE);
  }

  public Connection withName(String other) {
    return new Connection(other, authUrl, signIn, target, tls, marking);
  }

  /** With these in place of the certificates trusted until now. */
  public Connection withTrusted(List<TrustedCertificate> certificates) {
    Tls other = new Tls(tls.caFile(), tls.clientCertificate(), tls.clientKey(), certificates);
    return new Connection(name, authUrl, signIn, target, other, marking);
  }
}
