package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.api.image.Images;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every list of a cloud that cuts every list, and of clouds whose links lead nowhere. */
@Timeout(60)
class CutListTest {
  private static final int ALL = 25;
  private static final int CUT = 10;

  /** What the cloud does behind a page. */
  private enum Way {
    HONEST,
    /** A page in the middle whose entries this person may not see. */
    HIDDEN_PAGE,
    SAME_PAGE,
    CIRCLE,
    ENDLESS
  }

  enum Listed {
    SERVERS("/servers/detail", "servers", "servers_links"),
    FLAVORS("/flavors/detail", "flavors", "flavors_links"),
    KEY_PAIRS("/os-keypairs", "keypairs", "keypairs_links"),
    SERVER_GROUPS("/os-server-groups", "server_groups", ""),
    ACTIONS("/servers/7/os-instance-actions", "instanceActions", "links"),
    HYPERVISORS("/os-hypervisors/detail", "hypervisors", "hypervisors_links"),
    MIGRATIONS("/os-migrations", "migrations", "migrations_links"),
    IMAGES("/images", "images", "next"),
    PROJECTS("/projects", "projects", "links.next"),
    OWN_PROJECTS("/auth/projects", "projects", "links.next"),
    TENANTS("/tenants", "tenants", "tenants_links"),
    NETWORKS("/networks", "networks", "networks_links"),
    SUBNETS("/subnets", "subnets", "subnets_links"),
    PORTS("/ports", "ports", "ports_links"),
    FLOATING_IPS("/floatingips", "floatingips", "floatingips_links"),
    SECURITY_GROUPS("/security-groups", "security_groups", "security_groups_links"),
    VOLUMES("/volumes/detail", "volumes", "volumes_links"),
    SNAPSHOTS("/snapshots/detail", "snapshots", "snapshots_links");

    private final String path;
    private final String root;
    private final String links;

    Listed(String path, String root, String links) {
      this.path = path;
      this.root = root;
      this.links = links;
    }

    boolean hasLinks() {
      return !links.isEmpty();
    }
  }

  private final HttpTransport http =
      new HttpTransport(HttpSettings.standard(), new ExchangeLog(100));
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer cloud;
  private Way way = Way.HONEST;
  private int cut = CUT;

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", this::answer);
    cloud.start();
  }

  @AfterEach
  void stop() {
    http.close();
    cloud.stop(0);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + cloud.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      byte[] body = body(uri).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String body(URI uri) {
    if (uri.getPath().matches("/v2.1/?")) {
      return "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.96\", \"min_version\": \"2.1\"}}";
    }
    String path = uri.getPath().replaceFirst("^/v[0-9.]+", "");
    for (Listed list : Listed.values()) {
      if (list.path.equals(path)) {
        asked.add(uri.toString());
        return page(list, uri.toString());
      }
    }
    return "";
  }

  private String page(Listed list, String uri) {
    String marker = Uris.parameter(uri, list.hasLinks() ? "marker" : "offset");
    int from = marker == null ? 0 : Integer.parseInt(marker.replaceAll("\\D", ""));
    if (list.hasLinks() && marker != null) {
      from++;
    }
    boolean hidden = way == Way.HIDDEN_PAGE && from == CUT;
    if (way == Way.SAME_PAGE || (way == Way.CIRCLE && from > CUT)) {
      from = 0;
    }
    int all = way == Way.HONEST || way == Way.HIDDEN_PAGE ? ALL : Integer.MAX_VALUE;
    int to = Math.min(all, from + cut);
    String items =
        hidden
            ? ""
            : IntStream.range(from, to)
                .mapToObj(CutListTest::item)
                .collect(Collectors.joining(","));
    String link = "http://other.invalid:1/x?limit=1&marker=m" + (to - 1);
    String next = to < all && list.hasLinks() ? ", " + links(list, link) : "";
    return "{\"%s\": [%s]%s}".formatted(list.root, items, next);
  }

  private static String links(Listed list, String next) {
    return switch (list.links) {
      case "next" -> "\"next\": \"%s\"".formatted(next);
      case "links.next" -> "\"links\": {\"next\": \"%s\", \"previous\": null}".formatted(next);
      default -> "\"%s\": [{\"rel\": \"next\", \"href\": \"%s\"}]".formatted(list.links, next);
    };
  }

  /** Whatever it is asked for. */
  private static String item(int i) {
    return "{\"id\": \"m%1$d\", \"uuid\": \"m%1$d\", \"name\": \"m%1$d\", \"status\": \"ACTIVE\", \"request_id\": \"m%1$d\"}"
        .formatted(i);
  }

  private List<String> read(Listed list) {
    ComputeClient compute = ComputeClient.open(http, uri("/v2.1"), CannedCloud.TOKENS);
    Networks networks = Networks.open(http, uri("/v2.0"), CannedCloud.TOKENS);
    Volumes volumes = Volumes.open(http, uri("/v3"), CannedCloud.TOKENS);
    return switch (list) {
      case SERVERS -> {
        List<String> ids = new ArrayList<>();
        compute.servers().list(ServerQuery.ALL, page -> page.forEach(s -> ids.add(s.id())));
        yield ids;
      }
      case FLAVORS -> compute.flavors().list().stream().map(f -> f.id()).toList();
      case KEY_PAIRS -> compute.keyPairs().list().stream().map(k -> k.name()).toList();
      case SERVER_GROUPS -> compute.serverGroups().list().stream().map(g -> g.id()).toList();
      case ACTIONS -> compute.servers().actions("7").stream().map(a -> a.requestId()).toList();
      case HYPERVISORS -> compute.operations().hypervisors().stream().map(h -> h.id()).toList();
      case MIGRATIONS -> compute.operations().migrations().stream().map(m -> m.id()).toList();
      case IMAGES ->
          Images.at(http, uri("/v2"), compute, CannedCloud.TOKENS).list().stream()
              .map(i -> i.id())
              .toList();
      case PROJECTS ->
          new Identity(http)
                  .everyProject(
                      at(IdentityEndpoint.IdentityVersion.V3, uri("/v3")), CannedCloud.TOKENS)
                  .stream()
                  .map(p -> p.id())
                  .toList();
      case OWN_PROJECTS -> own(IdentityEndpoint.IdentityVersion.V3, "/v3");
      case TENANTS -> own(IdentityEndpoint.IdentityVersion.V2_0, "/v2.0");
      case NETWORKS -> networks.networks().stream().map(n -> n.id()).toList();
      case SUBNETS -> networks.subnets().stream().map(s -> s.id()).toList();
      case PORTS -> networks.ports(null).stream().map(p -> p.id()).toList();
      case FLOATING_IPS -> networks.floatingIps().stream().map(f -> f.id()).toList();
      case SECURITY_GROUPS -> networks.securityGroups().stream().map(g -> g.id()).toList();
      case VOLUMES -> volumes.volumes().stream().map(v -> v.id()).toList();
      case SNAPSHOTS -> volumes.snapshots().stream().map(s -> s.id()).toList();
    };
  }

  private static IdentityEndpoint at(IdentityEndpoint.IdentityVersion version, URI url) {
    return new IdentityEndpoint(url, version);
  }

  private List<String> own(IdentityEndpoint.IdentityVersion version, String path) {
    Token token =
        new Token(
            Secret.of("token"),
            null,
            null,
            null,
            null,
            null,
            null,
            new Scope.Unscoped(),
            List.of(),
            Catalogue.EMPTY);
    return new Identity(http)
        .projects(at(version, uri(path)), token).stream().map(p -> p.id()).toList();
  }

  private static List<String> everything() {
    return IntStream.range(0, ALL).mapToObj(i -> "m" + i).toList();
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryPageOfEveryListAndFollowsNoLinkToAnotherHost(Listed list) {
    assertThat(read(list)).containsExactlyInAnyOrderElementsOf(everything());
    assertThat(asked).hasSizeBetween(3, 4);
    FaultMatrix.row(Area.LIST, list.path + " comes in pages", asked.size(), "all 25 entries");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVER_GROUPS")
  void goesOnBehindAPageWhoseEntriesAreAllHidden(Listed list) {
    way = Way.HIDDEN_PAGE;
    assertThat(read(list)).hasSize(ALL - CUT).contains("m24");
    FaultMatrix.row(
        Area.LIST, list.path + ": an empty page in the middle", asked.size(), "the rest");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVER_GROUPS")
  void saysSoWhereTheSamePageComesAgainAndMoreIsPromised(Listed list) {
    way = Way.SAME_PAGE;
    tells(list, "again and again", "10 entries");
    assertThat(asked).hasSizeLessThan(8);
    FaultMatrix.row(Area.LIST, list.path + ": its first page for ever", asked.size(), told);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVER_GROUPS")
  void saysSoWhereTheWayOnGoesInACircle(Listed list) {
    way = Way.CIRCLE;
    tells(list, "again and again", "20 entries");
    assertThat(asked).hasSizeLessThan(12);
    FaultMatrix.row(Area.LIST, list.path + ": a circle of two pages", asked.size(), told);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVERS", "PROJECTS", "SERVER_GROUPS"})
  void endsAListWithoutAnEnd(Listed list) {
    way = Way.ENDLESS;
    cut = 20_000;
    tells(list, list == Listed.SERVERS ? "promises more" : "has no end");
    assertThat(asked).hasSizeLessThan(30);
    FaultMatrix.row(Area.LIST, list.path + ": always another page", asked.size(), told);
  }

  @Test
  void anEndlessListOfSmallPagesEndsToo() {
    Pager.Source<Integer> source =
        (marker, _) -> {
          int next = marker == null ? 0 : Integer.parseInt(marker) + 1;
          return new Page<>(List.of(next), "?marker=" + next);
        };
    assertThatThrownBy(() -> new Pager<>(source, i -> "" + i, true).all(1))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("has no end");
  }

  private String told = "";

  private void tells(Listed list, String... words) {
    assertThatThrownBy(() -> read(list))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.category()).isEqualTo(ApiException.Category.BAD_ANSWER);
              told = e.getMessage();
            })
        .hasMessageContainingAll(words);
  }
}
