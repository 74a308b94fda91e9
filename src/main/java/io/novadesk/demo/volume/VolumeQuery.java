package io.novadesk.demo.volume;

import io.novadesk.demo.http.Query;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which volumes a list holds: filters, order, page. */
final class VolumeQuery {
  private static final Set<String> NO_FILTERS =
      Set.of(
          "limit", "marker", "offset", "sort", "sort_key", "sort_dir", "all_tenants", "project_id");
  private static final Comparator<String> TEXTS = Comparator.comparing(String::toString);
  private static final Map<String, Comparator<StoredVolume>> ORDERS =
      Map.of(
          "id", Comparator.comparing(StoredVolume::id),
          "name", Comparator.comparing(StoredVolume::name, Comparator.nullsFirst(TEXTS)),
          "display_name", Comparator.comparing(StoredVolume::name, Comparator.nullsFirst(TEXTS)),
          "status", Comparator.comparing(StoredVolume::status),
          "size", Comparator.comparingInt(StoredVolume::size),
          "bootable", Comparator.comparing(StoredVolume::bootable),
          "availability_zone", Comparator.comparing(StoredVolume::zone),
          "created_at", Comparator.comparingLong(StoredVolume::created),
          "updated_at", Comparator.comparingLong(v -> v.changedAt(Long.MAX_VALUE)));

  private final NeighbourCall call;
  private final Query query;
  private final Function<StoredVolume, String> status;
  private final Predicate<String> attached;
  private final Paging<StoredVolume> paging;

  VolumeQuery(
      NeighbourCall call, Function<StoredVolume, String> status, Predicate<String> attached) {
    this.call = call;
    this.query = call.query();
    this.status = status;
    this.attached = attached;
    this.paging = new Paging<>(query, ORDERS, StoredVolume::id, "Volume");
  }

  /** The volumes of the page, in order. */
  List<StoredVolume> page(List<StoredVolume> all) {
    List<StoredVolume> found = new ArrayList<>();
    boolean everyone = call.caller().isAdmin() && isTrue(query.get("all_tenants"));
    String project = query.get("project_id");
    for (StoredVolume volume : all) {
      boolean shown =
          everyone
              ? project == null || project.equals(volume.projectId())
              : volume.projectId().equals(call.caller().projectId());
      if (shown && matches(volume)) {
        found.add(volume);
      }
    }
    return paging.page(found);
  }

  /** Whether there may be more after the page. */
  boolean isFull(List<StoredVolume> page) {
    return paging.isFull(page);
  }

  private static boolean isTrue(@Nullable String text) {
    return text != null
        && Set.of("1", "true", "t", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
  }

  private boolean matches(StoredVolume volume) {
    for (String name : query.names()) {
      if (!NO_FILTERS.contains(name) && !fits(volume, name, String.valueOf(query.get(name)))) {
        return false;
      }
    }
    return true;
  }

  /** Filters that Cinder does not know are passed over; of what it knows nothing is. */
  private boolean fits(StoredVolume volume, String name, String wanted) {
    return switch (name) {
      case "id" -> wanted.equals(volume.id());
      case "name", "display_name" -> wanted.equals(volume.name());
      case "status" -> wanted.equals(status.apply(volume));
      case "size" -> wanted.equals(Integer.toString(volume.size()));
      case "availability_zone" -> wanted.equals(volume.zone());
      case "volume_type", "volume_type_id" ->
          wanted.equals(volume.type()) || wanted.equals(Volumes.typeId(volume.type()));
      case "bootable" -> isTrue(wanted) == volume.bootable() || isNeither(wanted);
      case "attach_status" -> wanted.equals(attached.test(volume.id()) ? "attached" : "detached");
      case "user_id" -> wanted.equals(volume.userId());
      case "source_volid" -> wanted.equals(volume.source());
      case "metadata" -> hasAll(volume.metadata(), wanted);
      case "migration_status", "snapshot_id", "consistencygroup_id", "group_id" -> false;
      default -> true;
    };
  }

  private static boolean isNeither(String text) {
    return !text.toLowerCase(Locale.ROOT).matches("1|0|true|false|t|f|yes|no|on|off");
  }

  /** Whether it has all of what is written as Python or JSON writes a map. */
  private static boolean hasAll(Map<String, String> metadata, String wanted) {
    for (Map.Entry<String, String> item : FilterMap.parse(wanted).entrySet()) {
      if (!item.getValue().equals(metadata.get(item.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
