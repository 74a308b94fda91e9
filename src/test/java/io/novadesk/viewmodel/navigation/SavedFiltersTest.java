package io.novadesk.viewmodel.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.SavedFilter;
import io.novadesk.profile.SavedFilterStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters with names, as groups of the tree and in their file. */
class SavedFiltersTest {
  @TempDir Path folder;

  private SmallRegion region;
  private SavedFilters saved;
  private NavigationViewModel navigation;

  @BeforeEach
  void open() throws Exception {
    region = new SmallRegion();
    saved = new SavedFilters(region.tasks());
    navigation = new NavigationViewModel(saved, List.of());
    navigation.add(region.session(), List.of(region.model()));
  }

  @AfterEach
  void close() {
    region.close();
  }

  private List<NavItem> nodes() {
    return servers().children();
  }

  private NavItem servers() {
    return navigation.roots().getFirst().children().stream()
        .filter(item -> item.kind() == NavItem.Kind.SERVERS)
        .findFirst()
        .orElseThrow();
  }

  private long matching(String status) {
    return region.model().rows().stream()
        .filter(row -> row.server().status().equals(status))
        .count();
  }

  @Test
  void standInTheTreeWithALiveCount() {
    saved.save(new SavedFilter("Demo", "Off", "status:shutoff"));
    saved.save(new SavedFilter("Other cloud", "Not here", ""));
    assertThat(nodes()).extracting(NavItem::label).containsExactly("Off");
    NavItem off = nodes().getFirst();
    int before = off.countProperty().get();
    assertThat(before).isEqualTo((int) matching("SHUTOFF")).isPositive();
    assertThat(region.model().rows().stream().filter(off.members())).hasSize(before);

    String id =
        region.model().rows().stream()
            .filter(off.members())
            .findFirst()
            .orElseThrow()
            .server()
            .id();
    region.session().regions().getFirst().servers().delete(id);
    region.session().regions().getFirst().inventory().refresh(false);
    region.tasks().until(() -> off.countProperty().get() == before - 1);
  }

  @Test
  void changeAndGo() {
    SavedFilter off = new SavedFilter("Demo", "Off", "status:shutoff");
    saved.save(off);
    NavItem node = nodes().getFirst();
    SavedFilter bad = new SavedFilter("Demo", "Off", "status:error");
    saved.replace(off, bad);
    assertThat(nodes()).containsExactly(node);
    assertThat(node.countProperty().get()).isEqualTo((int) matching("ERROR"));
    assertThat(navigation.savedFilter(node)).contains(bad);
    saved.replace(bad, new SavedFilter("Demo", "Broken", "status:error"));
    assertThat(nodes()).extracting(NavItem::label).containsExactly("Broken");
    saved.delete(saved.of("Demo").getFirst());
    assertThat(servers().children()).isEmpty();
  }

  @Test
  void areThereAgainAtTheNextStart() throws Exception {
    Path file = folder.resolve("filters.json");
    saved.keepIn(new SavedFilterStore(file));
    SavedFilter quoted = new SavedFilter("Demo", "Mine \u2605", "owner:\"Ada L\" -tag:x");
    SavedFilter first = new SavedFilter("Demo", "First", "");
    // What is saved before the file was read is written when it was.
    saved.save(first);
    saved.replace(first, quoted);
    region.tasks().until(() -> new SavedFilterStore(file).load().filters().contains(quoted));

    SavedFilters next = new SavedFilters(region.tasks());
    next.keepIn(new SavedFilterStore(file));
    region.tasks().until(() -> next.of("Demo").equals(List.of(quoted)));
    assertThat(next.problemProperty().get()).isEmpty();
  }

  @Test
  void aFileThatCannotBeUnderstoodIsKeptAndTold() throws Exception {
    Path file = Files.writeString(folder.resolve("filters.json"), "no json");
    saved.keepIn(new SavedFilterStore(file));
    region.tasks().until(() -> !saved.problemProperty().get().isEmpty());
    assertThat(saved.problemProperty().get()).contains("filters.json");
    assertThat(folder.toFile().list()).anyMatch(name -> name.contains("unreadable"));
  }

  @Test
  void whatAnotherWindowSavesAppears() throws Exception {
    Path file = folder.resolve("filters.json");
    saved.keepIn(new SavedFilterStore(file));
    SavedFilter mine = new SavedFilter("Demo", "Mine", "a");
    saved.save(mine);
    region.tasks().until(() -> new SavedFilterStore(file).load().filters().contains(mine));
    SavedFilter theirs = new SavedFilter("Demo", "Theirs", "b");
    new SavedFilterStore(file).save(theirs);
    saved.refresh();
    region.tasks().until(() -> saved.of("Demo").equals(List.of(mine, theirs)));
    assertThat(nodes()).extracting(NavItem::label).containsExactly("Mine", "Theirs");
    new SavedFilterStore(file).delete(mine);
    saved.refresh();
    region.tasks().until(() -> saved.of("Demo").equals(List.of(theirs)));
  }

  @Test
  void whatCannotBeWrittenStaysAndIsWrittenWithTheNext() throws Exception {
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file where a folder should be");
    SavedFilterStore store = new SavedFilterStore(blocked.resolve("filters.json"));
    saved.keepIn(store);
    SavedFilter first = new SavedFilter("Demo", "First", "a");
    saved.save(first);
    region.tasks().until(() -> saved.problemProperty().get().contains("cannot be written"));
    String told = saved.problemProperty().get();
    saved.refresh();
    assertThat(saved.of("Demo")).containsExactly(first);
    Files.delete(blocked);
    SavedFilter second = new SavedFilter("Demo", "Second", "b");
    saved.save(second);
    region.tasks().until(() -> store.load().filters().equals(List.of(first, second)));
    region.tasks().until(() -> saved.problemProperty().get().isEmpty());
    FaultMatrix.row(FaultMatrix.Area.FILE, "the folder of the profile cannot be made", 0, told);
  }
}
