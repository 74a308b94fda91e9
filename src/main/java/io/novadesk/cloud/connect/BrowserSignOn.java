package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceClient;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.live.Login;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person on in the browser ({@code v3websso}): the cloud's page is opened there, and has
 * the browser bring the token to a listener on this computer. Any page may send somebody else's
 * token there, so who came in is shown before anything is done as that user. Blocking; safe to use
 * from many threads.
 */
public final class BrowserSignOn {
  /** The address that keystoneauth has, too: administrators allow it once for all programs. */
  private static final URI ORIGIN = URI.create("http://localhost:9990/auth/websso/");

  private static final Duration LATE = Duration.ofSeconds(40);

  private final URI origin;
  private final Duration late;
  private final DeviceSignOn.Pause pause;

  /**
   * @param origin where the listener stands, to the letter as the cloud trusts it
   * @param late after how long it is told what may be wrong
   */
  public BrowserSignOn(URI origin, Duration late) {
    this(origin, late, time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
  }

  /**
   * @param pause waits between two questions for a code that is typed elsewhere
   */
  BrowserSignOn(URI origin, Duration late, DeviceSignOn.Pause pause) {
    this.origin = origin;
    this.late = late;
    this.pause = pause;
  }

  static BrowserSignOn standard() {
    return new BrowserSignOn(ORIGIN, LATE);
  }

  /** Who signs on, and what they are shown meanwhile. Called on the thread that waits. */
  public interface Person {
    /**
     * The sign-on waits for the browser. Whoever is told opens the page.
     *
     * @param paste takes a token that did not come by the browser; from any thread
     */
    void waits(URI page, Consumer<Secret> paste);

    /** The sign-on waits until the code is typed elsewhere. */
    void types(DeviceGrant.Code code);

    /**
     * What hinders the answer, as a sentence; called whenever something new is known. Empty:
     * nothing any more.
     */
    void told(String sentence);

    /**
     * Somebody came in. Blocks until the person has decided.
     *
     * @return the project to open; null: it was somebody else
     */
    @Nullable Project meets(Visitor visitor) throws InterruptedException;

    /** Nothing is waited for any more. */
    void over();
  }

  /**
   * Who came in.
   *
   * @param domain empty where the cloud does not tell it
   * @param projects what may be opened, never empty
   * @param wanted the one that the login names; null: none, or another than these
   */
  public record Visitor(
      String user, String domain, List<Project> projects, @Nullable Project wanted) {}

  /** The line by which an administrator makes a cloud send its answer here. */
  public String trustLine() {
    return "trusted_dashboard = " + origin;
  }

  /**
   * Waits for the unscoped token of a sign-on.
   *
   * @throws ConnectException with a sentence
   */
  public Secret token(
      Credentials.SignOn by, Identity identity, IdentityEndpoint where, Person person)
      throws ConnectException {
    if (where.version() != IdentityVersion.V3) {
      throw failure(Text.of("connect.browser.tooOld"), null);
    }
    try {
      DeviceClient device = by.device();
      return device == null
          ? tokenOfPage(by, where, person)
          : new DeviceSignOn(pause).token(by, device, identity, where, person);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("POST");
    } finally {
      person.over();
    }
  }

  private Secret tokenOfPage(Credentials.SignOn by, IdentityEndpoint where, Person person)
      throws InterruptedException {
    URI page = Identity.signOn(where, by, origin);
    BlockingQueue<Secret> answers = new LinkedBlockingQueue<>();
    try (Loopback listener = listen(page, answers::add, person)) {
      person.waits(page, answers::add);
      Secret first = answers.poll(late.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null && listener.isOpen()) {
        person.told(Text.of("connect.browser.late", trustLine()));
      }
      return first == null ? answers.take() : first;
    }
  }

  /** Where nothing can listen, the token can still be pasted. */
  private Loopback listen(URI page, Consumer<Secret> answers, Person person) {
    Loopback listener = new Loopback(origin, page, answers, person::told);
    try {
      listener.open();
    } catch (IOException e) {
      person.told(
          Text.of("connect.browser.noListener", origin.getPort(), String.valueOf(e.getMessage())));
    }
    return listener;
  }

  /**
   * The login with the token of a sign-on, and for the project that the person chose.
   *
   * @throws ConnectException with a sentence; also when it was somebody else who came in
   */
  Login signOn(
      Login login, Credentials.SignOn by, Identity identity, IdentityEndpoint where, Person person)
      throws ConnectException {
    Secret token = token(by, identity, where, person);
    try {
      Token owner = identity.ownerOf(where, token);
      Credentials proof = new Credentials.Browser(by, token);
      return login
          .with(proof)
          .to(
              scope(login.scope(), owner, identity.projects(where, owner), person),
              login.cloudName());
    } catch (ApiException e) {
      token.wipe();
      throw failure(Text.of("connect.browser.refused", String.valueOf(e.getMessage())), e);
    } catch (ConnectException e) {
      token.wipe();
      throw e;
    } catch (InterruptedException _) {
      token.wipe();
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("POST");
    } finally {
      person.over();
    }
  }

  private static Scope scope(Scope wanted, Token owner, List<Project> all, Person person)
      throws ConnectException, InterruptedException {
    String user = owner.userName() == null ? "" : owner.userName();
    List<Project> projects = all.stream().filter(Project::enabled).toList();
    if (projects.isEmpty()) {
      throw failure(Text.of("connect.browser.noProject", user), null);
    }
    Project chosen =
        person.meets(
            new Visitor(
                user,
                owner.userDomain() == null ? "" : owner.userDomain(),
                projects,
                projects.stream().filter(p -> isWanted(wanted, p)).findFirst().orElse(null)));
    if (chosen == null) {
      throw failure(Text.of("connect.browser.somebodyElse"), null);
    }
    return new Scope.Project(chosen.id(), chosen.name(), null);
  }

  private static boolean isWanted(Scope wanted, Project project) {
    return wanted instanceof Scope.Project p
        && (p.id() == null ? project.name().equals(p.name()) : project.id().equals(p.id()));
  }

  static ConnectException failure(String sentence, @Nullable ApiException cause) {
    return new ConnectException(
        ConnectStep.LOGIN,
        cause == null
            ? new Remedy.CheckField(Field.SIGN_ON)
            : Connector.remedy(cause, new Remedy.CheckField(Field.SIGN_ON)),
        sentence,
        cause);
  }
}
