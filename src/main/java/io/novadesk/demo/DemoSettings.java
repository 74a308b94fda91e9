package io.novadesk.demo;

import io.novadesk.demo.identity.Policy;
import java.time.Duration;
import java.util.List;

/**
 * What kind of demo cloud to start.
 *
 * @param port 0 for a free one
 * @param servers 0 for the seeded estate of about 60 in two regions; any other number of servers is
 *     generated, all in the first region
 * @param latency added to every answer
 * @param dialect the age of its API
 * @param timeScale 1.0 for believable timing, 0.02 for tests
 * @param policy what the roles of its users allow
 * @param tokenLife from the issue of a token to its expiry
 * @param serverQuota how many servers a project may have in a region; 0: as many as suit the estate
 * @param trustedOrigins where the browser may bring a token after a sign-on, to the letter
 */
public record DemoSettings(
    int port,
    int servers,
    Duration latency,
    Dialect dialect,
    double timeScale,
    Policy policy,
    Duration tokenLife,
    int serverQuota,
    List<String> trustedOrigins) {
  private static final String ORIGIN = "http://localhost:9990/auth/websso/";

  /**
   * A free port, the seeded estate, no latency, today's API and policy, believable timing, tokens
   * for 1 h.
   */
  public static DemoSettings standard() {
    return new DemoSettings(
        0,
        0,
        Duration.ZERO,
        Dialect.V2_1,
        1.0,
        Policy.NEW,
        Duration.ofHours(1),
        0,
        List.of(ORIGIN));
  }

  public DemoSettings withPort(int value) {
    return new DemoSettings(
        value,
        servers,
        latency,
        dialect,
        timeScale,
        policy,
        tokenLife,
        serverQuota,
        trustedOrigins);
  }

  public DemoSettings withServers(int value) {
    return new DemoSettings(
        port, value, latency, dialect, timeScale, policy, tokenLife, serverQuota, trustedOrigins);
  }

  public DemoSettings withLatency(Duration value) {
    return new DemoSettings(
        port, servers, value, dialect, timeScale, policy, tokenLife, serverQuota, trustedOrigins);
  }

  public DemoSettings withDialect(Dialect value) {
    return new DemoSettings(
        port, servers, latency, value, timeScale, policy, tokenLife, serverQuota, trustedOrigins);
  }

  public DemoSettings withTimeScale(double value) {
    return new DemoSettings(
        port, servers, latency, dialect, value, policy, tokenLife, serverQuota, trustedOrigins);
  }

  public DemoSettings withPolicy(Policy value) {
    return new DemoSettings(
        port, servers, latency, dialect, timeScale, value, tokenLife, serverQuota, trustedOrigins);
  }

  public DemoSettings withTokenLife(Duration value) {
    return new DemoSettings(
        port, servers, latency, dialect, timeScale, policy, value, serverQuota, trustedOrigins);
  }

  public DemoSettings withServerQuota(int value) {
    return new DemoSettings(
        port, servers, latency, dialect, timeScale, policy, tokenLife, value, trustedOrigins);
  }

  public DemoSettings withTrustedOrigins(List<String> value) {
    return new DemoSettings(
        port, servers, latency, dialect, timeScale, policy, tokenLife, serverQuota, value);
  }
}
