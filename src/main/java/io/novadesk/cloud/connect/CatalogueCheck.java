package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.api.image.Images;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.Connector.Progress;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.PlainAddresses;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds in the catalogue of a new session which regions there are and where their services stand,
 * and asks what only a person can decide of them.
 */
final class CatalogueCheck {
  /** In the order in which a person is asked about them; without the first there is nothing. */
  private static final List<String> SERVICES =
      List.of(Endpoints.COMPUTE, Endpoints.IMAGE, Endpoints.NETWORK, Endpoints.VOLUME);

  /** Between the names of several regions. */
  private static final Pattern REGIONS = Pattern.compile("\\s*,\\s*");

  private final Session session;
  private final Login login;
  private final Identity identity;
  private final Catalogue catalogue;

  CatalogueCheck(Session session, Identity identity) {
    this.session = session;
    this.identity = identity;
    login = session.login();
    catalogue = session.identity().catalogue();
  }

  /**
   * The regions that are wanted, none of them asked for anything yet.
   *
   * @throws ConnectException when there is none, or when a person has to decide something first
   */
  List<Region> regions(Progress progress) throws ConnectException {
    List<String> names = regionNames();
    if (login.endpoints().override(Endpoints.COMPUTE) == null) {
      progress.done(
          ConnectStep.CATALOGUE,
          Text.of(
              "connect.found.catalogue", catalogue.services().size(), String.join(", ", names)));
    }
    for (String service : SERVICES) {
      decidePlain(service, names, progress);
    }
    List<Region> regions = new ArrayList<>();
    for (String name : names) {
      regions.add(region(name));
    }
    return regions;
  }

  /** A service that the catalogue puts at an address without encryption is used only if told so. */
  private void decidePlain(String service, List<String> regions, Progress progress)
      throws ConnectException {
    List<URI> plain =
        regions.stream()
            .flatMap(
                region ->
                    login
                        .endpoints()
                        .inClear(service, catalogue, region, login.face(), session.where().url())
                        .stream())
            .distinct()
            .toList();
    PlainAddresses decided = login.endpoints().plain();
    if (!plain.stream().allMatch(url -> decided.isDecided(Endpoints.place(service, url)))) {
      List<String> hosts = plain.stream().map(Endpoints::host).distinct().toList();
      throw new ConnectException(
          ConnectStep.CATALOGUE,
          new Remedy.SendInClear(service, hosts, service.equals(Endpoints.COMPUTE)),
          Text.of(
              "connect.error.plain",
              Text.of("connect.plain.service." + service),
              String.join(", ", hosts)),
          null);
    }
    List<URI> left =
        plain.stream()
            .filter(url -> decided.left().contains(Endpoints.place(service, url)))
            .toList();
    if (!left.isEmpty()) {
      progress.done(
          ConnectStep.CATALOGUE,
          Text.of(
              "connect.found.plainLeft",
              Text.of("connect.plain.service." + service),
              left.getFirst()));
    }
  }

  private List<String> regionNames() throws ConnectException {
    List<String> wanted = wantedRegions();
    if (login.endpoints().override(Endpoints.COMPUTE) != null) {
      return wanted.isEmpty() ? List.of("") : wanted;
    }
    List<String> all = catalogue.regions(Endpoints.COMPUTE);
    if (all.isEmpty() && catalogue.endpoint(Endpoints.COMPUTE, null, login.face()).isPresent()) {
      all = List.of("");
    }
    if (all.isEmpty()) {
      throw noCompute();
    }
    // An endpoint without a region is good for every region.
    for (String name : wanted) {
      if (!all.contains(name)
          && catalogue.endpoint(Endpoints.COMPUTE, name, login.face()).isEmpty()) {
        throw new ConnectException(
            ConnectStep.CATALOGUE,
            new Remedy.CheckField(Field.REGION),
            Text.of("connect.error.noSuchRegion", name, String.join(", ", all)),
            null);
      }
    }
    return wanted.isEmpty() ? all : wanted;
  }

  /** Those that the login names; none: all that there are. */
  private List<String> wantedRegions() {
    String region = login.region();
    // As other clients' files write it for every region.
    return region == null || region.isEmpty() || Catalogue.EVERY_REGION.equals(region)
        ? List.of()
        : REGIONS.splitAsStream(region).toList();
  }

  private ConnectException noCompute() {
    Token token = session.identity();
    if (token.scope() instanceof Scope.Unscoped) {
      try {
        List<String> projects =
            identity.projects(session.where(), token).stream().map(Project::name).toList();
        return new ConnectException(
            ConnectStep.CATALOGUE,
            new Remedy.ChooseProject(projects),
            Text.of(projects.isEmpty() ? "connect.error.noProject" : "connect.error.chooseProject"),
            null);
      } catch (ApiException e) {
        return new ConnectException(
            ConnectStep.CATALOGUE,
            Connector.remedy(e, new Remedy.CheckField(Field.PROJECT)),
            e.getMessage(),
            e);
      }
    }
    String elsewhere =
        switch (token.scope()) {
          case Scope.Domain _ -> "connect.error.domainScope";
          case Scope.System _ -> "connect.error.systemScope";
          case Scope.Project _, Scope.Trust _, Scope.Unscoped _ -> "";
        };
    if (!elsewhere.isEmpty()) {
      return new ConnectException(
          ConnectStep.CATALOGUE, new Remedy.CheckField(Field.PROJECT), Text.of(elsewhere), null);
    }
    List<String> types =
        catalogue.services().stream().map(Catalogue.Service::type).distinct().toList();
    return new ConnectException(
        ConnectStep.CATALOGUE,
        new Remedy.TypeComputeUrl(types),
        types.isEmpty()
            ? Text.of("connect.error.emptyCatalogue")
            : Text.of("connect.error.noCompute", String.join(", ", types)),
        null);
  }

  private Region region(String name) throws ConnectException {
    HttpTransport http = session.http();
    URI url =
        address(Endpoints.COMPUTE, name)
            .orElseThrow(
                () ->
                    new ConnectException(
                        ConnectStep.CATALOGUE,
                        new Remedy.TypeComputeUrl(List.of()),
                        Text.of(
                            "connect.error.noFace", login.face().name().toLowerCase(Locale.ROOT)),
                        null));
    URI glance = address(Endpoints.IMAGE, name).orElse(null);
    URI neutron = address(Endpoints.NETWORK, name).orElse(null);
    URI cinder = address(Endpoints.VOLUME, name).orElse(null);
    ComputeClient compute = ComputeClient.at(http, url, session);
    return new Region(
        name,
        compute,
        Images.at(http, glance, compute, session),
        neutron == null ? null : Networks.open(http, neutron, session),
        cinder == null ? null : Volumes.open(http, cinder, session));
  }

  /**
   * The other services are asked when they are needed, but whether to trust a certificate of theirs
   * only this moment can ask. Whatever else is wrong with them is told where they are used.
   */
  void meetOthers(List<Region> regions) throws ConnectException {
    Set<String> met = new HashSet<>();
    met.add(Endpoints.host(session.where().url()));
    for (Region region : regions) {
      met.add(Endpoints.host(region.compute().url()));
      address(Endpoints.IMAGE, region.name()).ifPresent(url -> met.add(Endpoints.host(url)));
      for (String service : List.of(Endpoints.NETWORK, Endpoints.VOLUME)) {
        URI url = address(service, region.name()).orElse(null);
        if (url != null
            && region.hasAnswered()
            && "https".equalsIgnoreCase(url.getScheme())
            && met.add(Endpoints.host(url))) {
          meet(url.resolve("/"));
        }
      }
    }
  }

  private void meet(URI root) throws ConnectException {
    try {
      session.http().send(Request.get(root));
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        throw e;
      }
      if (Connector.remedy(e, new Remedy.TryAgain()) instanceof Remedy.TrustCertificate trust) {
        throw new ConnectException(ConnectStep.COMPUTE, trust, e.getMessage(), e);
      }
    }
  }

  private Optional<URI> address(String service, String region) {
    return login.endpoints().find(service, catalogue, region, login.face(), session.where().url());
  }
}
