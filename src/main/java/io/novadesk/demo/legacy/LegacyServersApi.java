package io.novadesk.demo.legacy;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.Building;
import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Order;
import io.novadesk.demo.compute.Records;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.network.Networks;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Servers of Compute v1.1: lists without links, creation, actions. */
final class LegacyServersApi {
  private static final int MAX_LIMIT = 1000;
  private static final String PASSWORD_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final ComputeCloud cloud;
  private final ImageNumbers numbers;
  private final LegacyView view;
  private final LegacyRecordsApi records;

  LegacyServersApi(ComputeCloud cloud, ImageNumbers numbers) {
    this.cloud = cloud;
    this.numbers = numbers;
    this.view = new LegacyView(numbers);
    this.records = new LegacyRecordsApi(cloud);
  }

  void addTo(Routes<LegacyCall> routes) {
    records.addTo(routes);
    routes
        .on("GET", "/servers", (call, path) -> list(call, false))
        .on("GET", "/servers/detail", (call, path) -> list(call, true))
        .on("POST", "/servers", (call, path) -> create(call))
        .on("GET", "/servers/{id}", this::show)
        .on("PUT", "/servers/{id}", this::update)
        .on("DELETE", "/servers/{id}", this::delete)
        .on("POST", "/servers/{id}/action", this::act);
  }

  private Answer list(LegacyCall call, boolean detail) {
    List<Object> shown = new ArrayList<>();
    for (Server server : page(call)) {
      shown.add(detail ? view.whole(call, server) : view.basic(call, server));
    }
    return Answer.ok(object("servers", shown));
  }

  private List<Server> page(LegacyCall call) {
    String since = call.call().query().get("changes-since");
    long from = since == null ? Long.MIN_VALUE : time(since);
    String name = call.call().query().get("name");
    String status = call.call().query().get("status");
    List<Server> found = new ArrayList<>();
    for (Server server : cloud.region().newestFirst()) {
      if (server.projectId().equals(call.tenant())
          && (since == null ? !server.deleted() : server.updated() / 1000 * 1000 >= from)
          && (name == null || server.name().contains(name))
          && (status == null
              || LegacyView.status(server).equals(status.toUpperCase(Locale.ROOT)))) {
        found.add(server);
      }
    }
    Collections.reverse(found);
    int start = 0;
    String marker = call.call().query().get("marker");
    if (marker != null) {
      long number = number(marker, "marker");
      start =
          found.indexOf(
                  found.stream()
                      .filter(s -> s.number() == number)
                      .findFirst()
                      .orElseThrow(() -> Refusal.badRequest("marker [" + marker + "] not found")))
              + 1;
    }
    String limit = call.call().query().get("limit");
    long count = limit == null ? MAX_LIMIT : number(limit, "limit");
    int most = count == 0 ? MAX_LIMIT : (int) Math.min(MAX_LIMIT, count);
    return found.subList(start, Math.min(found.size(), start + most));
  }

  private static long number(String text, String name) {
    if (!text.matches("\\d{1,18}")) {
      throw Refusal.badRequest(name + " param must be an integer");
    }
    return Long.parseLong(text);
  }

  private static long time(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw Refusal.badRequest("Invalid changes-since: " + text);
    }
  }

  private Answer show(LegacyCall call, Map<String, String> path) {
    return Answer.ok(object("server", view.whole(call, records.server(call, path))));
  }

  private Answer create(LegacyCall call) {
    JsonNode wanted = call.json().path("server");
    if (!wanted.isObject()) {
      throw new Refusal(422, "");
    }
    String name = Json.text(wanted, "name");
    if (name == null || name.isBlank()) {
      throw Refusal.badRequest("Server name is not defined");
    }
    Image image = numbers.find(wanted.path("imageRef").asString(""));
    if (image == null) {
      throw Refusal.badRequest(
          "Cannot find requested image " + wanted.path("imageRef").asString(""));
    }
    Flavor flavor = flavor(wanted.path("flavorRef"));
    try {
      cloud.quotas().checkBuild(call.tenant(), flavor, 1, 1);
    } catch (Refusal tooMany) {
      throw new Refusal(
          413, "Instance quota exceeded. You cannot run any more instances of this type.");
    }
    Networks networks = cloud.networks();
    NewServer asked =
        new NewServer(
            name.strip(),
            flavor,
            image.id(),
            "",
            Json.text(wanted, "key_name"),
            null,
            null,
            null,
            false,
            false,
            LegacyCall.texts(wanted.path("metadata")),
            List.of(),
            List.of(networks.fixed(networks.named(Networks.DEFAULT))),
            List.of("default"),
            List.of(),
            wanted.path("accessIPv4").asString(""),
            wanted.path("accessIPv6").asString(""));
    Server server = cloud.building().create(asked, call.order(), "", null);
    Map<String, @Nullable Object> body = view.whole(call, server);
    String password = Json.text(wanted, "adminPass");
    body.put("adminPass", password == null ? password(server) : password);
    return Answer.json(202, object("server", body));
  }

  private static String password(Server server) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      int letter = Character.digit(server.id().replace("-", "").charAt(i + 3), 16) + i;
      password.append(PASSWORD_LETTERS.charAt(letter % PASSWORD_LETTERS.length()));
    }
    return password.toString();
  }

  private Flavor flavor(JsonNode reference) {
    String text = reference.isNumber() ? reference.toString() : reference.asString("");
    String last = text.substring(text.lastIndexOf('/') + 1);
    Flavor flavor =
        last.matches("\\d{1,6}") ? cloud.flavors().byNumber(Integer.parseInt(last)) : null;
    if (flavor == null) {
      throw Refusal.badRequest("Invalid flavorRef provided.");
    }
    return flavor;
  }

  private Answer update(LegacyCall call, Map<String, String> path) {
    JsonNode wanted = call.json().path("server");
    if (!wanted.isObject()) {
      throw new Refusal(422, "");
    }
    Server server = records.server(call, path);
    cloud
        .records()
        .update(
            server,
            new Records.Change(
                Json.text(wanted, "name"),
                null,
                false,
                null,
                Json.text(wanted, "accessIPv4"),
                Json.text(wanted, "accessIPv6"),
                null));
    return Answer.ok(object("server", view.whole(call, server)));
  }

  private Answer delete(LegacyCall call, Map<String, String> path) {
    cloud.removal().delete(records.server(call, path), call.order());
    return Answer.empty(204);
  }

  private Answer act(LegacyCall call, Map<String, String> path) {
    JsonNode body = call.json();
    Server server = records.server(call, path);
    Order order = call.order();
    if (!body.isObject() || body.size() != 1) {
      throw Refusal.badRequest("There is no such server action: " + body);
    }
    String action = body.propertyNames().iterator().next();
    JsonNode given = body.path(action);
    try {
      switch (action) {
        case "reboot" -> {
          String type = given.path("type").asString("").toUpperCase(Locale.ROOT);
          if (!type.equals("HARD") && !type.equals("SOFT")) {
            throw Refusal.badRequest("Argument 'type' for reboot is not HARD or SOFT");
          }
          // Diablo knew one way to reboot.
          cloud.lifecycle().reboot(server, order, false);
        }
        case "changePassword" -> {
          if (Json.text(given, "adminPass") == null) {
            throw Refusal.badRequest("No adminPass was specified");
          }
          cloud.lifecycle().changePassword(server, order);
        }
        case "resize" -> resize(server, order, given);
        case "confirmResize" -> {
          cloud.resizing().confirm(server, order);
          return Answer.empty(204);
        }
        case "revertResize" -> cloud.resizing().revert(server, order);
        case "rebuild" -> {
          return rebuild(call, server, given);
        }
        case "createImage" -> {
          return createImage(call, server, given);
        }
        default -> throw Refusal.badRequest("There is no such server action: " + action);
      }
    } catch (Refusal refusal) {
      throw inOldWords(refusal, action, server);
    }
    return Answer.empty(202);
  }

  /** Diablo checked little, and what failed was a 422 without a word. */
  private static Refusal inOldWords(Refusal refusal, String action, Server server) {
    if (refusal.status() != 409) {
      return refusal;
    }
    return switch (action) {
      case "confirmResize", "revertResize" -> Refusal.badRequest("Instance has not been resized.");
      case "rebuild" ->
          Refusal.conflict("Instance " + server.id() + " is currently being rebuilt.");
      default -> new Refusal(422, "");
    };
  }

  private void resize(Server server, Order order, JsonNode given) {
    if (!given.has("flavorRef")) {
      throw Refusal.badRequest("Resize requests require 'flavorRef' attribute.");
    }
    Flavor flavor = flavor(given.path("flavorRef"));
    if (flavor.equals(server.flavor())) {
      throw Refusal.badRequest("Resize requires a change in size.");
    }
    cloud.resizing().resize(server, order, flavor, null);
  }

  private Answer rebuild(LegacyCall call, Server server, JsonNode given) {
    Image image = numbers.find(given.path("imageRef").asString(""));
    if (image == null) {
      throw Refusal.badRequest("Could not parse imageRef from request.");
    }
    cloud
        .building()
        .rebuild(
            server,
            call.order(),
            new Building.Rebuild(
                image.id(),
                Json.text(given, "name"),
                given.has("metadata") ? LegacyCall.texts(given.path("metadata")) : null,
                null,
                null,
                null,
                null,
                Json.text(given, "accessIPv4"),
                Json.text(given, "accessIPv6"),
                null));
    Map<String, @Nullable Object> body = view.whole(call, server);
    String password = Json.text(given, "adminPass");
    body.put("adminPass", password == null ? password(server) : password);
    return Answer.json(202, object("server", body));
  }

  private Answer createImage(LegacyCall call, Server server, JsonNode given) {
    String name = Json.text(given, "name");
    if (name == null) {
      throw Refusal.badRequest("createImage entity requires name attribute");
    }
    String id =
        cloud
            .snapshots()
            .snapshot(server, call.order(), name, LegacyCall.texts(given.path("metadata")));
    String number = String.valueOf(numbers.of(id));
    return Answer.empty(202)
        .with("Location", String.valueOf(call.bookmark("images", number).get("href")));
  }
}
