package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import io.novadesk.api.Secret;
import io.novadesk.api.http.Repeat;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Servers of one region (API reference, "Servers", "Server metadata", "Servers actions"). Ids are
 * those that this cloud takes in its URLs. Blocking; every method throws {@link ApiException}; safe
 * to use from many threads.
 */
public final class Servers {
  /** Locked, tags, description, embedded flavor, host name and pinned zone in lists. */
  static final int LIST = 96;

  /** Beyond the list: properties of the image, scheduler hints. */
  private static final int DETAIL = 100;

  /** The first with everything that an ordinary command needs. */
  private static final int COMMAND = 1;

  /** One form for every hypervisor. */
  private static final int DIAGNOSTICS = 48;

  private static final int TOPOLOGY = 78;

  /** Events for ordinary users (2.51), their details (2.84). */
  private static final int HISTORY = 84;

  private static final int HISTORY_PAGES = 58;

  private final ComputeClient compute;

  Servers(ComputeClient compute) {
    this.compute = compute;
  }

  /** Kinds of reboot. */
  public enum RebootType {
    SOFT,
    HARD
  }

  /**
   * Finds out what the endpoint speaks, unless that is known: of one that was away at the login it
   * is not.
   *
   * @throws ApiException when nobody answers there
   */
  public void ask() {
    compute.ask();
  }

  /**
   * Lists with details; each page is handed over as it comes, on the caller's thread. Never stops
   * at a cloud's cap.
   */
  public Listing list(ServerQuery query, Consumer<List<Server>> pages) {
    return new ServerList(compute, query).run(pages);
  }

  /**
   * Lists those of a query's projects that were deleted a short while ago and can still be
   * restored; none on clouds without microversions, which knew no such thing, and on those that
   * refuse the question: all else of them can be seen without it.
   */
  public List<Server> softDeleted(ServerQuery query) {
    List<Server> found = new ArrayList<>();
    if (compute.maximum() == null) {
      return found;
    }
    try {
      // Without its filter the answer holds everything, and what is gone for good as well.
      new ServerList(compute, query.ofSoftDeleted())
          .run(
              page ->
                  page.stream()
                      .filter(server -> server.state() == ServerStatus.SOFT_DELETED)
                      .forEach(found::add));
    } catch (ApiException e) {
      boolean refused =
          switch (e.category()) {
            case BAD_REQUEST, FORBIDDEN, NOT_FOUND -> true;
            default -> false;
          };
      if (!refused) {
        throw e;
      }
    }
    return found;
  }

  /** What the cloud's clock says now, by one small request; null where it does not tell. */
  public @Nullable Instant clock() {
    return compute.exchange(
        "GET",
        "/servers?limit=1",
        COMMAND,
        answer -> {
          answer.bytes();
          return answer.date();
        });
  }

  public Server get(String id) {
    return compute.exchange(
        "GET", path(id), DETAIL, a -> new ServerReader(compute.texts()).server(a.bytes()));
  }

  /**
   * The server exactly as the cloud tells it, as JSON text, at the highest microversion that both
   * sides know.
   */
  public String raw(String id) {
    return compute.exchange("GET", path(id), VersionRoot.KNOWN.minor(), a -> Json.pretty(a.json()));
  }

  /**
   * Every field of the server by the wire's name, at the highest microversion that both sides know.
   * Objects and lists are JSON text.
   */
  public Map<String, String> fields(String id) {
    return compute.exchange(
        "GET",
        path(id),
        VersionRoot.KNOWN.minor(),
        a -> Json.texts(Json.member(a.bytes(), "server")));
  }

  private static String path(String id) {
    return "/servers/" + Uris.segment(id);
  }

  /** The requests that change a server, to be shown or sent. */
  public ServerRequests requests() {
    return new ServerRequests(compute);
  }

  /**
   * Sends one of {@link #requests}: the cloud took it and will do it.
   *
   * @throws ApiException also with {@code outcomeUnknown} when no answer tells whether it was taken
   */
  public Accepted send(Request request) {
    return compute.http().exchange(request, AcceptedReader::read);
  }

  public Accepted reboot(String id, RebootType type) {
    return send(requests().reboot(id, type));
  }

  public Accepted start(String id) {
    return send(requests().start(id));
  }

  public Accepted stop(String id) {
    return send(requests().stop(id));
  }

  public Accepted resize(String id, String flavorId) {
    return send(requests().resize(id, flavorId));
  }

  public Accepted confirmResize(String id) {
    return send(requests().confirmResize(id));
  }

  public Accepted revertResize(String id) {
    return send(requests().revertResize(id));
  }

  /** {@link Accepted#subjectId()} is the new image's id. */
  public Accepted createImage(String id, String name, Map<String, String> metadata) {
    return send(requests().createImage(id, name, metadata));
  }

  public Accepted changePassword(String id, Secret password) {
    return send(requests().changePassword(id, password));
  }

  /** Gives the server as the cloud tells it afterwards. */
  public Server rename(String id, String name) {
    compute.http().send(requests().update(id, ServerRequests.Change.ofName(name)));
    return get(id);
  }

  /**
   * Sent once; repeated only while no connection was made, because not even a 503 tells that no
   * server was made.
   *
   * @throws ApiException with {@code outcomeUnknown} when no answer tells whether it was made
   */
  public Accepted create(NewServer server) {
    NewServerBody body = new NewServerBody(compute, server);
    Request request =
        compute
            .request("POST", "/servers", body.minor())
            .json(body.json())
            .repeating(Repeat.UNSENT);
    for (Secret secret : body.secrets()) {
      request = request.hiding(secret);
    }
    return compute.http().exchange(request, AcceptedReader::read);
  }

  /**
   * The body that {@link #create} would send, as JSON text, its secrets masked. Asks no cloud.
   *
   * @throws ApiException BAD_REQUEST when this cloud is too old (or too new) for what is wanted
   */
  public String preview(NewServer server) {
    return new NewServerBody(compute, server).masked();
  }

  /** The microversion that {@link #create} would ask for; null on clouds without any. */
  public @Nullable Microversion versionFor(NewServer server) {
    return compute.within(new NewServerBody(compute, server).minor());
  }

  /** Everything else that can be done with a server. */
  public ServerPasswords passwords() {
    return new ServerPasswords(compute);
  }

  /** Volumes, network interfaces and tags of servers. */
  public Attachments attachments() {
    return new Attachments(compute);
  }

  public ServerTags tags() {
    return new ServerTags(compute, requests());
  }

  /** The addresses by themselves: {@code GET /servers/{id}/ips}. */
  public List<Server.Address> addresses(String id) {
    return compute.exchange(
        "GET", path(id) + "/ips", COMMAND, a -> AddressReader.body(a.bytes(), compute.texts()));
  }

  /** Those in one network: {@code GET /servers/{id}/ips/{network}}. */
  public List<Server.Address> addresses(String id, String network) {
    return compute.exchange(
        "GET",
        path(id) + "/ips/" + Uris.segment(network),
        COMMAND,
        a -> AddressReader.body(a.bytes(), compute.texts()));
  }

  /** A page that shows the server's screen, or where to connect a viewer to. */
  public RemoteConsole console(String id, RemoteConsole.Kind kind) {
    if (compute.speaks(kind.since())) {
      ObjectNode body = Json.object();
      body.putObject("remote_console").put("protocol", kind.protocol()).put("type", kind.type());
      Request request =
          compute.request("POST", path(id) + "/remote-consoles", kind.since()).json(body);
      return compute
          .http()
          .exchange(request.repeating(Repeat.HARMLESS), a -> ConsoleReader.remote(a.bytes()));
    }
    return compute
        .http()
        .exchange(
            requests()
                .action(id, kind.legacyAction(), Json.object().put("type", kind.type()), COMMAND)
                .repeating(Repeat.HARMLESS),
            a -> ConsoleReader.remote(a.bytes()));
  }

  /** Counters of the hypervisor; for administrators. */
  public Diagnostics diagnostics(String id) {
    return compute.exchange(
        "GET", path(id) + "/diagnostics", DIAGNOSTICS, a -> DiagnosticsReader.read(a.bytes()));
  }

  /** NUMA nodes and pinning, as the cloud tells it (2.78). */
  public String topology(String id) {
    return compute.exchange("GET", path(id) + "/topology", TOPOLOGY, a -> Json.pretty(a.json()));
  }

  public Accepted delete(String id) {
    return send(requests().delete(id));
  }

  public Metadata metadata() {
    return new MetadataResource(compute, "servers", COMMAND);
  }

  /** Newest first; empty where the cloud has no such record. */
  public List<InstanceAction> actions(String id) {
    try {
      return ActionReader.newestFirst(
          new PagedList(compute, path(id) + "/os-instance-actions", HISTORY, HISTORY_PAGES, true)
              // Old clouds tell no request, and one request may stand there twice.
              .read(Map.of(), ActionReader::page, InstanceAction::toString));
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** One entry with its events; null where the cloud does not know it (yet). */
  public @Nullable InstanceAction action(String id, String requestId) {
    try {
      return compute.exchange(
          "GET",
          path(id) + "/os-instance-actions/" + Uris.segment(requestId),
          HISTORY,
          a -> ActionReader.one(a.bytes()));
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /** The last lines of the console; {@code lines} 0: all. */
  public String consoleOutput(String id, int lines) {
    ObjectNode body = Json.object();
    if (lines > 0) {
      body.put("length", lines);
    }
    return compute
        .http()
        .exchange(
            requests().action(id, "os-getConsoleOutput", body, COMMAND).repeating(Repeat.HARMLESS),
            a -> ConsoleReader.output(a.bytes()));
  }
}
