package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.ApplicationCredentials.Made;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Owners;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.WideScope;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.credentials.SecretPlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secret of a new application credential in the system's keychain, and has a saved
 * connection log in with it. A file of another program is left alone. Belongs to the caller's side.
 */
final class CredentialKeeping implements SecretPlace {
  private final TaskRunner tasks;
  private final CloudList clouds;
  private final KeptSecrets secrets;
  private final Callable<Keychain> keychain;
  private final BiConsumer<CloudEntry, CloudEntry> replaced;

  /**
   * @param replaced hears of a saved connection as it was and as it is now
   */
  CredentialKeeping(
      TaskRunner tasks,
      CloudList clouds,
      KeptSecrets secrets,
      Callable<Keychain> keychain,
      BiConsumer<CloudEntry, CloudEntry> replaced) {
    this.tasks = tasks;
    this.clouds = clouds;
    this.secrets = secrets;
    this.keychain = keychain;
    this.replaced = replaced;
  }

  @Override
  public Callable<Offer> offer(Session session) {
    Optional<CloudEntry> entry = entryOf(session);
    String name = entry.map(CloudEntry::shownName).orElse(session.shownName());
    String other = otherName(session);
    boolean demo = entry.filter(e -> e.kind() == Kind.DEMO).isPresent();
    boolean saved = entry.filter(e -> e.kind() == Kind.SAVED).isPresent();
    boolean production = entry.filter(e -> e.connection().marking().production()).isPresent();
    return () -> {
      String whyNot = demo ? Text.of("credentials.demo") : whyNot();
      List<Use> uses =
          !whyNot.isEmpty()
              ? List.of(Use.SHOWN)
              : saved
                  ? List.of(Use.THIS_CONNECTION, Use.OTHER_CONNECTION, Use.SHOWN)
                  : List.of(Use.OTHER_CONNECTION, Use.SHOWN);
      // What opens a production cloud is kept only where the person asks for it.
      return new Offer(production ? uses.reversed() : uses, name, other, whyNot);
    };
  }

  private String whyNot() throws Exception {
    try {
      return keychain.call().whyNot();
    } catch (KeychainException e) {
      return Failures.sentence(e);
    }
  }

  private Optional<CloudEntry> entryOf(Session session) {
    return clouds.named(secrets.nameOf(session.cloudName()));
  }

  private String otherName(Session session) {
    return clouds.freeName(Text.of("credentials.connection", session.cloudName()));
  }

  @Override
  public void keep(
      Session session, Made made, Use use, Consumer<String> kept, Consumer<String> failed) {
    CloudEntry entry = entryOf(session).orElse(null);
    CloudEntry here = use == Use.THIS_CONNECTION ? entry : null;
    String name = here == null ? otherName(session) : here.name();
    Connection connection = connection(session, entry, made.credential().id()).withName(name);
    Secret secret = made.secret().copy();
    tasks.run(
        () -> {
          Keychain open = keychain.call();
          if (!open.whyNot().isEmpty()) {
            throw new KeychainException(open.whyNot());
          }
          String label = Text.of("keychain.label", made.credential().name(), name);
          open.remember(Owners.of(connection, FormField.SECRET), label, secret);
          return connection;
        },
        _ -> {
          secret.wipe();
          clouds.save(name, connection, () -> saved(session, here, name, kept, made), failed);
        },
        failure -> {
          secret.wipe();
          failed.accept(Failures.sentence(failure));
        });
  }

  private void saved(
      Session session, @Nullable CloudEntry former, String name, Consumer<String> kept, Made made) {
    made.secret().wipe();
    if (former != null) {
      // What was typed before opens it no more.
      secrets.forget(session.cloudName());
      clouds.find(Kind.SAVED, name).ifPresent(now -> replaced.accept(former, now));
    }
    kept.accept(name);
  }

  /** The way there stays as it is; by which sign-on the person came is kept, to go back to it. */
  private static Connection connection(
      Session session, @Nullable CloudEntry entry, String credential) {
    Connection base =
        entry == null
            ? new Connection(
                "",
                session.login().authUrl().toString(),
                SignIn.NONE,
                Target.NONE,
                Connection.Tls.NONE,
                Connection.Marking.NONE)
            : entry.connection();
    SignIn before = base.signIn();
    SignIn who =
        new SignIn(
            Method.APPLICATION_CREDENTIAL,
            "",
            "",
            "",
            "",
            credential,
            false,
            before.provider(),
            before.protocol(),
            before.device());
    Target target = base.target();
    Project project = session.identity().project();
    String domain = project == null ? null : project.domainName();
    Target there =
        new Target(
            project == null ? "" : project.name(),
            "",
            domain == null ? "" : domain,
            "",
            WideScope.NONE,
            target.region(),
            target.face(),
            target.urls(),
            target.replaceHosts());
    return new Connection(base.name(), base.authUrl(), who, there, base.tls(), base.marking());
  }
}
