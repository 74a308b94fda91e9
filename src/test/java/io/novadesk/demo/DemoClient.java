package io.novadesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with nothing but HTTP, which is all that the demo cloud may be known by. */
final class DemoClient {
  static final String LATEST = "2.96";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI origin;
  private String token = "";
  private String version = LATEST;
  private String compute = "/compute/v2.1";

  DemoClient(DemoCloud cloud) {
    origin = cloud.authUrl().resolve("/");
  }

  /** A client that is logged in as the given user in the project demo. */
  static DemoClient of(DemoCloud cloud, String user) {
    return of(cloud, user, "demo");
  }

  /** A client that is logged in as the given user in that project. */
  static DemoClient of(DemoCloud cloud, String user, String project) {
    DemoClient client = new DemoClient(cloud);
    Reply reply =
        client.send("POST", "/identity/v3/auth/tokens", passwordLogin(user, "secret", project));
    client.token = reply.header("X-Subject-Token");
    return client;
  }

  static String passwordLogin(String user, String password, String project) {
    return """
    {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%s",
    "domain":{"name":"Default"},"password":"%s"}}},
    "scope":{"project":{"name":"%s","domain":{"name":"Default"}}}}}\
    """
        .formatted(user, password, project);
  }

  DemoClient withToken(String value) {
    token = value;
    return this;
  }

  DemoClient withVersion(String value) {
    version = value;
    return this;
  }

  DemoClient withCompute(String path) {
    compute = path;
    return this;
  }

  /** What came back. */
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The sentence of a fault, whatever its root is named. */
    String message() {
      return json().iterator().next().path("message").asString();
    }

    /** The root of a fault. */
    String root() {
      return json().propertyNames().iterator().next();
    }
  }

  Reply get(String path) {
    return send("GET", compute + path, "");
  }

  Reply post(String path, String body) {
    return send("POST", compute + path, body);
  }

  Reply put(String path, String body) {
    return send("PUT", compute + path, body);
  }

  Reply delete(String path) {
    return send("DELETE", compute + path, "");
  }

  Reply act(String server, String body) {
    return post("/servers/" + server + "/action", body);
  }

  /** Any request to any path of the port. */
  Reply send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    if (!version.isEmpty()) {
      request.header("OpenStack-API-Version", "compute " + version);
    }
    if (headers.length == 0) {
      request.header("Content-Type", "application/json");
    } else {
      request.headers(headers);
    }
    try {
      return new Reply(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode server(String id) {
    return get("/servers/" + id).json().path("server");
  }

  String status(String id) {
    return server(id).path("status").asString("GONE");
  }

  /** The id of a server by its name. */
  String idOf(String name) {
    return get("/servers?name=%5E" + name + "%24").json().at("/servers/0/id").asString();
  }

  String imageId(String name) {
    return send("GET", "/image/v2/images?name=" + name, "").json().at("/images/0/id").asString();
  }

  /** Creates a server and returns its id; {@code metadata} is JSON. */
  String create(String name, String metadata) {
    Reply reply =
        post(
            "/servers",
            """
            {"server":{"name":"%s","imageRef":"%s","flavorRef":"2","networks":"auto",
            "metadata":%s}}\
            """
                .formatted(name, imageId("ubuntu-24.04"), metadata));
    if (reply.status() != 202) {
      throw new AssertionError(reply.text());
    }
    return reply.json().at("/server/id").asString();
  }

  /** Creates a server and waits until it is ACTIVE. */
  String active(String name) {
    String id = create(name, "{}");
    awaitStatus(id, "ACTIVE");
    return id;
  }

  /** Waits until the server has this status and nothing is being done to it. */
  void awaitStatus(String id, String wanted) {
    await(
        "status " + wanted + " of " + id,
        () -> {
          JsonNode server = server(id);
          return server.path("status").asString("GONE").equals(wanted)
              && (server.path("OS-EXT-STS:task_state").isNull() || wanted.equals("GONE"));
        });
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
