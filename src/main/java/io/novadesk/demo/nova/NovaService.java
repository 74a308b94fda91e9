package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Reasons;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compute v2.1 of one region: versions, authentication, routing, faults. */
public final class NovaService implements Service {
  private static final String VERSION = "v2.1";
  private static final Pattern PROJECT = Pattern.compile("[0-9a-f-]{32,36}");

  private final ComputeCloud cloud;
  private final Tokens tokens;
  private final String identityUrl;
  private final Routes<NovaCall> routes = new Routes<>();

  /**
   * @param identityUrl what the WWW-Authenticate header of a 401 names
   */
  public NovaService(ComputeCloud cloud, Tokens tokens, String identityUrl) {
    this.cloud = cloud;
    this.tokens = tokens;
    this.identityUrl = identityUrl;
    new ServersApi(cloud).addTo(routes);
    new ServerRecordsApi(cloud).addTo(routes);
    new ActionsApi(cloud).addTo(routes);
    new MigrationsApi(cloud).addTo(routes);
    new InstanceActionsApi(cloud).addTo(routes);
    new AttachmentsApi(cloud).addTo(routes);
    new FlavorsApi(cloud).addTo(routes);
    new FlavorExtrasApi(cloud).addTo(routes);
    new ImagesProxyApi(cloud).addTo(routes);
    new ProjectApi(cloud).addTo(routes);
    new KeyPairsApi(cloud).addTo(routes);
    new ServerGroupsApi(cloud).addTo(routes);
    new AdministrationApi(cloud).addTo(routes);
    new HypervisorsApi(cloud).addTo(routes);
    new HostsApi(cloud).addTo(routes);
    new ExtensionsApi().addTo(routes);
    new GroupsProxyApi(cloud).addTo(routes);
    new FloatingProxyApi(cloud).addTo(routes);
    new NetworksProxyApi(cloud).addTo(routes);
    new VolumesProxyApi(cloud).addTo(routes);
  }

  @Override
  public Answer handle(Call call) {
    Answer answer = route(call);
    if (call.path().isEmpty()) {
      return answer;
    }
    return answer
        .with("X-Openstack-Request-Id", call.requestId())
        .with("X-Compute-Request-Id", call.requestId());
  }

  private Answer route(Call call) {
    List<String> path = call.path();
    String root = call.root();
    if (path.isEmpty()) {
      return Answer.ok(object("versions", List.of(legacyVersion(root), version(root))));
    }
    String api = path.getFirst();
    if (!api.equals(VERSION) && !api.equals(NovaCall.LEGACY)) {
      return Answer.json(300, object("choices", choices(call)));
    }
    if (path.size() == 1 || (path.size() == 2 && path.getLast().isEmpty())) {
      return api.equals(VERSION)
          ? versioned(Answer.ok(object("version", detailed(version(root), "2.1"))), "2.1")
          : Answer.ok(object("version", detailed(legacyVersion(root), "2")));
    }
    Caller caller = tokens.caller(call, "compute");
    if (caller == null) {
      return unauthorized();
    }
    if (!routes.knows(call.method(), below(path))) {
      // The router stands before everything that knows of versions.
      return Answer.page(404, "The resource could not be found.");
    }
    if (api.equals(NovaCall.LEGACY)) {
      return answer(new NovaCall(call, caller, Microversion.MIN, root, api));
    }
    int version;
    try {
      version = Microversion.of(call);
    } catch (Microversion.OutOfRange e) {
      return versioned(fault(e.refusal()), e.version());
    } catch (Refusal refusal) {
      return fault(refusal);
    }
    return versioned(answer(new NovaCall(call, caller, version, root, api)), "2." + version);
  }

  private Answer answer(NovaCall call) {
    cloud.region().settle();
    List<String> path = call.call().path();
    try {
      if (call.caller().project() == null) {
        throw Refusal.forbidden("The token is for no project; Compute needs one.");
      }
      List<String> below = below(path);
      if (below.size() < path.size() - 1) {
        requireOwn(call, path.get(1));
      }
      return switch (routes.find(call.call().method(), below, call.version())) {
        case Routes.Match.Found<NovaCall>(
                Routes.Endpoint<NovaCall> endpoint,
                Map<String, String> found) ->
            endpoint.answer(call, found);
        default -> throw Refusal.notFound("The resource could not be found.");
      };
    } catch (Refusal refusal) {
      return fault(refusal);
    }
  }

  /** The path below the version, without the project where the client named it. */
  private static List<String> below(List<String> path) {
    boolean named = path.size() > 2 && PROJECT.matcher(path.get(1)).matches();
    return path.subList(named ? 2 : 1, path.size());
  }

  private static void requireOwn(NovaCall call, String project) {
    if (!project.equals(call.caller().projectId())) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Malformed request URL: URL's project_id '%s' doesn't match Context's project_id"
                  + " '%s'",
              project,
              call.caller().projectId()));
    }
  }

  private Answer unauthorized() {
    return Answer.json(
            401,
            object(
                "error",
                object(
                    "code", 401,
                    "title", Reasons.of(401),
                    "message", Refusal.unauthorized().sentence())))
        .with("WWW-Authenticate", "Keystone uri=\"" + identityUrl + "\"");
  }

  private static Answer versioned(Answer answer, String version) {
    return answer
        .with("OpenStack-API-Version", "compute " + version)
        .with("X-OpenStack-Nova-API-Version", version)
        .with("Vary", "OpenStack-API-Version\nX-OpenStack-Nova-API-Version");
  }

  private static Answer fault(Refusal refusal) {
    return Answer.json(
        refusal.status(),
        object(
            rootOf(refusal.status()),
            object("code", refusal.status(), "message", refusal.sentence())));
  }

  private static String rootOf(int status) {
    return switch (status) {
      case 400 -> "badRequest";
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "itemNotFound";
      case 405 -> "badMethod";
      case 409 -> "conflictingRequest";
      case 413, 429 -> "overLimit";
      case 415 -> "badMediaType";
      case 501 -> "notImplemented";
      case 503 -> "serviceUnavailable";
      default -> "computeFault";
    };
  }

  private static Map<String, @Nullable Object> legacyVersion(String root) {
    return object(
        "id", "v2.0",
        "status", "SUPPORTED",
        "version", "",
        "min_version", "",
        "updated", "2011-01-21T11:33:21Z",
        "links", List.of(object("rel", "self", "href", root + "/v2/")));
  }

  private static Map<String, @Nullable Object> version(String root) {
    return object(
        "id",
        VERSION,
        "status",
        "CURRENT",
        "version",
        "2." + Microversion.MAX,
        "min_version",
        "2." + Microversion.MIN,
        "updated",
        "2013-07-23T11:33:21Z",
        "links",
        List.of(object("rel", "self", "href", root + "/v2.1/")));
  }

  /** What every version offers at the path of a request that names none of them. */
  private static List<Object> choices(Call call) {
    String rest = String.join("/", call.path());
    rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    List<Object> choices = new ArrayList<>();
    for (Map<String, @Nullable Object> version :
        List.of(legacyVersion(call.root()), version(call.root()))) {
      String id = String.valueOf(version.get("id"));
      String path = id.equals(VERSION) ? id : NovaCall.LEGACY;
      choices.add(
          object(
              "id",
              id,
              "status",
              version.get("status"),
              "links",
              List.of(object("rel", "self", "href", call.root() + '/' + path + '/' + rest)),
              "media-types",
              media(id.equals(VERSION) ? "2.1" : "2")));
    }
    return choices;
  }

  private static List<Object> media(String version) {
    return List.of(
        object(
            "base",
            "application/json",
            "type",
            "application/vnd.openstack.compute+json;version=" + version));
  }

  private static Map<String, @Nullable Object> detailed(
      Map<String, @Nullable Object> version, String media) {
    Object self = version.get("links") instanceof List<?> links ? links.getFirst() : Map.of();
    version.put(
        "links",
        List.of(
            self,
            object(
                "rel", "describedby",
                "type", "text/html",
                "href", "http://docs.openstack.org/")));
    version.put("media-types", media(media));
    return version;
  }
}
