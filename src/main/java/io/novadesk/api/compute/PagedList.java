package io.novadesk.api.compute;

import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A list of the Compute API that clouds cut into pages, all of them or from some microversion on.
 *
 * @param version the microversion that gives what is read
 * @param pagedFrom the first microversion with pages; before it the whole list comes at once, and
 *     its limit is a parameter that some clouds refuse
 * @param linksTold the cloud sends a link whenever there is more
 */
record PagedList(
    ComputeClient compute, String path, int version, int pagedFrom, boolean linksTold) {
  private static final int PAGE = 500;

  /** Blocking; throws {@link io.novadesk.api.ApiException}. */
  <T> List<T> read(
      Map<String, String> filters, Function<byte[], Page<T>> reader, Function<T, String> marker) {
    boolean paged = pagedFrom == 0 || compute.speaks(pagedFrom);
    Pager.Source<T> source =
        (at, limit) -> {
          Map<String, String> query = new LinkedHashMap<>(filters);
          if (paged) {
            query.put("limit", Integer.toString(limit));
          }
          if (at != null) {
            query.put("marker", at);
          }
          return compute.exchange(
              "GET", path + Uris.query(query), version, a -> reader.apply(a.bytes()));
        };
    return new Pager<>(source, marker, linksTold).all(PAGE);
  }
}
