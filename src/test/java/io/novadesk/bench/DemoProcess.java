package io.novadesk.bench;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.ConnectException;
import io.novadesk.cloud.Connector;
import io.novadesk.cloud.Endpoints;
import io.novadesk.cloud.Login;
import io.novadesk.cloud.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The demo cloud in a process of its own, as {@code --demo-server} starts it: its work and its
 * garbage do not count as the client's. Ends when it is closed.
 */
public final class DemoProcess implements AutoCloseable {
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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "io.novadesk.app.Main",
                "--demo-server",
                "--servers",
                Integer.toString(servers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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

  /** Logs in, to the one region that has servers. */
  public Session connect() throws ConnectException {
    Login login =
        new Login(
            "bench",
            URI.create(value("OS_AUTH_URL")),
            new Credentials.Password(
                value("OS_USERNAME"), "Default", Secret.of(value("OS_PASSWORD"))),
            new Scope.Project(null, value("OS_PROJECT_NAME"), "Default"),
            value("OS_REGION_NAME"),
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
