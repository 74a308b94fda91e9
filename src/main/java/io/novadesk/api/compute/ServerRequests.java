package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that change a server (API reference, "Servers - run an action"), each at the lowest
 * microversion that this cloud has for it. What is shown to a person before is what is sent.
 */
public final class ServerRequests {
  private static final int COMMAND = 1;
  private static final int TAGS = 26;

  private final ComputeClient compute;

  ServerRequests(ComputeClient compute) {
    this.compute = compute;
  }

  /** Those that plug something in or pull it out. */
  public AttachmentRequests attachments() {
    return new AttachmentRequests(compute);
  }

  /** The address of the server itself. */
  public URI server(String id) {
    return Uris.join(compute.url(), path(id));
  }

  public Request start(String id) {
    return action(id, "os-start");
  }

  public Request stop(String id) {
    return action(id, "os-stop");
  }

  public Request reboot(String id, Servers.RebootType type) {
    return action(id, "reboot", Json.object().put("type", type.name()), COMMAND);
  }

  public Request pause(String id) {
    return action(id, "pause");
  }

  public Request unpause(String id) {
    return action(id, "unpause");
  }

  public Request suspend(String id) {
    return action(id, "suspend");
  }

  public Request resume(String id) {
    return action(id, "resume");
  }

  /**
   * @param reason kept where the cloud knows reasons (2.73), else left out
   */
  public Request lock(String id, @Nullable String reason) {
    return reason != null && compute.speaks(73)
        ? action(id, "lock", Json.object().put("locked_reason", reason), 73)
        : action(id, "lock");
  }

  public Request unlock(String id) {
    return action(id, "unlock");
  }

  public Request shelve(String id) {
    return action(id, "shelve");
  }

  public Request shelveOffload(String id) {
    return action(id, "shelveOffload");
  }

  /** Brings it back to where the scheduler wants. */
  public Request unshelve(String id) {
    return action(id, "unshelve");
  }

  /**
   * Brings back one that is off its host to a place of the person's choice.
   *
   * @param zone null: the scheduler's choice; else the server is bound to it from then on (2.77)
   * @param host null: the scheduler's choice; for administrators (2.91)
   */
  public Request unshelve(String id, @Nullable String zone, @Nullable String host) {
    if (zone == null && host == null) {
      return unshelve(id);
    }
    ObjectNode body = Json.object();
    putFilled(body, "availability_zone", zone);
    putFilled(body, "host", host);
    return action(id, "unshelve", body, host == null ? 77 : 91);
  }

  public Request resize(String id, String flavorId) {
    return action(id, "resize", Json.object().put("flavorRef", flavorId), COMMAND);
  }

  public Request confirmResize(String id) {
    return action(id, "confirmResize");
  }

  public Request revertResize(String id) {
    return action(id, "revertResize");
  }

  /** The answer tells the new image's id. */
  public Request createImage(String id, String name, Map<String, String> metadata) {
    ObjectNode body = Json.object().put("name", name);
    metadata.forEach(body.putObject("metadata")::put);
    return action(id, "createImage", body, COMMAND);
  }

  /**
   * The answer tells the new image's id.
   *
   * @param type such as {@code daily} or {@code weekly}
   * @param rotation how many backups of this type are kept
   */
  public Request createBackup(String id, String name, String type, int rotation) {
    ObjectNode body =
        Json.object().put("name", name).put("backup_type", type).put("rotation", rotation);
    return action(id, "createBackup", body, COMMAND);
  }

  public Request changePassword(String id, Secret password) {
    ObjectNode body = Json.object().put("adminPass", password.reveal());
    return action(id, "changePassword", body, COMMAND).hiding(password);
  }

  /**
   * Starts it from a rescue image.
   *
   * @param password null: the cloud chooses one and tells it
   * @param imageId null: the cloud's choice
   */
  public Request rescue(String id, @Nullable Secret password, @Nullable String imageId) {
    ObjectNode body = Json.object();
    putFilled(body, "rescue_image_ref", imageId);
    if (password != null) {
      body.put("adminPass", password.reveal());
    }
    // Servers that boot from a volume can be rescued from 2.87 on; before, the version says
    // nothing.
    Request request = action(id, "rescue", body.isEmpty() ? null : body, 87);
    return password == null ? request : request.hiding(password);
  }

  public Request unrescue(String id) {
    return action(id, "unrescue");
  }

  public Request rebuild(String id, Rebuild with) {
    return new RebuildBody(compute, with).request(this, id);
  }

  public Request triggerCrashDump(String id) {
    return action(id, "trigger_crash_dump", null, 17);
  }

  public Request delete(String id) {
    return compute.request("DELETE", path(id), COMMAND);
  }

  public Request forceDelete(String id) {
    return action(id, "forceDelete");
  }

  /** Brings back a server that was deleted a short while ago. */
  public Request restore(String id) {
    return action(id, "restore");
  }

  /**
   * @param host null: any (choosing needs 2.56)
   */
  public Request migrate(String id, @Nullable String host) {
    return host == null
        ? action(id, "migrate")
        : action(id, "migrate", Json.object().put("host", host), 56);
  }

  /** Moves it while it runs; the cloud decides whether its disks are copied along (2.25). */
  public Request liveMigrate(String id, @Nullable String host) {
    ObjectNode body = Json.object().put("host", host);
    return compute.speaks(25)
        // From 2.30 on a named host is checked first; 2.68 has no way round that any more.
        ? action(id, "os-migrateLive", body.put("block_migration", "auto"), host == null ? 25 : 30)
        : action(
            id,
            "os-migrateLive",
            body.put("block_migration", false).put("disk_over_commit", false),
            COMMAND);
  }

  /** Stops a live migration that runs (2.24) or waits (2.65). */
  public Request abortMigration(String id, String migration) {
    return compute.request(
        "DELETE",
        path(id) + "/migrations/" + Uris.segment(migration),
        compute.speaks(65) ? 65 : 24);
  }

  /** Ends a live migration at once, by pausing the server until it is over (2.22). */
  public Request finishMigration(String id, String migration) {
    ObjectNode body = Json.object();
    body.set("force_complete", null);
    return compute
        .request("POST", path(id) + "/migrations/" + Uris.segment(migration) + "/action", 22)
        .json(body);
  }

  /** Rebuilds it elsewhere because its host is down. */
  public Request evacuate(String id, @Nullable String host) {
    ObjectNode body = Json.object();
    putFilled(body, "host", host);
    return compute.speaks(14)
        ? action(id, "evacuate", body, compute.speaks(29) ? 29 : 14)
        : action(id, "evacuate", body.put("onSharedStorage", false), COMMAND);
  }

  /**
   * @param state {@code active} or {@code error}
   */
  public Request resetState(String id, String state) {
    return action(id, "os-resetState", Json.object().put("state", state), COMMAND);
  }

  /**
   * Changes what a server is called; what is null stays.
   *
   * @param description empty takes it away
   * @param accessIPv4 a note of the address to reach it by; it changes no network. Clouds of today
   *     can replace it but not take it away
   */
  public record Change(
      @Nullable String name,
      @Nullable String description,
      @Nullable String accessIPv4,
      @Nullable String accessIPv6,
      @Nullable String hostname) {

    static Change ofName(String name) {
      return new Change(name, null, null, null, null);
    }
  }

  public Request update(String id, Change change) {
    ObjectNode root = Json.object();
    ObjectNode server = root.putObject("server");
    putTold(server, "name", change.name());
    putTold(server, "accessIPv4", change.accessIPv4());
    putTold(server, "accessIPv6", change.accessIPv6());
    putTold(server, "description", change.description());
    putTold(server, "hostname", change.hostname());
    int minor = change.hostname() != null ? 90 : change.description() != null ? 19 : COMMAND;
    return compute.request("PUT", path(id), minor).json(root);
  }

  /** From 2.26 on; harmless where the server has the tag. */
  public Request addTag(String id, String tag) {
    return compute.request("PUT", path(id) + "/tags/" + Uris.segment(tag), TAGS);
  }

  public Request removeTag(String id, String tag) {
    return compute.request("DELETE", path(id) + "/tags/" + Uris.segment(tag), TAGS);
  }

  /**
   * @param group its name
   */
  public Request addSecurityGroup(String id, String group) {
    return action(id, "addSecurityGroup", Json.object().put("name", group), COMMAND);
  }

  public Request removeSecurityGroup(String id, String group) {
    return action(id, "removeSecurityGroup", Json.object().put("name", group), COMMAND);
  }

  private Request action(String id, String action) {
    return action(id, action, null, COMMAND);
  }

  /** One of the many actions, all of which are posted to one address. */
  Request action(String id, String action, @Nullable JsonNode body, int minor) {
    ObjectNode root = Json.object();
    root.set(action, body);
    return compute.request("POST", path(id) + "/action", minor).json(root);
  }

  private static String path(String id) {
    return "/servers/" + Uris.segment(id);
  }

  private static void putFilled(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      node.put(name, value);
    }
  }

  /** Empty texts are told too: they take something away. */
  private static void putTold(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
