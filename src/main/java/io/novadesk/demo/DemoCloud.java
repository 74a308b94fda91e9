package io.novadesk.demo;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Settling;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.http.WebServer;
import io.novadesk.demo.identity.Accounts;
import io.novadesk.demo.identity.Catalog;
import io.novadesk.demo.identity.IdentityService;
import io.novadesk.demo.identity.SignOnPage;
import io.novadesk.demo.identity.Tokens;
import io.novadesk.demo.identity.Totp;
import io.novadesk.demo.image.GlanceService;
import io.novadesk.demo.image.Images;
import io.novadesk.demo.legacy.LegacyService;
import io.novadesk.demo.network.Estate;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.Neutron;
import io.novadesk.demo.nova.NovaService;
import io.novadesk.demo.seed.Seed;
import io.novadesk.demo.volume.Cinder;
import io.novadesk.demo.volume.Volumes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenStack cloud in memory, behind an HTTP server on 127.0.0.1: a state machine that real
 * clients work against. All services share one port: {@code /identity}, {@code /compute}, {@code
 * /image}, {@code /network}, {@code /volume}; the second region's Compute is under {@code
 * /region-two/compute}. Users {@code demo}, {@code admin}, {@code manager} and {@code reader}, all
 * with the same password; {@code totp}, who needs a one-time code too. A sign-on in the browser
 * takes them all.
 */
public final class DemoCloud implements AutoCloseable {
  private static final String PASSWORD = "secret";
  private static final String REGION_ONE = "RegionOne";
  private static final String REGION_TWO = "RegionTwo";
  private static final int MANY = 2_000_000_000;
  private static final Quota QUOTA = new Quota(100, 200, 512_000);

  private final WebServer web;
  private final DemoSettings settings;
  private final InstantSource clock;
  private final Accounts accounts = new Accounts(PASSWORD);
  private final Networks networks;
  private final Volumes volumes;
  private final Images images;
  private final Map<String, ComputeCloud> regions = new LinkedHashMap<>();

  private DemoCloud(WebServer web, DemoSettings settings, InstantSource clock) {
    this.web = web;
    this.settings = settings;
    this.clock = clock;
    this.networks = new Networks(clock, accounts.adminProject().id());
    this.images = new Images(clock);
    this.volumes = new Volumes(clock, settings.timeScale());
  }

  /**
   * Starts a cloud; it serves until it is closed.
   *
   * @throws IOException the port is taken
   */
  public static DemoCloud start(DemoSettings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  /**
   * The same with a time of its own, such as one that can be set forward.
   *
   * @throws IOException the port is taken
   */
  public static DemoCloud start(DemoSettings settings, InstantSource clock) throws IOException {
    WebServer web = WebServer.listen(settings.port(), settings.latency());
    DemoCloud cloud = new DemoCloud(web, settings, clock);
    cloud.plant();
    web.serve(cloud.services());
    return cloud;
  }

  private void plant() {
    Seed seed =
        new Seed(
            images,
            networks,
            new Seed.Owner(accounts.demoProject().id(), accounts.demo().id()),
            // The old dialect's service does not tell projects apart.
            settings.dialect() == Dialect.V1_1
                ? null
                : new Seed.Owner(accounts.adminProject().id(), accounts.admin().id()));
    networks.groups().plant(accounts.demoProject().id());
    networks.groups().plant(accounts.adminProject().id());
    networks.groups().plant(accounts.stagingProject().id());
    seed.plantImages(clock.millis());
    seed.plantSpares(volumes, clock.millis());
    List<String> names =
        settings.dialect() == Dialect.V1_1 ? List.of(REGION_ONE) : List.of(REGION_ONE, REGION_TWO);
    for (String name : names) {
      boolean first = name.equals(REGION_ONE);
      Region region = new Region(name, clock, first ? 6 : 3, quota());
      Settling settling = new Settling(region, settings.timeScale());
      if (settings.servers() == 0) {
        seed.plantEstate(region, settling);
      } else if (first) {
        seed.plantGenerated(region, settling, settings.servers());
      }
      KeyPairs keyPairs = new KeyPairs();
      seed.plantKeyPairs(keyPairs, clock.millis());
      regions.put(
          name,
          new ComputeCloud(
              region, seed.flavors(), images, networks, volumes, keyPairs, settings.timeScale()));
    }
    images.useCheck(this::isBeingRead);
  }

  private Quota quota() {
    if (settings.serverQuota() > 0) {
      return new Quota(settings.serverQuota(), MANY, MANY);
    }
    return settings.servers() == 0 ? QUOTA : new Quota(settings.servers() + 1000, MANY, MANY);
  }

  /** An image cannot be deleted while a server is being made of it. */
  private boolean isBeingRead(String image) {
    for (ComputeCloud cloud : regions.values()) {
      for (Server server : cloud.region().newestFirst()) {
        boolean reads = server.status().equals("BUILD") || server.status().equals("REBUILD");
        if (reads && server.imageId().equals(image)) {
          return true;
        }
      }
    }
    return false;
  }

  private Map<String, Service> services() {
    String base = "http://127.0.0.1:" + web.port();
    boolean diablo = settings.dialect() == Dialect.V1_1;
    Tokens tokens = new Tokens(clock, settings.tokenLife(), settings.policy());
    List<Catalog.Entry> entries = new ArrayList<>();
    Map<String, Service> services = new LinkedHashMap<>();
    for (Map.Entry<String, ComputeCloud> region : regions.entrySet()) {
      String name = region.getKey();
      String prefix = (name.equals(REGION_ONE) ? "" : "/region-two") + "/compute";
      entries.add(
          new Catalog.Entry(
              "compute",
              "nova",
              name,
              base + prefix + (diablo ? "/v1.1/%(project_id)s" : "/v2.1")));
      entries.add(new Catalog.Entry("identity", "keystone", name, authUrl().toString()));
      if (diablo) {
        services.put(prefix, new LegacyService(region.getValue(), tokens));
        continue;
      }
      services.put(prefix, new NovaService(region.getValue(), tokens, base + "/identity/v3"));
      entries.add(new Catalog.Entry("image", "glance", name, base + "/image"));
      entries.add(new Catalog.Entry("network", "neutron", name, base + "/network"));
      entries.add(
          new Catalog.Entry("volumev3", "cinderv3", name, base + "/volume/v3/%(project_id)s"));
    }
    Service identity =
        new IdentityService(
            accounts, tokens, new Catalog(entries), settings.trustedOrigins(), diablo);
    services.put("/identity", identity);
    services.put("", identity);
    if (diablo) {
      return services;
    }
    Service glance = new GlanceService(images, tokens, base + "/identity/v3");
    services.put("/image", call -> answerSettled(glance, call));
    Estate estate = new EstateOfRegions(regions.values());
    volumes.toldBy(estate::attachments);
    services.put("/network", Neutron.service(networks, tokens, estate, base + "/identity/v3"));
    services.put("/volume", Cinder.service(volumes, images, estate, tokens, base + "/identity/v3"));
    return services;
  }

  /**
   * Snapshots end when their servers are looked at: an image asked for by itself looks there too.
   */
  private Answer answerSettled(Service service, Call call) {
    regions.values().forEach(cloud -> cloud.region().settle());
    return service.handle(call);
  }

  /** Where to log in. */
  public URI authUrl() {
    String version = settings.dialect() == Dialect.V1_1 ? "v2.0" : "v3";
    return URI.create("http://127.0.0.1:" + web.port() + "/identity/" + version);
  }

  public String userName() {
    return accounts.demo().name();
  }

  public String password() {
    return PASSWORD;
  }

  /** The user whom the password alone does not let in. */
  public String totpUserName() {
    return accounts.totp().name();
  }

  /** What the one-time codes of {@link #totpUserName} are made of, in base32. */
  public String totpSeed() {
    return Totp.SEED;
  }

  /** The identity provider of the sign-on in the browser; its protocol is {@code openid}. */
  public String identityProvider() {
    return SignOnPage.PROVIDER;
  }

  /** Where the same provider describes its sign-on by code, for the client {@code novadesk}. */
  public URI discovery() {
    return authUrl().resolve("idp/.well-known/openid-configuration");
  }

  public String projectName() {
    return accounts.demoProject().name();
  }

  /** {@code export OS_...=...} lines for a shell, and nothing else. */
  public String openrc() {
    StringBuilder lines = new StringBuilder();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("OS_AUTH_URL", authUrl().toString());
    variables.put("OS_USERNAME", userName());
    variables.put("OS_PASSWORD", password());
    if (settings.dialect() == Dialect.V1_1) {
      variables.put("OS_IDENTITY_API_VERSION", "2");
      variables.put("OS_TENANT_NAME", projectName());
    } else {
      variables.put("OS_IDENTITY_API_VERSION", "3");
      variables.put("OS_PROJECT_NAME", projectName());
      variables.put("OS_USER_DOMAIN_NAME", "Default");
      variables.put("OS_PROJECT_DOMAIN_NAME", "Default");
    }
    variables.put("OS_REGION_NAME", REGION_ONE);
    variables.forEach(
        (name, value) ->
            lines.append("export ").append(name).append('=').append(value).append('\n'));
    return lines.toString();
  }

  /**
   * Changes the metadata of that many servers of the first region at once, so that their {@code
   * updated} moves: what a poll for changes has to find.
   */
  public void churn(int servers) {
    ComputeCloud cloud = regions.get(REGION_ONE);
    if (cloud != null) {
      cloud.records().churn(servers, Long.toString(clock.millis()));
    }
  }

  /**
   * On how many servers of the first region this action, by the name in their histories, was under
   * way at the same time at most.
   */
  public int mostAtOnce(String action) {
    ComputeCloud cloud = regions.get(REGION_ONE);
    return cloud == null ? 0 : cloud.region().mostAtOnce(action);
  }

  /** How often this action was taken in the first region, deleted servers included. */
  public int taken(String action) {
    ComputeCloud cloud = regions.get(REGION_ONE);
    return cloud == null ? 0 : cloud.region().taken(action);
  }

  @Override
  public void close() {
    web.close();
  }
}
