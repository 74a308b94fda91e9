package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.Building;
import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Lifecycle;
import io.novadesk.demo.compute.Order;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.network.Ip;
import io.novadesk.demo.network.SecurityGroups;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST /servers/{id}/action}: one key in the body says what to do. */
final class ActionsApi {
  private static final Answer ACCEPTED = Answer.empty(202);

  private final ComputeCloud cloud;
  private final ServerView view;
  private final Consoles consoles;

  ActionsApi(ComputeCloud cloud) {
    this.cloud = cloud;
    this.view = new ServerView(cloud);
    this.consoles = new Consoles(cloud);
  }

  void addTo(Routes<NovaCall> routes) {
    routes.on("POST", "/servers/{id}/action", this::act);
    consoles.addTo(routes);
  }

  private Answer act(NovaCall call, Map<String, String> path) {
    JsonNode body = call.json();
    if (!body.isObject() || body.size() != 1) {
      throw Refusal.badRequest("Malformed request body");
    }
    String action = body.propertyNames().iterator().next();
    call.requireFit(body, ServerBodies.action(call, action));
    JsonNode given = body.path(action);
    Server server = Lookup.server(cloud, call, path);
    call.requireMember("servers:" + action);
    Order order = call.order();
    Lifecycle lifecycle = cloud.lifecycle();
    switch (action) {
      case "os-start" -> lifecycle.start(server, order);
      case "os-stop" -> lifecycle.stop(server, order);
      case "reboot" -> reboot(server, order, given);
      case "pause" -> lifecycle.pause(server, order);
      case "unpause" -> lifecycle.unpause(server, order);
      case "suspend" -> lifecycle.suspend(server, order);
      case "resume" -> lifecycle.resume(server, order);
      case "lock" ->
          lifecycle.lock(
              server, order, call.atLeast(73) ? Json.text(given, "locked_reason") : null);
      case "unlock" -> lifecycle.unlock(server, order);
      case "rescue" -> {
        return rescue(call, server, given);
      }
      case "unrescue" -> lifecycle.unrescue(server, order);
      case "shelve" -> lifecycle.shelve(server, order);
      case "shelveOffload" -> {
        call.requireAdmin("os-shelve:shelve_offload");
        lifecycle.shelveOffload(server, order);
      }
      case "unshelve" -> unshelve(call, server, given);
      case "changePassword" -> lifecycle.changePassword(server, order);
      case "trigger_crash_dump" -> {
        if (!call.atLeast(17)) {
          throw Refusal.badRequest("There is no such action: " + action);
        }
        lifecycle.crashDump(server, order);
      }
      case "resize" -> resize(call, server, given);
      case "confirmResize" -> {
        cloud.resizing().confirm(server, order);
        return Answer.empty(204);
      }
      case "revertResize" -> cloud.resizing().revert(server, order);
      case "migrate" -> {
        call.requireManager("os-migrate-server:migrate");
        cloud.resizing().migrate(server, order, target(call.atLeast(56), given));
      }
      case "os-migrateLive" -> {
        call.requireManager("os-migrate-server:migrate_live");
        cloud.resizing().liveMigrate(server, order, target(true, given));
      }
      case "evacuate" -> {
        call.requireAdmin("os-evacuate");
        cloud.resizing().evacuate(server, order, target(true, given));
        return call.atLeast(14)
            ? Answer.empty(200)
            : Answer.ok(object("adminPass", Lookup.password()));
      }
      case "rebuild" -> {
        return rebuild(call, server, given);
      }
      case "createImage" -> {
        return createImage(call, server, given);
      }
      case "createBackup" -> {
        return createBackup(call, server, given);
      }
      case "forceDelete" -> cloud.removal().forceDelete(server, order);
      case "restore" -> cloud.removal().restore(server, order);
      case "os-resetState" -> {
        call.requireAdmin("os-admin-actions:reset_state");
        String state = given.path("state").asString("");
        lifecycle.resetState(
            server, order, state.equals("active") ? VmState.ACTIVE : VmState.ERROR);
      }
      case "injectNetworkInfo" -> {
        call.requireAdmin("os-admin-actions:inject_network_info");
      }
      case "addSecurityGroup", "removeSecurityGroup" ->
          securityGroup(server, given, action.equals("addSecurityGroup"));
      case "addFloatingIp", "removeFloatingIp" -> floating(call, server, action, given);
      default -> {
        Answer console = consoles.act(call, server, action, given);
        if (console == null) {
          throw Refusal.badRequest("There is no such action: " + action);
        }
        return console;
      }
    }
    return ACCEPTED;
  }

  private void reboot(Server server, Order order, JsonNode given) {
    boolean hard = given.path("type").asString("").toUpperCase(Locale.ROOT).equals("HARD");
    cloud.lifecycle().reboot(server, order, hard);
  }

  /** To a zone from 2.77 on, to a host from 2.91; before, whatever the body says is passed over. */
  private void unshelve(NovaCall call, Server server, JsonNode given) {
    String zone = null;
    Host host = null;
    if (given.isObject() && call.atLeast(77)) {
      zone = Json.text(given, "availability_zone");
      String name = Json.text(given, "host");
      if ((zone != null || name != null) && server.vmState() == VmState.SHELVED) {
        throw Refusal.conflict(
            String.format(
                Locale.ROOT,
                "Specifying an availability zone or a host when unshelving server \"%s\" with"
                    + " status \"%s\" is not supported. The server status must be"
                    + " SHELVED_OFFLOADED.",
                server.id(),
                server.vmState().wire()));
      }
      if (zone != null && !cloud.region().zones().contains(zone)) {
        throw Refusal.badRequest("The requested availability zone is not available");
      }
      if (name != null) {
        call.requireAdmin("os-shelve:unshelve_to_host");
        host = cloud.region().host(name);
        if (host == null) {
          throw Refusal.badRequest("Compute host " + name + " could not be found.");
        }
        if (zone != null && !host.zone().equals(zone)) {
          throw Refusal.conflict(
              String.format(
                  Locale.ROOT, "Host \"%s\" is not in the availability zone \"%s\".", name, zone));
        }
      }
    }
    cloud.lifecycle().unshelve(server, call.order(), zone, host);
  }

  private Answer rescue(NovaCall call, Server server, JsonNode given) {
    if (server.imageId().isEmpty() && !call.atLeast(87)) {
      throw Refusal.badRequest(
          "Instance " + server.id() + " cannot be rescued: Cannot rescue a volume-backed instance");
    }
    String password = Json.text(given, "adminPass");
    cloud.lifecycle().rescue(server, call.order());
    return Answer.ok(object("adminPass", password == null ? Lookup.password() : password));
  }

  private void resize(NovaCall call, Server server, JsonNode given) {
    Flavor flavor = Lookup.flavor(cloud, call, Python.text(given.path("flavorRef")));
    Image image = cloud.images().find(server.imageId());
    if (!flavor.equals(server.flavor())) {
      if (flavor.disk() < server.flavor().disk() && flavor.disk() == 0) {
        throw Refusal.badRequest("Cannot resize to zero disk flavor.");
      }
      Lookup.checkFits(flavor, image);
      int more = flavor.vcpus() - server.flavor().vcpus();
      int moreRam = flavor.ram() - server.flavor().ram();
      if (more > 0 || moreRam > 0) {
        cloud.quotas().checkResize(server, Math.max(0, more), Math.max(0, moreRam));
      }
    }
    cloud.resizing().resize(server, call.order(), flavor, Lookup.automaticDisk(given));
  }

  private @Nullable Host target(boolean allowed, JsonNode given) {
    String name = allowed ? Json.text(given, "host") : null;
    if (name == null) {
      return null;
    }
    Host host = cloud.region().host(name);
    if (host == null) {
      throw Refusal.badRequest("Compute host " + name + " could not be found.");
    }
    return host;
  }

  private Answer rebuild(NovaCall call, Server server, JsonNode given) {
    String id = Types.uuid(given.path("imageRef").asString(""));
    String six = Json.text(given, "accessIPv6");
    Building.Rebuild wanted =
        new Building.Rebuild(
            id,
            Json.text(given, "name"),
            given.has("metadata") ? ServerOrders.texts(given.path("metadata")) : null,
            Json.text(given, "description"),
            Json.text(given, "key_name"),
            Json.text(given, "hostname"),
            Json.text(given, "user_data"),
            Json.text(given, "accessIPv4"),
            six == null ? null : Ip.canonical(six),
            Lookup.automaticDisk(given));
    synchronized (server) {
      // State first, as nova does: a wrong state is told before a wrong image.
      cloud.building().checkRebuild(server, call.order());
      Image image = cloud.images().visible(id, call.caller());
      if (image == null) {
        throw Refusal.badRequest("Cannot find image for rebuild");
      }
      Lookup.checkFits(server.flavor(), image);
      cloud.building().rebuild(server, call.order(), wanted);
    }
    String password = Json.text(given, "adminPass");
    String told = password == null ? Lookup.password() : password;
    return Answer.json(
            202, 2_300, json -> view.alone(json, call, server, ServerView.Occasion.REBUILT, told))
        .with("Location", call.self("servers", server.id()));
  }

  private Answer createImage(NovaCall call, Server server, JsonNode given) {
    String name = given.path("name").asString("");
    Map<String, String> metadata = ServerOrders.texts(given.path("metadata"));
    return image(call, cloud.snapshots().snapshot(server, call.order(), name, metadata));
  }

  private Answer createBackup(NovaCall call, Server server, JsonNode given) {
    String name = given.path("name").asString("");
    String type = given.path("backup_type").asString("");
    Double number = Python.number(given.path("rotation"));
    int rotation = number == null ? 1 : number.intValue();
    if (server.imageId().isEmpty()) {
      throw Refusal.badRequest("Backup is not supported for volume-backed instances.");
    }
    return image(call, cloud.snapshots().backup(server, call.order(), name, type, rotation));
  }

  private static Answer image(NovaCall call, String id) {
    return call.atLeast(45)
        ? Answer.json(202, object("image_id", id))
        : Answer.empty(202).with("Location", call.bookmark("images", id));
  }

  private void floating(NovaCall call, Server server, String action, JsonNode given) {
    if (call.atLeast(FloatingProxyApi.LAST_ACTION + 1)) {
      throw Refusal.badRequest("There is no such action: " + action);
    }
    FloatingProxyApi floating = new FloatingProxyApi(cloud);
    if (action.equals("addFloatingIp")) {
      floating.give(call, server, given);
    } else {
      floating.take(call, server, given);
    }
  }

  private void securityGroup(Server server, JsonNode given, boolean add) {
    String name = given.path("name").asString("");
    List<String> groups = new ArrayList<>(server.securityGroups());
    SecurityGroups.Group group = cloud.networks().groups().named(server.projectId(), name);
    if (group == null) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Security group %s not found for project %s.",
              name,
              server.projectId()));
    }
    if (!add && !groups.remove(group.name())) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Security group %s not associated with the instance %s",
              name,
              server.id()));
    }
    if (add) {
      if (groups.contains(group.name())) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid input for security_groups. Reason: Duplicate items in the list: '%s'.",
                group.id()));
      }
      groups.add(group.name());
    }
    cloud.records().setSecurityGroups(server, groups);
  }
}
