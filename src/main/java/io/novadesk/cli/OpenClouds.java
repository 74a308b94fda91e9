package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.live.SteadyClock;
import io.novadesk.common.login.FieldException;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Logins;
import io.novadesk.common.login.Owners;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.ConnectionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The clouds that a command is for, logged in to as the window does it. */
final class OpenClouds implements AutoCloseable {
  /**
   * @param guarded whether it is a production cloud
   */
  record Open(String name, Session session, boolean guarded) {}

  private record Known(Connection connection, @Nullable Secret secret) {}

  private final Desk desk;
  private final List<Open> open = new ArrayList<>();

  private OpenClouds(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param names empty: the one that the environment means, or the only one there is
   * @throws EndException when one of them cannot be opened
   */
  static OpenClouds of(Desk desk, List<String> names) {
    OpenClouds clouds = new OpenClouds(desk);
    try {
      CloudsYaml.Reading yaml = desk.clouds().read();
      ConnectionStore.Loaded saved = desk.connections().load();
      for (String name : names.isEmpty() ? List.of(clouds.usual(yaml, saved)) : names) {
        clouds.open(name, yaml, saved);
      }
      return clouds;
    } catch (RuntimeException e) {
      clouds.close();
      throw e;
    }
  }

  private String usual(CloudsYaml.Reading yaml, ConnectionStore.Loaded saved) {
    if (!yaml.preferred().isEmpty()) {
      return yaml.preferred();
    }
    List<String> all = new ArrayList<>();
    yaml.entries().forEach(e -> all.add(e.connection().name()));
    saved.connections().forEach(c -> all.add(c.name()));
    if (all.size() == 1) {
      return all.getFirst();
    }
    throw new EndException(Exit.USAGE, Text.of("cli.whichCloud", String.join(", ", all)));
  }

  private void open(String name, CloudsYaml.Reading yaml, ConnectionStore.Loaded saved) {
    Known known =
        yaml.entries().stream()
            .filter(e -> e.connection().name().equals(name))
            .map(e -> new Known(saved.withWhatIsKept(e.connection()), e.secret()))
            .findFirst()
            .or(
                () ->
                    saved.connections().stream()
                        .filter(c -> c.name().equals(name))
                        .map(c -> new Known(c, null))
                        .findFirst())
            .orElseThrow(() -> new EndException(Exit.NO_LOGIN, Text.of("cli.noCloud", name)));
    Connection connection = known.connection();
    try {
      Session session =
          new Connector(HttpSettings.standard(), SteadyClock.ofThisComputer())
              .connect(
                  Logins.of(connection, name, secrets(known)),
                  new CodeSignOn(desk, name),
                  (_, _) -> {});
      open.add(new Open(name, session, connection.marking().production()));
    } catch (ConnectException e) {
      String sentence = String.valueOf(e.getMessage());
      throw new EndException(
          Exit.NO_LOGIN,
          Text.of(
              "cli.noLogin",
              name,
              e.remedy() instanceof Remedy.TypePasscode
                  ? Text.of("sentences", sentence, Text.of("cli.codeWanted"))
                  : sentence));
    } catch (FieldException e) {
      throw new EndException(
          Exit.NO_LOGIN, Text.of("cli.noLogin", name, String.valueOf(e.getMessage())));
    }
  }

  private TypedSecrets secrets(Known known) {
    Connection connection = known.connection();
    boolean seeded = connection.signIn().method() == Method.TOTP || connection.signIn().passcode();
    Secret seed = seeded ? kept(connection, FormField.SEED).orElse(Secret.of("")) : Secret.of("");
    Secret secret = known.secret();
    if (secret == null && connection.signIn().method() == Method.DEVICE) {
      secret = kept(connection, FormField.SECRET).orElse(Secret.of(""));
    }
    if (secret == null
        && (connection.signIn().method() == Method.TOTP
            || connection.signIn().method() == Method.BROWSER)) {
      secret = Secret.of("");
    }
    return TypedSecrets.kept(
        secret != null
            ? secret
            : kept(connection, FormField.SECRET)
                .orElseThrow(
                    () ->
                        new EndException(
                            Exit.NO_LOGIN, Text.of("cli.noSecret", connection.name()))),
        seed);
  }

  private Optional<Secret> kept(Connection connection, FormField field) {
    try {
      return desk.keychain().call().find(Owners.of(connection, field));
    } catch (Exception e) {
      throw new EndException(
          Exit.NO_LOGIN, Text.of("cli.noLogin", connection.name(), String.valueOf(e.getMessage())));
    }
  }

  List<Open> all() {
    return open;
  }

  /** Gives the tokens back. */
  @Override
  public void close() {
    List<Future<?>> ends = new ArrayList<>();
    open.forEach(cloud -> ends.add(cloud.session().end()));
    for (Future<?> end : ends) {
      try {
        end.get();
      } catch (Exception e) {
        desk.say(String.valueOf(e.getMessage()));
      }
    }
  }
}
