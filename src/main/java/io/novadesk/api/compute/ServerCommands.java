package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rarer commands to servers (API reference, "Servers - run an action"). All are blocking and
 * give {@link Accepted}: the cloud took the command and will do it.
 */
public final class ServerCommands {
  private static final int COMMAND = 1;

  private final ComputeClient compute;
  private final Servers servers;

  ServerCommands(ComputeClient compute, Servers servers) {
    this.compute = compute;
    this.servers = servers;
  }

  private Accepted act(String id, String action, @Nullable JsonNode body, int minor) {
    return compute.http().exchange(servers.action(id, action, body, minor), AcceptedReader::read);
  }

  private Accepted act(String id, String action) {
    return act(id, action, null, COMMAND);
  }

  public Accepted pause(String id) {
    return act(id, "pause");
  }

  public Accepted unpause(String id) {
    return act(id, "unpause");
  }

  public Accepted suspend(String id) {
    return act(id, "suspend");
  }

  public Accepted resume(String id) {
    return act(id, "resume");
  }

  /**
   * @param reason kept where the cloud knows reasons (2.73), else left out
   */
  public Accepted lock(String id, @Nullable String reason) {
    return reason != null && compute.speaks(73)
        ? act(id, "lock", Json.object().put("locked_reason", reason), 73)
        : act(id, "lock");
  }

  public Accepted unlock(String id) {
    return act(id, "unlock");
  }

  public Accepted shelve(String id) {
    return act(id, "shelve");
  }

  public Accepted shelveOffload(String id) {
    return act(id, "shelveOffload");
  }

  /**
   * @param zone null: where the scheduler wants (choosing needs 2.77)
   * @param host null: any (choosing needs 2.91 and an administrator)
   */
  public Accepted unshelve(String id, @Nullable String zone, @Nullable String host) {
    if (zone == null && host == null) {
      return act(id, "unshelve");
    }
    ObjectNode body = Json.object();
    putFilled(body, "availability_zone", zone);
    putFilled(body, "host", host);
    return act(id, "unshelve", body, host == null ? 77 : 91);
  }

  /**
   * Starts it from a rescue image.
   *
   * @param imageId null: the cloud's choice
   */
  public Accepted rescue(String id, @Nullable Secret password, @Nullable String imageId) {
    ObjectNode body = Json.object();
    putFilled(body, "rescue_image_ref", imageId);
    if (password != null) {
      body.put("adminPass", password.reveal());
    }
    // Servers that boot from a volume can be rescued from 2.87 on; before, the version says
    // nothing.
    Request request = servers.action(id, "rescue", body.isEmpty() ? null : body, 87);
    return compute
        .http()
        .exchange(password == null ? request : request.hiding(password), AcceptedReader::read);
  }

  public Accepted unrescue(String id) {
    return act(id, "unrescue");
  }

  /** Makes it anew from an image; what is null stays as it is or is chosen by the cloud. */
  public record Rebuild(
      String imageId,
      @Nullable String name,
      @Nullable Secret adminPass,
      @Nullable Map<String, String> metadata,
      @Nullable Boolean preserveEphemeral,
      @Nullable String description,
      @Nullable String keyName,
      @Nullable Secret userData,
      @Nullable String hostname) {
    public static Rebuild from(String imageId) {
      return new Rebuild(imageId, null, null, null, null, null, null, null, null);
    }
  }

  public Accepted rebuild(String id, Rebuild with) {
    ObjectNode body = Json.object().put("imageRef", with.imageId());
    int minor = COMMAND;
    putFilled(body, "name", with.name());
    if (with.adminPass() != null) {
      body.put("adminPass", with.adminPass().reveal());
    }
    if (with.metadata() != null) {
      with.metadata().forEach(body.putObject("metadata")::put);
    }
    if (with.preserveEphemeral() != null) {
      body.put("preserve_ephemeral", with.preserveEphemeral());
    }
    if (with.description() != null) {
      minor = Math.max(minor, 19);
      body.put("description", with.description());
    }
    if (with.keyName() != null) {
      minor = Math.max(minor, 54);
      body.put("key_name", with.keyName());
    }
    if (with.userData() != null) {
      minor = Math.max(minor, 57);
      byte[] text = with.userData().reveal().getBytes(StandardCharsets.UTF_8);
      body.put("user_data", Base64.getEncoder().encodeToString(text));
    }
    if (with.hostname() != null) {
      minor = Math.max(minor, 90);
      body.put("hostname", with.hostname());
    }
    // Volume-backed servers take another image from 2.93 on.
    Request request = servers.action(id, "rebuild", body, compute.speaks(93) ? 93 : minor);
    return compute
        .http()
        .exchange(
            with.adminPass() == null ? request : request.hiding(with.adminPass()),
            AcceptedReader::read);
  }

  /**
   * @param type {@code daily} or {@code weekly}
   * @param rotation how many backups of this type are kept
   */
  public Accepted createBackup(String id, String name, String type, int rotation) {
    ObjectNode body =
        Json.object().put("name", name).put("backup_type", type).put("rotation", rotation);
    return act(id, "createBackup", body, COMMAND);
  }

  public Accepted forceDelete(String id) {
    return act(id, "forceDelete");
  }

  /** Brings back a server that was deleted a short while ago. */
  public Accepted restore(String id) {
    return act(id, "restore");
  }

  /**
   * @param host null: any (choosing needs 2.56)
   */
  public Accepted migrate(String id, @Nullable String host) {
    return host == null
        ? act(id, "migrate")
        : act(id, "migrate", Json.object().put("host", host), 56);
  }

  /** Moves it while it runs; the cloud decides whether its disks are copied along (2.25). */
  public Accepted liveMigrate(String id, @Nullable String host) {
    ObjectNode body = Json.object().put("host", host);
    if (compute.speaks(25)) {
      return act(id, "os-migrateLive", body.put("block_migration", "auto"), 25);
    }
    return act(
        id,
        "os-migrateLive",
        body.put("block_migration", false).put("disk_over_commit", false),
        COMMAND);
  }

  /** Rebuilds it elsewhere because its host is down. */
  public Accepted evacuate(String id, @Nullable String host) {
    ObjectNode body = Json.object();
    putFilled(body, "host", host);
    return compute.speaks(14)
        ? act(id, "evacuate", body, 14)
        : act(id, "evacuate", body.put("onSharedStorage", false), COMMAND);
  }

  /**
   * @param state {@code active} or {@code error}
   */
  public Accepted resetState(String id, String state) {
    return act(id, "os-resetState", Json.object().put("state", state), COMMAND);
  }

  public Accepted injectNetworkInfo(String id) {
    return act(id, "injectNetworkInfo");
  }

  public Accepted triggerCrashDump(String id) {
    return act(id, "trigger_crash_dump", null, 17);
  }

  public Accepted addSecurityGroup(String id, String group) {
    return act(id, "addSecurityGroup", Json.object().put("name", group), COMMAND);
  }

  public Accepted removeSecurityGroup(String id, String group) {
    return act(id, "removeSecurityGroup", Json.object().put("name", group), COMMAND);
  }

  /**
   * Changes what a server is called; what is null stays.
   *
   * @param accessIPv4 a note of the address to reach it by; it changes no network
   */
  public record Change(
      @Nullable String name,
      @Nullable String description,
      @Nullable String accessIPv4,
      @Nullable String accessIPv6,
      @Nullable String hostname) {}

  /** Gives the server as the cloud tells it afterwards. */
  public Server update(String id, Change change) {
    ObjectNode root = Json.object();
    ObjectNode server = root.putObject("server");
    putTold(server, "name", change.name());
    putTold(server, "accessIPv4", change.accessIPv4());
    putTold(server, "accessIPv6", change.accessIPv6());
    putTold(server, "description", change.description());
    putTold(server, "hostname", change.hostname());
    int minor = change.hostname() != null ? 90 : change.description() != null ? 19 : COMMAND;
    compute.http().send(compute.request("PUT", path(id), minor).json(root));
    return servers.get(id);
  }

  /** The password that the cloud set at the first start, encrypted with the server's public key. */
  public String encryptedPassword(String id) {
    return compute.exchange(
        "GET",
        path(id) + "/os-server-password",
        COMMAND,
        a -> Json.words(Json.tree(a.bytes()), "password"));
  }

  public void clearPassword(String id) {
    compute.http().send(compute.request("DELETE", path(id) + "/os-server-password", COMMAND));
  }

  /**
   * Stops a live migration that runs (2.24) or waits (2.65).
   *
   * @throws ApiException CONFLICT when it is too late for that
   */
  public Accepted abortMigration(String id, String migration) {
    return compute.exchange(
        "DELETE",
        path(id) + "/migrations/" + Uris.segment(migration),
        compute.speaks(65) ? 65 : 24,
        AcceptedReader::read);
  }

  /** Ends a live migration by pausing the server (2.22). */
  public Accepted forceMigration(String id, String migration) {
    ObjectNode body = Json.object();
    body.set("force_complete", null);
    Request request =
        compute
            .request("POST", path(id) + "/migrations/" + Uris.segment(migration) + "/action", 22)
            .json(body);
    return compute.http().exchange(request, AcceptedReader::read);
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
