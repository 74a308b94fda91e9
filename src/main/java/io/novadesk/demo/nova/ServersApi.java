package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Records;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Ip;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Servers: list, show, create, update, delete. */
final class ServersApi {
  private static final int BASIC_SIZE = 400;
  private static final int DETAIL_SIZE = 2_300;

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
                call.list("servers") + (detail ? "/detail?" : "?") + call.query().next(next));
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
    return Answer.json(
        200, DETAIL_SIZE, json -> view.alone(json, call, server, ServerView.Occasion.SHOWN, null));
  }

  private Answer create(NovaCall call) {
    JsonNode body = call.body(ServerBodies.create(call));
    call.requireMember("servers:create");
    JsonNode wanted = body.path("server");
    int atLeast = count(wanted, "min_count", 1);
    int atMost = count(wanted, "max_count", atLeast);
    if (atLeast > atMost) {
      throw Refusal.badRequest("min_count must be <= max_count");
    }
    String group = orders.group(call, body);
    NewServer first = orders.read(call, wanted, "");
    List<Server> made = new ArrayList<>();
    String reservation = Lookup.reservation();
    // Two requests at once may not both take the last of the quota.
    synchronized (quota) {
      int count = grantable(call, first, atLeast, atMost);
      for (int i = 1; i <= count; i++) {
        NewServer next =
            i == 1 && count == 1 ? first : orders.read(call, wanted, count > 1 ? "-" + i : "");
        Server server =
            cloud
                .building()
                .create(
                    orders.provide(call, wanted, next),
                    call.order(),
                    reservation,
                    cloud.groups().find(group));
        cloud.groups().join(group, server.id());
        made.add(server);
      }
    }
    Server server = made.getFirst();
    String password = Json.text(wanted, "adminPass");
    String self = call.self("servers", server.id());
    List<Object> groups = new ArrayList<>();
    first.securityGroups().forEach(name -> groups.add(object("name", name)));
    if (Types.isOn(wanted.path("return_reservation_id"))) {
      return Answer.json(202, object("reservation_id", server.reservationId()));
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
    cloud.quotas().checkBuild(project, wanted.flavor(), atMost, atLeast);
    int count = atMost;
    while (count > atLeast && !cloud.quotas().hasRoomFor(project, wanted.flavor(), count)) {
      count--;
    }
    return count;
  }

  private static int count(JsonNode wanted, String key, int otherwise) {
    Double number = Python.number(wanted.path(key));
    return number == null ? otherwise : number.intValue();
  }

  private Answer update(NovaCall call, Map<String, String> path) {
    JsonNode wanted = call.body(ServerBodies.update(call)).path("server");
    Server server = Lookup.server(cloud, call, path);
    call.requireMember("servers:update");
    String six = Json.text(wanted, "accessIPv6");
    cloud
        .records()
        .update(
            server,
            new Records.Change(
                Json.text(wanted, "name"),
                Json.text(wanted, "description"),
                wanted.has("description"),
                Json.text(wanted, "hostname"),
                Json.text(wanted, "accessIPv4"),
                six == null ? null : Ip.canonical(six),
                Lookup.automaticDisk(wanted)));
    return Answer.json(
        200,
        DETAIL_SIZE,
        json -> view.alone(json, call, server, ServerView.Occasion.UPDATED, null));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireMember("servers:delete");
    cloud.removal().delete(server, call.order());
    return Answer.empty(204);
  }
}
