package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flavors of one region. Blocking. */
public final class Flavors {
  /** Description (2.55) and extra specs (2.61) without a request for each flavor. */
  private static final int DETAIL = 61;

  private static final int PAGE = 500;

  private final ComputeClient compute;

  Flavors(ComputeClient compute) {
    this.compute = compute;
  }

  /** All of them, with details. */
  public List<Flavor> list() {
    Pager.Source<Flavor> source =
        (marker, limit) -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("limit", Integer.toString(limit));
          if (marker != null) {
            query.put("marker", marker);
          }
          return compute.exchange(
              "GET",
              "/flavors/detail" + Uris.query(query),
              DETAIL,
              a -> FlavorReader.page(a.bytes()));
        };
    return new Pager<>(source, Flavor::id, compute.maximum() != null).all(PAGE);
  }

  public Flavor get(String id) {
    return compute.exchange(
        "GET", "/flavors/" + Uris.segment(id), DETAIL, a -> FlavorReader.one(a.bytes()));
  }

  /** The flavor exactly as the cloud tells it, as JSON text. */
  public String raw(String id) {
    return compute.exchange(
        "GET",
        "/flavors/" + Uris.segment(id),
        VersionRoot.KNOWN.minor(),
        a -> Json.pretty(a.json()));
  }
}
