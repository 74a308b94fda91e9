package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.connect.TypedUrl;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Owners;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The other logins of clouds that are open: which are known here, and where a new one is kept. */
public final class OtherLogins {
  private final TaskRunner tasks;
  private final Connector connector;
  private final CloudList clouds;
  private final KeptSecrets here;
  private final EntrySecrets known;
  private final Callable<Keychain> keychain;
  private final Consumer<URI> browser;
  private final Consumer<String> complaints;

  /**
   * @param browser opens a page in the person's browser
   * @param complaints hears, on the caller's side, why something was not kept
   */
  OtherLogins(
      TaskRunner tasks,
      Connector connector,
      CloudList clouds,
      KeptSecrets here,
      EntrySecrets known,
      Callable<Keychain> keychain,
      Consumer<URI> browser,
      Consumer<String> complaints) {
    this.tasks = tasks;
    this.connector = connector;
    this.clouds = clouds;
    this.here = here;
    this.known = known;
    this.keychain = keychain;
    this.browser = browser;
    this.complaints = complaints;
  }

  /**
   * Asks for another login of this cloud.
   *
   * @param region the only one that it is for; empty where the cloud has none
   * @param receiver gets the session of that login, which is its to close
   */
  public OtherLogin of(Session from, String region, Consumer<Session> receiver) {
    BrowserStep step = new BrowserStep(tasks, browser);
    return new OtherLogin(this, tasks, connector, step, from, region, receiver);
  }

  /** The connections to the same cloud, without the one that is open. */
  List<CloudEntry> choices(Session from) {
    String own = here.nameOf(from.cloudName());
    return clouds.all().stream()
        .filter(entry -> entry.kind() != Kind.DEMO && !entry.name().equals(own))
        .filter(entry -> isAt(from, entry.connection().authUrl()))
        .filter(entry -> isPersons(entry.connection().signIn().method()))
        .toList();
  }

  /** Whether a person can log in by it again: a token is used up some day. */
  private static boolean isPersons(Method method) {
    return method.isSignOn() || KeychainChoice.isFor(method);
  }

  /** Whether an address is that of the cloud; a slash at its end and its version are no others. */
  private static boolean isAt(Session session, String authUrl) {
    URI url = TypedUrl.parse(authUrl);
    return url != null
        && (bare(url).equals(bare(session.login().authUrl()))
            || bare(url).equals(bare(session.where().url())));
  }

  private static String bare(URI url) {
    return url.toString().replaceFirst("/+$", "").replaceFirst("/v(3|2\\.0)$", "");
  }

  /** What is known of the secrets of an entry. To be asked for in the background. */
  Callable<TypedSecrets> secretsOf(CloudEntry entry) {
    Secret inFile = clouds.secretInFile(entry).map(Secret::copy).orElse(null);
    return () -> known.known(entry, inFile);
  }

  /** Keeps the secret of an entry in the keychain. */
  void keep(CloudEntry entry, Secret secret) {
    keep(entry.connection(), entry.name(), secret, () -> {});
  }

  /** Keeps a login that was typed: as a connection of its own, its secret in the keychain. */
  void keep(Session from, SignIn who, String project, Secret secret) {
    Connection base =
        clouds
            .named(here.nameOf(from.cloudName()))
            .filter(entry -> entry.kind() != Kind.DEMO)
            .map(CloudEntry::connection)
            .orElseGet(
                () ->
                    new Connection(
                        "",
                        from.login().authUrl().toString(),
                        SignIn.NONE,
                        Target.NONE,
                        Tls.NONE,
                        Marking.NONE));
    Target there = base.target();
    String name = clouds.freeName(Text.of("otherLogin.connection", from.cloudName(), who.user()));
    Connection made =
        new Connection(
            name,
            base.authUrl(),
            who,
            new Target(
                project,
                "",
                "",
                there.region(),
                there.face(),
                there.computeUrl(),
                there.replaceHosts()),
            base.tls(),
            base.marking());
    keep(made, name, secret, () -> clouds.save(name, made, () -> {}, complaints));
  }

  private void keep(Connection connection, String name, Secret secret, Runnable then) {
    tasks.run(
        () -> {
          try {
            Keychain open = keychain.call();
            if (!open.whyNot().isEmpty()) {
              throw new KeychainException(open.whyNot());
            }
            String label = Text.of("keychain.label", connection.signIn().user(), name);
            open.remember(Owners.of(connection, FormField.SECRET), label, secret);
            return connection;
          } finally {
            secret.wipe();
          }
        },
        _ -> then.run(),
        failure -> complaints.accept(Failures.sentence(failure)));
  }
}
