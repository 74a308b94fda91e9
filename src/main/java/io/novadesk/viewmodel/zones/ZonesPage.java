package io.novadesk.viewmodel.zones;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Operations;
import io.novadesk.api.compute.Operations.Zone;
import io.novadesk.api.compute.Operations.ZoneHost;
import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.LinkedFields;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.pages.NoAction;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The availability zones of a region, for administrators with their hosts. */
public final class ZonesPage extends ListPage<Zone, NoAction> {
  public ZonesPage(TaskRunner tasks, OperationsViewModel operations) {
    super(
        "zone",
        tasks,
        operations,
        NoAction.class,
        Comparator.comparing(Zone::name, NaturalOrder.INSTANCE));
  }

  @Override
  public List<ListColumn<Zone>> columns() {
    return List.of(
        ListColumn.words("name", "column.zone.NAME", 180, Zone::name).with(ListColumn.Look.WHOLE),
        ListColumn.words(
                "state",
                "column.zone.STATE",
                110,
                (Zone zone) -> Text.of(zone.available() ? "zone.available" : "zone.notAvailable"))
            .with(ListColumn.Look.WHOLE)
            .exportedAs(zone -> Exported.of(zone.available() ? "available" : "not available")),
        ListColumn.words(
                "count",
                "column.zone.COUNT",
                70,
                (Zone zone) -> zone.hosts() == null ? "" : String.valueOf(zone.hosts().size()))
            .with(ListColumn.Look.NUMBER)
            .exportedAs(zone -> Exported.of(zone.hosts() == null ? null : zone.hosts().size())),
        ListColumn.words("hosts", "column.zone.HOSTS", 360, ZonesPage::hosts)
            .exportedAs(
                zone ->
                    Exported.of(
                        zone.hosts() == null
                            ? null
                            : zone.hosts().stream().map(ZoneHost::name).toList())));
  }

  private static String hosts(Zone zone) {
    return zone.hosts() == null
        ? Text.of("zone.hosts.notTold")
        : zone.hosts().stream()
            .map(host -> host.up() ? host.name() : Text.of("zone.host.down", host.name()))
            .sorted(NaturalOrder.INSTANCE)
            .collect(Collectors.joining(", "));
  }

  @Override
  protected List<Field> fieldsOf(Zone zone) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of(
            Text.of("column.zone.STATE"),
            Text.of(zone.available() ? "zone.available" : "zone.notAvailable")));
    if (zone.hosts() == null) {
      fields.add(Field.of(Text.of("column.zone.HOSTS"), hosts(zone)));
    } else {
      zone.hosts().stream()
          .sorted(Comparator.comparing(ZoneHost::name, NaturalOrder.INSTANCE))
          .forEach(host -> fields.add(hostField(host)));
    }
    return fields;
  }

  private Field hostField(ZoneHost host) {
    return LinkedFields.of(
        region(),
        Text.of("field.host"),
        host.up() ? host.name() : Text.of("zone.host.down", host.name()),
        Link.Kind.HOST,
        host.name());
  }

  @Override
  public String title() {
    return Text.of("nav.zones");
  }

  @Override
  public String extension() {
    return "os-availability-zone";
  }

  @Override
  protected void fill(ListModel<Zone> into, RegionModel from) {
    boolean admin = from.session().isAdmin();
    into.read(() -> read(from.region().compute().operations(), admin));
  }

  /** A cloud may let its administrators of projects see less than those of the whole cloud. */
  private static List<Zone> read(Operations operations, boolean admin) {
    if (admin) {
      try {
        return operations.zonesWithHosts();
      } catch (ApiException e) {
        if (e.category() != ApiException.Category.FORBIDDEN) {
          throw e;
        }
      }
    }
    return operations.zones();
  }

  @Override
  protected Object key(Zone zone) {
    return zone.name();
  }

  @Override
  public String name(Zone zone) {
    return zone.name();
  }
}
