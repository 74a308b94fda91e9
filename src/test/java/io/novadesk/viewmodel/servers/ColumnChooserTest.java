package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.servers.ColumnChooser.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Choosing columns, their order and what to sort by. */
class ColumnChooserTest {
  private final ColumnChooser chooser =
      new ColumnChooser(
          List.of(ServerColumn.STATUS, new MetadataColumn("tier"), ServerColumn.NAME),
          List.of(SortBy.ascending(ServerColumn.NAME)),
          List.of("owner", "tier"));

  private Choice choice(Column column) {
    return chooser.found().stream()
        .filter(c -> c.column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void offersEveryFieldAndEveryMetadataKeyOnceWhatIsShownFirst() {
    assertThat(chooser.found())
        .extracting(Choice::column)
        .startsWith(ServerColumn.STATUS, new MetadataColumn("tier"), ServerColumn.NAME)
        .contains(ServerColumn.values())
        .contains(new MetadataColumn("owner"))
        .doesNotHaveDuplicates();
    assertThat(chooser.columns())
        .containsExactly(ServerColumn.STATUS, new MetadataColumn("tier"), ServerColumn.NAME);
  }

  @Test
  void movesAmongThoseFound() {
    chooser.move(choice(ServerColumn.NAME), false);
    chooser.move(choice(ServerColumn.NAME), false);
    chooser.move(choice(ServerColumn.NAME), false);
    assertThat(chooser.columns()).first().isEqualTo(ServerColumn.NAME);
    choice(new MetadataColumn("owner")).shownProperty().set(true);
    chooser.searchProperty().set("owner");
    assertThat(chooser.found()).hasSize(1);
    chooser.searchProperty().set("");
    chooser.moveTo(choice(new MetadataColumn("owner")), choice(ServerColumn.NAME));
    assertThat(chooser.columns()).first().isEqualTo(new MetadataColumn("owner"));
  }

  @Test
  void sortsBySeveralColumnsAndShowsWhatItSortsBy() {
    chooser.sortNext(choice(ServerColumn.ZONE));
    chooser.sortNext(choice(ServerColumn.ZONE));
    assertThat(chooser.columns()).contains(ServerColumn.ZONE);
    assertThat(choice(ServerColumn.ZONE).sortTextProperty().get()).startsWith("2");
    assertThat(chooser.sorting())
        .containsExactly(SortBy.ascending(ServerColumn.NAME), new SortBy(ServerColumn.ZONE, true));
    choice(ServerColumn.NAME).shownProperty().set(false);
    assertThat(chooser.sorting()).containsExactly(new SortBy(ServerColumn.ZONE, true));
    chooser.sortNext(choice(ServerColumn.ZONE));
    assertThat(chooser.sorting()).isEmpty();
  }

  @Test
  void oneColumnIsNeeded() {
    assertThat(chooser.emptyProperty().get()).isFalse();
    chooser.found().forEach(c -> c.shownProperty().set(false));
    assertThat(chooser.emptyProperty().get()).isTrue();
    chooser.reset();
    assertThat(chooser.emptyProperty().get()).isFalse();
    assertThat(chooser.columns())
        .allMatch(c -> c instanceof ServerColumn column && column.shownAtFirst());
  }

  @Test
  void everyColumnIsFoundAgainByItsId() {
    for (Column column : ServerColumn.values()) {
      assertThat(Column.isKnown(column.id())).isTrue();
      assertThat(Column.of(column.id())).isEqualTo(column);
    }
    Column metadata = new MetadataColumn("a.b c");
    assertThat(Column.of(metadata.id())).isEqualTo(metadata);
    assertThat(Column.isKnown("column-of-another-age")).isFalse();
  }
}
