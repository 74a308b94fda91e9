package io.novadesk.profile;

import io.novadesk.api.identity.Catalogue.Interface;
import java.time.Duration;
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
    /** A one-time code alone. */
    TOTP,
    /** The cloud's own sign-on, in the browser. */
    BROWSER,
    /** The same, by a code that is typed on another device. */
    DEVICE,
    TOKEN,
    APPLICATION_CREDENTIAL,
    /** Of the oldest public clouds. */
    API_KEY;

    /** Whether a person signs on at a page of the cloud or of its provider. */
    public boolean isSignOn() {
      return this == BROWSER || this == DEVICE;
    }
  }

  /**
   * Whose login it is; an id wins over a name.
   *
   * @param user name of the user; with an application credential only when that is given by name
   * @param userDomain name of the user's domain
   * @param applicationCredential its id, or its name when a user is given
   * @param passcode whether the cloud wants a one-time code beside the password
   * @param provider id of the identity provider whose sign-on is used in the browser
   * @param protocol of that provider, such as {@code openid}
   * @param device how that provider is asked for a code
   */
  public record SignIn(
      Method method,
      String user,
      String userId,
      String userDomain,
      String userDomainId,
      String applicationCredential,
      boolean passcode,
      String provider,
      String protocol,
      Device device) {
    public static final SignIn NONE = new SignIn(Method.PASSWORD, "", "", "");

    /** By names alone. */
    public SignIn(Method method, String user, String userDomain, String applicationCredential) {
      this(method, user, "", userDomain, "", applicationCredential, false, "", "", Device.NONE);
    }

    /** By all but a code that is typed elsewhere. */
    public SignIn(
        Method method,
        String user,
        String userId,
        String userDomain,
        String userDomainId,
        String applicationCredential,
        boolean passcode,
        String provider,
        String protocol) {
      this(
          method,
          user,
          userId,
          userDomain,
          userDomainId,
          applicationCredential,
          passcode,
          provider,
          protocol,
          Device.NONE);
    }

    /** In the browser. */
    public static SignIn inBrowser(String provider, String protocol) {
      return new SignIn(Method.BROWSER, "", "", "", "", "", false, provider, protocol, Device.NONE);
    }

    /** By a code that is typed elsewhere. */
    public static SignIn byCode(String provider, String protocol, Device device) {
      return new SignIn(Method.DEVICE, "", "", "", "", "", false, provider, protocol, device);
    }
  }

  /**
   * How an identity provider is asked for a code, in the words of keystoneauth.
   *
   * @param clientId what the provider knows this program as
   * @param discovery address at which it describes itself
   * @param authorizationUrl takes the place of the one found there
   * @param tokenUrl the same
   * @param scope empty: the usual one
   * @param tokenType which of its tokens the cloud wants; empty: the access token
   * @param challenge how the proof key is shown; empty: not at all
   */
  public record Device(
      String clientId,
      String discovery,
      String authorizationUrl,
      String tokenUrl,
      String scope,
      String tokenType,
      String challenge) {
    public static final Device NONE = new Device("", "", "", "", "", "", "");
  }

  /**
   * What to work on there.
   *
   * @param project name of the project
   * @param projectId wins over {@code project}
   * @param projectDomain name of the project's domain; empty: the user's
   * @param projectDomainId wins over {@code projectDomain}
   * @param inPlaceOfProject what the login is for where it is not for a project named here
   * @param region empty: every region; several are separated by commas
   * @param face which addresses of the catalogue are used
   * @param urls take the place of the catalogue's addresses
   * @param replaceHosts the catalogue's addresses get the host of {@code authUrl}
   */
  public record Target(
      String project,
      String projectId,
      String projectDomain,
      String projectDomainId,
      WideScope inPlaceOfProject,
      String region,
      Interface face,
      Urls urls,
      boolean replaceHosts) {
    public static final Target NONE = new Target("", "", "", "", Interface.PUBLIC, "", false);

    /** By names alone, the catalogue being right about all but the compute service. */
    public Target(
        String project,
        String projectId,
        String projectDomain,
        String region,
        Interface face,
        String computeUrl,
        boolean replaceHosts) {
      this(
          project,
          projectId,
          projectDomain,
          "",
          WideScope.NONE,
          region,
          face,
          new Urls(computeUrl, "", "", ""),
          replaceHosts);
    }

    public String computeUrl() {
      return urls.compute();
    }
  }

  /**
   * What a login may be for besides a project; at most one of these is given.
   *
   * @param domain name of a domain
   * @param domainId wins over {@code domain}
   * @param system "all": the cloud as a whole
   * @param trust id of a trust
   */
  public record WideScope(String domain, String domainId, String system, String trust) {
    public static final WideScope NONE = new WideScope("", "", "", "");
  }

  /** Addresses of services, typed by hand; empty: the catalogue's. */
  public record Urls(String compute, String image, String network, String volume) {}

  /**
   * Whom to trust there and what to show; files are paths of PEM files.
   *
   * @param trusted what the person decided for this cloud, of certificates and of services without
   *     encryption
   */
  public record Tls(
      String caFile, String clientCertificate, String clientKey, List<TrustDecision> trusted) {
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
   * @param nickname what the person calls it in place of its name; empty: that name
   * @param folder under which it stands in lists; empty: none
   * @param deletesWait whether a delete can be taken back for a while
   */
  public record Marking(
      Colour colour, boolean production, String nickname, String folder, DeleteWait deletesWait) {
    public static final Marking NONE = new Marking(Colour.NONE, false);

    /** Deletes wait as is usual. */
    public Marking(Colour colour, boolean production, String nickname, String folder) {
      this(colour, production, nickname, folder, DeleteWait.USUAL);
    }

    /** In no folder. */
    public Marking(Colour colour, boolean production, String nickname) {
      this(colour, production, nickname, "");
    }

    /** Called by its name. */
    public Marking(Colour colour, boolean production) {
      this(colour, production, "");
    }

    /** How long a delete waits here; zero: it does not. */
    public Duration deleteWait() {
      return deletesWait.time(production);
    }
  }

  /** A connection of which nothing is known yet. */
  public static Connection empty() {
    return new Connection("", "", SignIn.NONE, Target.NONE, Tls.NONE, Marking.NONE);
  }

  public Connection withName(String other) {
    return new Connection(other, authUrl, signIn, target, tls, marking);
  }

  public Connection withMarking(Marking other) {
    return new Connection(name, authUrl, signIn, target, tls, other);
  }

  /** With these in place of what was decided until now. */
  public Connection withTrusted(List<TrustDecision> decisions) {
    Tls other = new Tls(tls.caFile(), tls.clientCertificate(), tls.clientKey(), decisions);
    return new Connection(name, authUrl, signIn, target, other, marking);
  }
}
