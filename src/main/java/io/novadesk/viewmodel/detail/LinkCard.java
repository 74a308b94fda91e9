package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.FilterHelp;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that a server is made of or stands in, without asking the cloud.
 *
 * @param leads whether the window has a place of its own for it
 * @param copied what Copy takes: its id, or its name where it has none
 * @param filter for the filter box: the servers with the same; empty: no filter tells them
 */
public record LinkCard(
    Link link,
    boolean leads,
    String kind,
    String name,
    List<Field> facts,
    String copied,
    String filter) {

  /**
   * @param region that of the link
   */
  public static LinkCard of(Link link, RegionModel region) {
    return new LinkCard(
        link,
        leads(link, region),
        Text.of("link." + link.kind()),
        link.name(),
        facts(link, region),
        link.id(),
        filter(link));
  }

  private static boolean leads(Link link, RegionModel region) {
    return switch (link.kind()) {
      case SERVER -> region.row(link.id()) != null;
      case IMAGE -> region.image(link.id()) != null;
      case FLAVOR -> region.flavors().stream().anyMatch(f -> f.id().equals(link.id()));
      case KEY_PAIR, SERVER_GROUP, ZONE -> true;
      case NETWORK, PORT, SECURITY_GROUP, VOLUME, HOST, PROJECT, USER -> false;
    };
  }

  private static List<Field> facts(Link link, RegionModel region) {
    List<Field> facts = new ArrayList<>();
    if (!link.id().equals(link.name())) {
      facts.add(Field.exact(Text.of("field.id"), link.id()));
    }
    facts.addAll(link.facts());
    switch (link.kind()) {
      case FLAVOR ->
          region.flavors().stream()
              .filter(flavor -> flavor.id().equals(link.id()))
              .findFirst()
              .ifPresent(flavor -> facts.add(size(flavor)));
      case IMAGE -> facts.addAll(image(region.image(link.id())));
      default -> facts.add(Field.of(Text.of("field.region"), region.displayName()));
    }
    return facts;
  }

  private static Field size(Flavor flavor) {
    return Field.of(
        Text.of("field.size"),
        Text.of(
            "compare.size",
            Objects.toString(flavor.vcpus(), "?"),
            Sizes.ofMib(flavor.ram()),
            flavor.disk()));
  }

  private static List<Field> image(@Nullable Image image) {
    List<Field> facts = new ArrayList<>();
    if (image != null && image.size() != null) {
      facts.add(Field.of(Text.of("field.size"), Sizes.text(image.size())));
    }
    return facts;
  }

  private static String filter(Link link) {
    FilterKey key =
        switch (link.kind()) {
          case IMAGE -> FilterKey.IMAGE;
          case FLAVOR -> FilterKey.FLAVOR;
          case KEY_PAIR -> FilterKey.KEY;
          case ZONE -> FilterKey.ZONE;
          case HOST -> FilterKey.HOST;
          case PROJECT -> FilterKey.PROJECT;
          case USER -> FilterKey.USER;
          case NETWORK -> FilterKey.NETWORK;
          case SECURITY_GROUP -> FilterKey.SECGROUP;
          case VOLUME -> FilterKey.VOLUME;
          case SERVER, PORT, SERVER_GROUP -> null;
        };
    boolean byId =
        switch (link.kind()) {
          case USER, PROJECT, VOLUME -> true;
          default -> false;
        };
    return key == null ? "" : FilterHelp.ofValue(key, byId ? link.id() : link.name());
  }
}
