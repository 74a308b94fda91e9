package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Records;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Servers: list, show, create, update, delete. */
final class ServersApi {
  private static final String IPV4 = "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}";
  private static final int BASIC_SIZE = 400;
  private static final int DETAIL_SIZE = 2_300;
  private static final int LONGEST_DESCRIPTION = 255;

  private final ComputeCloud cloud;
  private final ServerView view;
  private final Object quota = new Object();
  private final ServerOrders orders;

  ServersApi(ComputeCloud cloud) {
    this.cloud = cloud;
    this.view = new ServerView(cloud);
    this.orders = new ServerOrders(cloud);
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/servers", (call, path) -> list(call, false))
        .on("GET", "/servers/detail", (call, path) -> list(call, true))
        .on("POST", "/servers", (call, path) -> create(call))
        .on("GET", "/servers/{id}", this::show)
        .on("PUT", "/servers/{id}", this::update)
        .on("DELETE", "/servers/{id}", this::delete);
  }

  private Answer list(NovaCall call, boolean detail) {
    ServerQuery.Page page = new ServerQuery(cloud.region(), call).page(detail);
    int size = (detail ? DETAIL_SIZE : BASIC_SIZE) * page.servers().size() + 256;
    return Answer.json(
        200,
        size,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("servers");
          for (Server server : page.servers()) {
            if (detail) {
              view.detail(json, call, server);
            } else {
              view.basic(json, call, server);
            }
          }
          json.writeEndArray();
          String next = page.next();
          if (next != null) {
            json.writeArrayPropertyStart("servers_links");
            json.writeStartObject();
            json.writeStringProperty("rel", "next");
            json.writeStringProperty(
                "href",
                call.root()
                    + "/v2.1/servers"
                    + (detail ? "/detail?" : "?")
                    + call.query().next(next));
            json.writeEndObject();
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return whole(call, Lookup.server(cloud, call, path));
  }

  private Answer whole(NovaCall call, Server server) {
    return Answer.json(200, DETAIL_SIZE, json -> view.alone(json, call, server, null, false));
  }

  private Answer create(NovaCall call) {
    JsonNode body = call.json();
    JsonNode wanted = Check.member(body, "server");
    int atLeast = Check.count(wanted, "min_count", 1);
    int atMost = Check.count(wanted, "max_count", atLeast);
    if (atLeast > atMost) {
      throw Refusal.badRequest("min_count must be <= max_count");
    }
    NewServer first = orders.read(call, wanted, "");
    List<Server> made = new ArrayList<>();
    // Two requests at once may not both take the last of the quota.
    synchronized (quota) {
      int count = grantable(call, first, atLeast, atMost);
      for (int i = 1; i <= count; i++) {
        NewServer next =
            i == 1 && count == 1 ? first : orders.read(call, wanted, count > 1 ? "-" + i : "");
        made.add(cloud.building().create(next, call.order()));
      }
    }
    String group = body.path("os:scheduler_hints").path("group").asString("");
    made.forEach(server -> cloud.groups().join(group, server.id()));
    Server server = made.getFirst();
    String password = Check.text(wanted, "adminPass", 255);
    String self = call.self("servers", server.id());
    List<Object> groups = new ArrayList<>();
    first.securityGroups().forEach(name -> groups.add(object("name", name)));
    if (Check.flag(wanted, "return_reservation_id")) {
      return Answer.json(202, object("reservation_id", "r-" + server.id().substring(0, 8)));
    }
    return Answer.json(
            202,
            object(
                "server",
                object(
                    "id",
                    server.id(),
                    "links",
                    List.of(
                        object("rel", "self", "href", self),
                        object("rel", "bookmark", "href", call.bookmark("servers", server.id()))),
                    "OS-DCF:diskConfig",
                    first.automaticDisk() ? "AUTO" : "MANUAL",
                    "security_groups",
                    groups,
                    "adminPass",
                    password == null ? Lookup.password() : password)))
        .with("Location", self);
  }

  /** As many as the quota has room for, from {@code atMost} down to {@code atLeast}. */
  private int grantable(NovaCall call, NewServer wanted, int atLeast, int atMost) {
    String project = call.caller().projectId();
    cloud.building().checkQuota(project, wanted.flavor(), atMost, atLeast);
    int count = atMost;
    while (count > atLeast && !cloud.building().isWithinQuota(project, wanted.flavor(), count)) {
      count--;
    }
    return count;
  }

  private Answer update(NovaCall call, Map<String, String> path) {
    JsonNode wanted = Check.member(call.json(), "server");
    Set<String> keys =
        new HashSet<>(Set.of("name", "OS-DCF:diskConfig", "accessIPv4", "accessIPv6"));
    if (call.atLeast(19)) {
      keys.add("description");
    }
    if (call.atLeast(90)) {
      keys.add("hostname");
    }
    Check.only(wanted, "server", keys);
    if (wanted.isEmpty()) {
      throw Check.invalid("server", wanted, "{} does not have enough properties");
    }
    Server server = Lookup.server(cloud, call, path);
    call.requireMember("servers:update");
    cloud
        .records()
        .update(
            server,
            new Records.Change(
                Check.name(wanted, "name"),
                Check.text(wanted, "description", LONGEST_DESCRIPTION),
                wanted.has("description"),
                Check.name(wanted, "hostname"),
                address(wanted, "accessIPv4"),
                address(wanted, "accessIPv6")));
    return whole(call, server);
  }

  /** An address to write down; it cannot be taken away again. */
  private static @Nullable String address(JsonNode wanted, String key) {
    JsonNode given = wanted.path(key);
    if (given.isMissingNode()) {
      return null;
    }
    if (!given.isString()) {
      throw Check.invalid(key, given, Check.python(given) + " is not of type 'string'");
    }
    String text = given.asString("");
    boolean four = key.endsWith("v4");
    if (!text.matches(four ? IPV4 : "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw Check.invalid(
          key,
          given,
          String.format(Locale.ROOT, "'%s' is not a '%s'", text, four ? "ipv4" : "ipv6"));
    }
    return text;
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireMember("servers:delete");
    cloud.removal().delete(server, call.order());
    return Answer.empty(204);
  }
}
