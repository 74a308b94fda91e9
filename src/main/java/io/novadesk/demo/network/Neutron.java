package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import io.novadesk.demo.neighbour.NeighbourService;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of Neutron as clients of Compute use: ports to look at; networks, subnets, security
 * groups and floating addresses to work with.
 */
public final class Neutron implements NeighbourService.Style {
  private static final List<String> RESOURCES = List.of("network", "subnet", "port");

  private Neutron() {}

  public static Service service(
      Networks networks, Tokens tokens, Estate estate, String identityUrl) {
    NeighbourService service = new NeighbourService(tokens, new Neutron(), identityUrl);
    new NetworksApi(networks, estate).addTo(service.routes());
    new SubnetsApi(networks, estate).addTo(service.routes());
    new PortsApi(networks, estate).addTo(service.routes());
    new SecurityGroupsApi(networks.groups(), estate).addTo(service.routes());
    new SecurityGroupRulesApi(networks.groups()).addTo(service.routes());
    new FloatingIpsApi(networks, estate).addTo(service.routes());
    new NetworkQuotasApi(networks, estate).addTo(service.routes());
    return service;
  }

  @Override
  public String type() {
    return "network";
  }

  @Override
  public String version() {
    return "v2.0";
  }

  @Override
  public Answer versions(Call call) {
    return Answer.ok(
        object(
            "versions",
            List.of(
                object(
                    "id", "v2.0",
                    "status", "CURRENT",
                    "links", List.of(object("rel", "self", "href", call.root() + "/v2.0/"))))));
  }

  @Override
  public Answer version(Call call) {
    List<Object> resources = new ArrayList<>();
    for (String name : RESOURCES) {
      String href = call.root() + "/v2.0/" + name + "s";
      resources.add(
          object(
              "name",
              name,
              "collection",
              name + "s",
              "links",
              List.of(object("rel", "self", "href", href))));
    }
    return Answer.ok(object("resources", resources));
  }

  /** Neutron passes over a slash at the end, and over the name of the format. */
  @Override
  public List<String> below(Call call, Caller caller) {
    List<String> below = new ArrayList<>(call.path().subList(1, call.path().size()));
    if (!below.isEmpty() && below.getLast().isEmpty()) {
      below.removeLast();
    }
    if (!below.isEmpty() && below.getLast().endsWith(".json")) {
      String last = below.removeLast();
      below.add(last.substring(0, last.length() - ".json".length()));
    }
    return below;
  }

  @Override
  public Answer refused(Refusal refusal) {
    String kind =
        !refusal.kind().isEmpty()
            ? refusal.kind()
            : switch (refusal.status()) {
              case 400 -> "HTTPBadRequest";
              case 403 -> "PolicyNotAuthorized";
              case 404 -> "HTTPNotFound";
              case 409 -> "Conflict";
              default -> "HTTPInternalServerError";
            };
    return Answer.json(
        refusal.status(),
        object("NeutronError", object("type", kind, "message", refusal.sentence(), "detail", "")));
  }

  @Override
  public Answer missing(String method, List<String> below, boolean otherMethod) {
    return refused(Refusal.notFound("The resource could not be found."));
  }
}
