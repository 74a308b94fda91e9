package io.novadesk.view.wall;

import io.novadesk.api.compute.Server;
import io.novadesk.bench.Figures;
import io.novadesk.view.wall.WallRaster.Eye;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import io.novadesk.viewmodel.wall.Tone;
import io.novadesk.viewmodel.wall.WallLayout;
import io.novadesk.viewmodel.wall.WallPicture;
import io.novadesk.viewmodel.wall.WallPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What it costs to have 100,000 servers on the wall. */
@Tag("bench")
class WallBench {
  private static final int SERVERS = 100_000;
  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 1_000;
  private static final int ROUNDS = 60;

  @Test
  void aLargeCloud() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      List<ServerRow> rows = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        Server server =
            ServerRows.server(
                "id-" + i,
                "web-" + i,
                i % 500 == 0 ? "ERROR" : i % 7 == 0 ? "SHUTOFF" : "ACTIVE",
                Duration.ofDays(1),
                Map.of(),
                List.of(),
                "10.0.0.1",
                "node-" + i % 400);
        rows.add(new ServerRow(region.model(), server, "small", "debian"));
      }
      long[] made = new long[5];
      WallPicture picture = WallPictures.of(rows, ServerColumn.HOST);
      for (int i = 0; i < made.length; i++) {
        long begin = System.nanoTime();
        picture = WallPictures.of(rows, ServerColumn.HOST);
        made[i] = System.nanoTime() - begin;
      }
      long begin = System.nanoTime();
      WallLayout layout = WallLayout.of(picture, WIDTH, HEIGHT, 18);
      long arranged = System.nanoTime() - begin;
      Map<Tone, Integer> colours = new EnumMap<>(Tone.class);
      for (Tone tone : Tone.values()) {
        colours.put(tone, 0xFF000000 | tone.name().hashCode());
      }
      WallRaster raster = new WallRaster(WIDTH, HEIGHT, 1, new int[WIDTH * HEIGHT]);
      double whole = painted(raster, picture, layout, colours, new Eye(1, 0, 0));
      double near = painted(raster, picture, layout, colours, new Eye(6, -3_000, -2_000));
      new Figures("a wall of " + SERVERS + " servers on " + WIDTH + "x" + HEIGHT)
          .say("picture made in the background", "ms", median(made))
          .say("arranged", "ms", arranged / 1e6, 16.7)
          .say("painted whole, median", "ms", whole, 16.7)
          .say("painted near, median", "ms", near, 16.7)
          .print();
    }
  }

  private static double painted(
      WallRaster raster,
      WallPicture picture,
      WallLayout layout,
      Map<Tone, Integer> colours,
      Eye eye) {
    long[] took = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      raster.paint(picture, layout, eye, colours, 0xFFFFFFFF);
      took[i] = System.nanoTime() - begin;
    }
    return median(took);
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
