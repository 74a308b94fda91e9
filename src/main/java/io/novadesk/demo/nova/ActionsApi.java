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
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.network.SecurityGroups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST /servers/{id}/action}: one key in the body says what to do. */
final class ActionsApi {
  private static final Answer ACCEPTED = Answer.empty(202);
  private static final List<String> REBOOTS =
      List.of("HARD", "Hard", "hard", "SOFT", "Soft", "soft");

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
              server,
              order,
              call.atLeast(73) && given.isObject()
                  ? Check.text(given, "locked_reason", 255)
                  : null);
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
      case "changePassword" -> {
        String password = Check.text(given, "adminPass", 255);
        if (password == null) {
          throw Check.invalid("changePassword", given, "'adminPass' is a required property");
        }
        lifecycle.changePassword(server, order);
      }
      case "trigger_crash_dump" -> {
        if (!call.atLeast(17)) {
          throw Refusal.badRequest("There is no such action: " + action);
        }
        lifecycle.crashDump(server, order);
      }
      case "resize" -> resize(server, order, given);
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
        if (!state.equals("active") && !state.equals("error")) {
          throw Check.invalid(
              "state", given.path("state"), "'" + state + "' is not one of ['active', 'error']");
        }
        lifecycle.resetState(
            server, order, state.equals("active") ? VmState.ACTIVE : VmState.ERROR);
      }
      case "injectNetworkInfo" -> {
        call.requireAdmin("os-admin-actions:inject_network_info");
      }
      case "addSecurityGroup", "removeSecurityGroup" ->
          securityGroup(server, given, action.equals("addSecurityGroup"));
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
    if (!given.isObject()) {
      throw Check.invalid("reboot", given, Check.python(given) + " is not of type 'object'");
    }
    Check.required(given, "reboot", "type");
    JsonNode type = given.path("type");
    if (!REBOOTS.contains(type.asString(""))) {
      throw Check.invalid(
          "type",
          type,
          Check.python(type) + " is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']");
    }
    boolean hard = type.asString("").toUpperCase(Locale.ROOT).equals("HARD");
    cloud.lifecycle().reboot(server, order, hard);
  }

  /** To a zone from 2.77 on, to a host from 2.91; before, whatever the body says is passed over. */
  private void unshelve(NovaCall call, Server server, JsonNode given) {
    String zone = null;
    Host host = null;
    if (given.isObject() && call.atLeast(77)) {
      Check.only(
          given,
          "unshelve",
          call.atLeast(91) ? Set.of("availability_zone", "host") : Set.of("availability_zone"));
      if (!call.atLeast(91)) {
        Check.required(given, "unshelve", "availability_zone");
      }
      zone = Check.text(given, "availability_zone", 255);
      String name = Check.text(given, "host", 255);
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
    String password = given.isObject() ? Check.text(given, "adminPass", 255) : null;
    cloud.lifecycle().rescue(server, call.order());
    return Answer.ok(object("adminPass", password == null ? Lookup.password() : password));
  }

  private void resize(Server server, Order order, JsonNode given) {
    Check.required(given, "resize", "flavorRef");
    Check.only(given, "resize", Set.of("flavorRef", "OS-DCF:diskConfig"));
    Flavor flavor = Lookup.flavor(cloud, given.path("flavorRef").asString(""));
    Image image = cloud.images().find(server.imageId());
    if (!flavor.equals(server.flavor())) {
      if (flavor.disk() < server.flavor().disk() && flavor.disk() == 0) {
        throw Refusal.badRequest("Cannot resize to zero disk flavor.");
      }
      Lookup.checkFits(flavor, image);
      int more = flavor.vcpus() - server.flavor().vcpus();
      int moreRam = flavor.ram() - server.flavor().ram();
      if (more > 0 || moreRam > 0) {
        checkQuota(server, Math.max(0, more), Math.max(0, moreRam));
      }
    }
    cloud.resizing().resize(server, order, flavor);
  }

  private void checkQuota(Server server, int cores, int ram) {
    var quota = cloud.region().quota();
    var usage = cloud.region().usage(server.projectId());
    if (usage.cores() + cores > quota.cores()) {
      throw Refusal.forbidden(
          String.format(
              Locale.ROOT,
              "Quota exceeded for cores: Requested %d, but already used %d of %d cores",
              cores,
              usage.cores(),
              quota.cores()));
    }
    if (usage.ram() + ram > quota.ram()) {
      throw Refusal.forbidden(
          String.format(
              Locale.ROOT,
              "Quota exceeded for ram: Requested %d, but already used %d of %d ram",
              ram,
              usage.ram(),
              quota.ram()));
    }
  }

  private @Nullable Host target(boolean allowed, JsonNode given) {
    String name = allowed && given.isObject() ? Check.text(given, "host", 255) : null;
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
    if (!given.isObject()) {
      throw Check.invalid("rebuild", given, Check.python(given) + " is not of type 'object'");
    }
    Check.required(given, "rebuild", "imageRef");
    Check.only(given, "rebuild", rebuildKeys(call));
    JsonNode reference = given.path("imageRef");
    String id = reference.asString("");
    if (!Check.isUuid(id)) {
      throw Check.invalid(
          "imageRef",
          reference,
          Check.python(reference) + " is not valid under any of the given schemas");
    }
    String key = given.path("key_name").isNull() ? null : Check.name(given, "key_name");
    Building.Rebuild wanted =
        new Building.Rebuild(
            id,
            Check.name(given, "name"),
            given.has("metadata") ? Check.metadata(given.path("metadata"), "metadata") : null,
            Check.text(given, "description", 255),
            key,
            Check.name(given, "hostname"),
            Check.text(given, "user_data", 65_535),
            Check.text(given, "accessIPv4", 15),
            Check.text(given, "accessIPv6", 45));
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
    String password = Check.text(given, "adminPass", 255);
    return Answer.json(
            202,
            2_300,
            json ->
                view.alone(
                    json, call, server, password == null ? Lookup.password() : password, true))
        .with("Location", call.self("servers", server.id()));
  }

  private static Set<String> rebuildKeys(NovaCall call) {
    Set<String> keys =
        new HashSet<>(
            Set.of(
                "imageRef",
                "name",
                "adminPass",
                "metadata",
                "preserve_ephemeral",
                "accessIPv4",
                "accessIPv6",
                "OS-DCF:diskConfig"));
    if (call.atLeast(19)) {
      keys.add("description");
    }
    if (call.atLeast(54)) {
      keys.add("key_name");
    }
    keys.add(call.atLeast(57) ? "user_data" : "personality");
    if (call.atLeast(63)) {
      keys.add("trusted_image_certificates");
    }
    if (call.atLeast(90)) {
      keys.add("hostname");
    }
    return keys;
  }

  private Answer createImage(NovaCall call, Server server, JsonNode given) {
    if (!given.isObject()) {
      throw Check.invalid("createImage", given, Check.python(given) + " is not of type 'object'");
    }
    Check.required(given, "createImage", "name");
    Check.only(given, "createImage", Set.of("name", "metadata"));
    String name = String.valueOf(Check.name(given, "name"));
    Map<String, String> metadata = Check.metadata(given.path("metadata"), "metadata");
    return image(call, cloud.snapshots().snapshot(server, call.order(), name, metadata));
  }

  private Answer createBackup(NovaCall call, Server server, JsonNode given) {
    Check.required(given, "createBackup", "name", "backup_type", "rotation");
    String name = String.valueOf(Check.name(given, "name"));
    String type = String.valueOf(Check.name(given, "backup_type"));
    int rotation = given.path("rotation").asInt(1);
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

  private void securityGroup(Server server, JsonNode given, boolean add) {
    String name = String.valueOf(Check.text(given, "name", 255));
    List<String> groups = new ArrayList<>(server.securityGroups());
    if (!SecurityGroups.NAMES.contains(name)) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Security group %s not found for project %s.",
              name,
              server.projectId()));
    }
    if (!add && !groups.remove(name)) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Security group %s not associated with the instance %s",
              name,
              server.id()));
    }
    if (add) {
      if (groups.contains(name)) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid input for security_groups. Reason: Duplicate items in the list: '%s'.",
                SecurityGroups.id(server.projectId(), name)));
      }
      groups.add(name);
    }
    cloud.records().setSecurityGroups(server, groups);
  }
}
