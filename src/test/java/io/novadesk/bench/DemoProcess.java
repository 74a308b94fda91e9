package io.novadesk.bench;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The demo cloud in a process of its own, as {@code --demo-server} starts it: its work and its
 * garbage do not count as the client's. Ends when it is closed.
 */
public final class DemoProcess implements AutoCloseable {
  private static final List<String> POLITELY = List.of("nice", "-n", "19");

  private final Process process;
  private final Map<String, String> openrc;

  private DemoProcess(Process process, Map<String, String> openrc) {
    this.process = process;
    this.openrc = openrc;
  }

  /**
   * Starts a cloud with that many servers and returns when it serves.
   *
   * @throws IOException it ended before it was ready
   */
  public static DemoProcess start(int servers) throws IOException {
    return start(servers, List.of());
  }

  /**
   * The same for a cloud that stands back behind whoever measures, as one elsewhere does: it takes
   * what is left of the processors.
   */
  public static DemoProcess startPolitely(int servers) throws IOException {
    return start(servers, POLITELY);
  }

  private static DemoProcess start(int servers, List<String> how) throws IOException {
    Process process =
        java(
            how,
            List.of(
                "io.novadesk.app.Main", "--demo-server", "--servers", Integer.toString(servers)));
    Map<String, String> openrc = new HashMap<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals("# ready")) {
        return new DemoProcess(process, openrc);
      }
      String[] pair = line.replace("export ", "").split("=", 2);
      openrc.put(pair[0], pair[1]);
    }
    throw new IOException("The demo cloud ended before it was ready.");
  }

  /**
   * Other people, who change servers of this cloud: a process of its own that stands back too.
   *
   * @param each how many servers get another value of the metadata key {@code wave} every second
   */
  public Process changedByOthers(int each, int seconds) throws IOException {
    return java(
        POLITELY,
        List.of(
            "io.novadesk.bench.OtherPeople",
            value("OS_AUTH_URL"),
            value("OS_USERNAME"),
            value("OS_PASSWORD"),
            value("OS_PROJECT_NAME"),
            value("OS_REGION_NAME"),
            Integer.toString(each),
            Integer.toString(seconds)));
  }

  /**
   * Several clouds in one process that stands back.
   *
   * @param changing how many servers of each change every second, once a line is written to it
   */
  public static Process many(int clouds, int servers, int changing) throws IOException {
    return java(
        POLITELY,
        List.of(
            "io.novadesk.bench.ManyDemoClouds",
            Integer.toString(clouds),
            Integer.toString(servers),
            Integer.toString(changing)));
  }

  private static Process java(List<String> how, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(how);
    whole.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    whole.add("-Xmx1g");
    whole.add("-cp");
    whole.add(System.getProperty("java.class.path"));
    whole.addAll(command);
    return new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Logs in, to the one region that has servers. */
  public Session connect() throws ConnectException {
    return connect(
        value("OS_AUTH_URL"),
        value("OS_USERNAME"),
        value("OS_PASSWORD"),
        value("OS_PROJECT_NAME"),
        value("OS_REGION_NAME"));
  }

  static Session connect(
      String authUrl, String user, String password, String project, String region)
      throws ConnectException {
    Login login =
        new Login(
            "bench",
            URI.create(authUrl),
            new Credentials.Password(user, "Default", Secret.of(password)),
            new Scope.Project(null, project, "Default"),
            region,
            Catalogue.Interface.PUBLIC,
            TlsSettings.SYSTEM,
            Endpoints.OF_CATALOGUE);
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  /** A clouds.yaml with this cloud as {@code bench}. */
  public String cloudsYaml() {
    return """
    clouds:
      bench:
        auth:
          auth_url: %s
          username: %s
          password: %s
          project_name: %s
          user_domain_name: Default
          project_domain_name: Default
        region_name: %s
    """
        .formatted(
            value("OS_AUTH_URL"),
            value("OS_USERNAME"),
            value("OS_PASSWORD"),
            value("OS_PROJECT_NAME"),
            value("OS_REGION_NAME"));
  }

  private String value(String name) {
    return Objects.requireNonNull(openrc.get(name), name);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
