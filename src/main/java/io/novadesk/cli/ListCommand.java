package io.novadesk.cli;

import io.novadesk.cli.Output.Column;
import io.novadesk.cloud.live.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Lists what every region has of a kind. */
final class ListCommand<T> implements Callable<Integer> {
  private final Desk desk;
  private final List<Column<T>> columns;
  private final Function<Region, List<T>> list;
  @Mixin private CloudOptions clouds = new CloudOptions();

  ListCommand(Desk desk, List<Column<T>> columns, Function<Region, List<T>> list) {
    this.desk = desk;
    this.columns = columns;
    this.list = list;
  }

  @Override
  public @Nullable Integer call() {
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      List<T> rows = new ArrayList<>();
      open.all().forEach(c -> c.session().regions().forEach(r -> rows.addAll(list.apply(r))));
      clouds.output().write(columns, rows, desk.out());
      return rows.isEmpty() ? Exit.NOTHING_MATCHED : Exit.DONE;
    }
  }
}
