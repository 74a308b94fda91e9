package io.novadesk.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.api.image.Images;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A login to one cloud of the clouds.yaml that NOVADESK_CLOUDS_YAML names. */
final class RealCloud implements AutoCloseable {
  final HttpTransport http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(500));
  final Identity identity = new Identity(http);
  final IdentityEndpoint endpoint;
  final Credentials.Password who;
  final Scope.Project project;
  final Token token;
  final String region;
  final TokenSource tokens;

  private RealCloud(JsonNode cloud) {
    JsonNode auth = cloud.path("auth");
    region = cloud.path("region_name").asString();
    endpoint = identity.discover(URI.create(auth.path("auth_url").asString()));
    who =
        new Credentials.Password(
            auth.path("username").asString(),
            auth.path("user_domain_name").asString(),
            Secret.of(auth.path("password").asString()));
    project =
        new Scope.Project(
            null,
            auth.path("project_name").asString(),
            auth.path("project_domain_name").asString());
    token = identity.login(endpoint, who, project);
    tokens = new FixedToken(token.id());
  }

  static RealCloud open(String name) throws IOException {
    Map<String, String> environment = System.getenv();
    String file = environment.get("NOVADESK_CLOUDS_YAML");
    assumeTrue(file != null, "NOVADESK_CLOUDS_YAML names no clouds.yaml: no real cloud to ask");
    JsonNode clouds = new YAMLMapper().readTree(Files.readAllBytes(Path.of(file)));
    return new RealCloud(clouds.path("clouds").path(name));
  }

  URI url(String type) {
    return token.catalogue().endpoint(type, region, Catalogue.Interface.PUBLIC).orElseThrow().url();
  }

  ComputeClient compute() {
    return ComputeClient.open(http, url("compute"), tokens);
  }

  Images images(ComputeClient compute) {
    return Images.open(http, url("image"), compute, tokens);
  }

  /** A token that nobody renews. */
  record FixedToken(Secret token) implements TokenSource {
    @Override
    public Secret renew(Secret refused) {
      return token;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
