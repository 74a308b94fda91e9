package io.novadesk.cli;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.image.Image;
import io.novadesk.cli.Output.Column;
import io.novadesk.cloud.export.Exported;
import java.util.List;
import java.util.stream.Stream;

/** What is told of each thing; the first column names it. */
final class Columns {
  static final List<Column<FoundServer>> OF_SERVERS =
      List.of(
          new Column<>("name", true, s -> Exported.of(s.server().displayName())),
          new Column<>("id", true, s -> Exported.of(s.server().id())),
          new Column<>("status", true, s -> Exported.of(s.server().status())),
          new Column<>("task", false, s -> Exported.of(s.server().taskState())),
          new Column<>("cloud", false, s -> Exported.of(s.cloud().name())),
          new Column<>("region", true, s -> Exported.of(s.regionName())),
          new Column<>("address", true, s -> Exported.of(s.address())),
          new Column<>("addresses", false, s -> Exported.of(addresses(s))),
          new Column<>("flavor", true, s -> Exported.of(s.flavorName())),
          new Column<>("image", false, s -> Exported.of(s.imageName())),
          new Column<>("zone", false, s -> Exported.of(s.server().availabilityZone())),
          new Column<>("host", false, s -> Exported.of(s.server().host())),
          new Column<>("key", false, s -> Exported.of(s.server().keyName())),
          new Column<>("project", false, s -> Exported.of(s.server().projectId())),
          new Column<>("locked", false, s -> Exported.of(s.server().locked())),
          new Column<>("created", false, s -> Exported.of(s.server().created())),
          new Column<>("updated", false, s -> Exported.of(s.server().updated())),
          new Column<>("tags", false, s -> Exported.of(s.server().tags())),
          new Column<>("volumes", false, s -> Exported.of(s.server().volumeIds())));

  static final List<Column<FoundServer>> OF_ONE_SERVER =
      Stream.concat(
              OF_SERVERS.stream(),
              Stream.of(
                  new Column<FoundServer>(
                      "description", true, s -> Exported.of(s.server().description())),
                  new Column<FoundServer>(
                      "hostname", true, s -> Exported.of(s.server().hostname())),
                  new Column<FoundServer>(
                      "groups", true, s -> Exported.of(s.server().securityGroups())),
                  new Column<FoundServer>("metadata", true, s -> Exported.of(metadata(s)))))
          .toList();

  static final List<Column<Flavor>> OF_FLAVORS =
      List.of(
          new Column<>("name", true, f -> Exported.of(f.name())),
          new Column<>("id", true, f -> Exported.of(f.id())),
          new Column<>("vcpus", true, f -> Exported.of(f.vcpus())),
          new Column<>("ram", true, f -> new Exported.Whole(f.ram())),
          new Column<>("disk", true, f -> new Exported.Whole(f.disk())),
          new Column<>("public", false, f -> Exported.of(f.isPublic())));

  static final List<Column<Image>> OF_IMAGES =
      List.of(
          new Column<>("name", true, i -> Exported.of(i.name())),
          new Column<>("id", true, i -> Exported.of(i.id())),
          new Column<>("status", true, i -> Exported.of(i.status())),
          new Column<>("visibility", true, i -> Exported.of(i.visibility())),
          new Column<>("format", false, i -> Exported.of(i.diskFormat())));

  private Columns() {}

  /** Secrets stay behind, by the rules of all other places. */
  private static List<String> metadata(FoundServer server) {
    return server.server().metadata().entrySet().stream()
        .map(e -> e.getKey() + "=" + SecretText.masked(e.getKey(), e.getValue()))
        .toList();
  }

  private static List<String> addresses(FoundServer server) {
    List<Address> addresses = server.server().addresses();
    return addresses == null ? List.of() : addresses.stream().map(Address::addr).toList();
  }
}
