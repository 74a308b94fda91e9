package io.novadesk.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.ApiException;
import io.novadesk.testing.FaultMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists from which much is deleted while they are being read. */
@Timeout(20)
class PagerTest {
  private final List<String> cloud =
      new ArrayList<>(IntStream.range(0, 1_000).mapToObj(i -> "s" + i).toList());
  private final List<String> read = new ArrayList<>();
  private int requests;

  private Page<String> page(@Nullable String marker, int limit) {
    requests++;
    int from = marker == null ? 0 : cloud.indexOf(marker) + 1;
    if (marker != null && from == 0) {
      throw new ApiException(
          "marker not found",
          new ApiException.Facts(
              ApiException.Category.BAD_REQUEST,
              "GET",
              null,
              400,
              null,
              null,
              null,
              null,
              null,
              false),
          null);
    }
    int to = Math.min(cloud.size(), from + limit);
    return new Page<>(List.copyOf(cloud.subList(from, to)), to < cloud.size() ? "?next" : null);
  }

  private int read(int limit) {
    return new Pager<>(this::page, (String id) -> id, true).each(limit, limit, read::addAll);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 20, 21, 64, 130, 399, 400})
  void losesNothingWhenManyBeforeTheMarkerAreDeleted(int deleted) {
    List<String> stay = new ArrayList<>(cloud);
    Pager.Source<String> source =
        (marker, limit) -> {
          if (read.size() == 400 && cloud.size() == 1_000) {
            cloud.subList(400 - deleted, 400).clear();
          }
          return page(marker, limit);
        };
    stay.subList(400 - deleted, 400).clear();
    new Pager<>(source, (String id) -> id, true).each(20, 20, read::addAll);
    assertThat(read).containsAll(stay).doesNotHaveDuplicates();
  }

  @Test
  void givesUpACloudThatRefusesEveryMarker() {
    Pager.Source<String> source = (marker, limit) -> page(marker == null ? null : "no such", limit);
    assertThatThrownBy(
            () -> new Pager<>(source, (String id) -> id, true).each(20, 20, read::addAll))
        .isInstanceOf(ApiException.class);
    assertThat(read).as("what was read until then").hasSize(20);
    assertThat(requests).isLessThan(50);
  }

  @Test
  void readsToTheEndWhereServersGoAllTheTime() {
    Pager.Source<String> source =
        (marker, limit) -> {
          if (marker != null) {
            cloud.remove(marker);
          }
          return page(marker, limit);
        };
    new Pager<>(source, (String id) -> id, true).each(30, 30, read::addAll);
    assertThat(read).containsAll(cloud).doesNotHaveDuplicates();
  }

  @Test
  void asksOnceForEachPage() {
    assertThat(read(100)).isEqualTo(1_000);
    assertThat(requests).isEqualTo(10);
  }

  /** A page of entries that no page before had, for as long as somebody asks. */
  private static Pager<String> endless(int perPage) {
    int[] next = {0};
    return new Pager<>(
        (_, _) ->
            new Page<>(
                IntStream.range(0, perPage).mapToObj(_ -> "s" + next[0]++).toList(), "?next"),
        id -> id,
        true);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void givesUpAListWithoutAnEnd(int perPage) {
    assertThatThrownBy(() -> endless(perPage).all(perPage))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> assertThat(e.category()).isEqualTo(ApiException.Category.BAD_ANSWER))
        .hasMessageContaining("no end");
    FaultMatrix.row(
        FaultMatrix.Area.LIST, "endless pages of " + perPage, 0, "The cloud's list has no end");
  }

  @Test
  void readsAListOfAHundredThousand() {
    cloud.clear();
    IntStream.range(0, 120_000).forEach(i -> cloud.add("s" + i));
    int[] from = {0};
    Pager.Source<String> source =
        (_, limit) -> {
          int to = Math.min(cloud.size(), from[0] + limit);
          List<String> items = cloud.subList(from[0], to);
          from[0] = to;
          return new Page<>(items, to < cloud.size() ? "?next" : null);
        };
    assertThat(new Pager<>(source, (String id) -> id, true).all(1_000)).hasSize(120_000);
  }
}
