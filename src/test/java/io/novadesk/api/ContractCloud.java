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
import io.novadesk.demo.DemoCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A login to a cloud that must keep the contract: a real one or the demo cloud. */
final class ContractCloud implements AutoCloseable {
  final HttpTransport http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(500));
  final Identity identity = new Identity(http);
  final IdentityEndpoint endpoint;
  final Credentials.Password who;
  final Scope.Project project;
  final Token token;
  final String region;
  final TokenSource tokens;

  private ContractCloud(URI authUrl, String user, Secret password, String region) {
    this.region = region;
    endpoint = identity.discover(authUrl);
    who = new Credentials.Password(user, "Default", password);
    project = new Scope.Project(null, "demo", "Default");
    token = identity.login(endpoint, who, project);
    tokens = new FixedToken(token.id());
  }

  /** The cloud {@code demo} of the clouds.yaml that NOVADESK_CLOUDS_YAML names. */
  static ContractCloud real() throws IOException {
    return real("demo");
  }

  static ContractCloud real(String name) throws IOException {
    String file = System.getenv("NOVADESK_CLOUDS_YAML");
    assumeTrue(file != null, "NOVADESK_CLOUDS_YAML names no clouds.yaml: no real cloud to ask");
    JsonNode clouds = new YAMLMapper().readTree(Files.readAllBytes(Path.of(file)));
    JsonNode cloud = clouds.path("clouds").path(name);
    JsonNode auth = cloud.path("auth");
    return new ContractCloud(
        URI.create(auth.path("auth_url").asString()),
        auth.path("username").asString(),
        Secret.of(auth.path("password").asString()),
        cloud.path("region_name").asString());
  }

  static ContractCloud demo(DemoCloud demo) {
    return new ContractCloud(demo.authUrl(), "demo", Secret.of(demo.password()), "RegionOne");
  }

  URI url(String type) {
    return token.catalogue().endpoint(type, region, Catalogue.Interface.PUBLIC).orElseThrow().url();
  }

  ComputeClient compute() {
    return ComputeClient.open(http, url("compute"), tokens);
  }

  Images images(ComputeClient compute) {
    URI glance =
        token
            .catalogue()
            .endpoint("image", region, Catalogue.Interface.PUBLIC)
            .map(Catalogue.Endpoint::url)
            .orElse(null);
    return Images.at(http, glance, compute, tokens);
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
