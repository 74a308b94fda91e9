package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import io.novadesk.demo.image.Images;
import io.novadesk.demo.neighbour.NeighbourService;
import io.novadesk.demo.network.Estate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Cinder as clients of Compute need: volumes, their types and limits; version 3.0. */
public final class Cinder implements NeighbourService.Style {
  private static final Pattern PROJECT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ASKED = Pattern.compile("(?:^|,)\\s*volume\\s+(\\d+\\.\\d+)");
  private static final String ONLY = "3.0";

  /** What the router knows, but only versions above the one that is there. */
  private static final Set<String> LATER =
      Set.of(
          "attachments",
          "clusters",
          "group_snapshots",
          "group_types",
          "groups",
          "messages",
          "resource_filters",
          "workers");

  private Cinder() {}

  public static Service service(
      Volumes volumes, Images images, Estate estate, Tokens tokens, String identityUrl) {
    NeighbourService service = new NeighbourService(tokens, new Cinder(), identityUrl);
    Attached attached = new Attached(volumes, estate);
    VolumeSnapshots snapshots = volumes.snapshots();
    new VolumesApi(volumes, snapshots, images, attached).addTo(service.routes());
    new VolumeActionsApi(volumes, attached).addTo(service.routes());
    new SnapshotsApi(volumes, snapshots, attached).addTo(service.routes());
    new VolumeCatalogApi(volumes, snapshots, attached).addTo(service.routes());
    return service;
  }

  @Override
  public String type() {
    return "volumev3";
  }

  @Override
  public String version() {
    return "v3";
  }

  @Override
  public Answer versions(Call call) {
    return Answer.json(300, document(call));
  }

  @Override
  public Answer version(Call call) {
    return Answer.ok(document(call));
  }

  private static Object document(Call call) {
    return object(
        "versions",
        List.of(
            object(
                "id",
                "v3.0",
                "status",
                "CURRENT",
                "version",
                ONLY,
                "min_version",
                ONLY,
                "updated",
                "2023-08-31T00:00:00Z",
                "links",
                List.of(
                    object(
                        "rel", "describedby",
                        "type", "text/html",
                        "href", "https://docs.openstack.org/"),
                    object("rel", "self", "href", call.root() + "/v3/")),
                "media-types",
                List.of(
                    object(
                        "base", "application/json",
                        "type", "application/vnd.openstack.volume+json;version=3")))));
  }

  @Override
  public List<String> below(Call call, Caller caller) {
    requireVersion(call);
    List<String> below = call.path().subList(1, call.path().size());
    if (below.isEmpty() || !PROJECT.matcher(below.getFirst()).matches()) {
      return below;
    }
    if (!below.getFirst().equals(caller.projectId())) {
      throw Refusal.badRequest("Malformed request url");
    }
    return below.subList(1, below.size());
  }

  private static void requireVersion(Call call) {
    String header = call.header("OpenStack-API-Version");
    Matcher asked = ASKED.matcher(header == null ? "" : header);
    if (asked.find() && !asked.group(1).equals(ONLY)) {
      throw new Refusal(
          406,
          String.format(
              Locale.ROOT,
              "Version %s is not supported by the API. Minimum is %s and maximum is %s.",
              asked.group(1),
              ONLY,
              ONLY));
    }
  }

  @Override
  public Answer refused(Refusal refusal) {
    String root =
        switch (refusal.status()) {
          case 400 -> "badRequest";
          case 401 -> "unauthorized";
          case 403 -> "forbidden";
          case 404 -> "itemNotFound";
          case 409 -> "conflictingRequest";
          case 413 -> "overLimit";
          default -> "computeFault";
        };
    return Answer.json(
        refusal.status(),
        object(root, object("code", refusal.status(), "message", refusal.sentence())));
  }

  @Override
  public Answer missing(String method, List<String> below, boolean otherMethod) {
    String sentence = "The resource could not be found.";
    return LATER.contains(below.isEmpty() ? "" : below.getFirst())
        ? refused(Refusal.notFound(sentence))
        : Answer.page(404, sentence);
  }

  @Override
  public Answer finished(Answer answer, Call call) {
    if ("text/html; charset=UTF-8".equals(answer.type())) {
      // The router stands before everything that knows of versions.
      return answer.with("X-Openstack-Request-Id", call.requestId());
    }
    return answer
        .with("X-Compute-Request-Id", call.requestId())
        .with("X-Openstack-Request-Id", call.requestId())
        .with("OpenStack-API-Version", "volume " + ONLY)
        .with("Vary", "OpenStack-API-Version");
  }
}
