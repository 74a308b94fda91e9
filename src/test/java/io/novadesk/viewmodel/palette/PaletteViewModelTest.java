package io.novadesk.viewmodel.palette;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.palette.Hit.Kind;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The palette over the demo cloud. */
class PaletteViewModelTest implements PaletteViewModel.Destinations {
  private static SmallRegion region;

  private final List<String> gone = new ArrayList<>();
  private SavedFilters filters;
  private NavigationViewModel navigation;
  private PaletteViewModel palette;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  @BeforeEach
  void begin() {
    filters = new SavedFilters(region.tasks());
    navigation = new NavigationViewModel(filters, List.of());
    navigation.add(region.session(), List.of(region.model()));
    palette = new PaletteViewModel(navigation, () -> List.of(region.model()), this);
    palette.open(
        List.of(
            command("Start", "", "It is running."),
            command("Stop", "", ""),
            command("Resize", "", "Select a server first."),
            command("Revert resize", "", ""),
            command("Refresh everything", "F5", "")));
  }

  private PaletteCommand command(String title, String keys, String whyNot) {
    return command(title, keys, whyNot, Harm.NONE);
  }

  private PaletteCommand command(String title, String keys, String whyNot, Harm harm) {
    return new PaletteCommand(
        "command:" + title,
        title,
        "Server",
        title.startsWith("St"),
        "",
        keys,
        whyNot,
        harm,
        () -> gone.add(title));
  }

  @Override
  public void toServer(ServerRow row) {
    gone.add(row.name());
  }

  @Override
  public void toImage(RegionModel of, Image image) {
    gone.add(image.name());
  }

  @Override
  public void toFlavor(RegionModel of, Flavor flavor) {
    gone.add(flavor.name());
  }

  private List<String> titles(String text) {
    palette.textProperty().set(text);
    return palette.hits().stream().map(Hit::title).toList();
  }

  @Test
  void theBetterAMatchTheEarlierItComes() {
    assertThat(titles("web-01")).first().isEqualTo("web-01");
    assertThat(titles("re"))
        .as("of equals the shorter, what cannot be done last")
        .startsWith("Revert resize", "Refresh everything")
        .containsSubsequence("Refresh everything", "Resize");
    assertThat(titles("resize")).as("whole before part").startsWith("Resize", "Revert resize");
    assertThat(titles("rvrt")).as("letters in order").contains("Revert resize");
    assertThat(titles("resize rev")).first().isEqualTo("Revert resize");
    assertThat(titles("resize rev")).doesNotContain("Resize");
    assertThat(titles("no such thing")).isEmpty();
  }

  @Test
  void findsServersByIdAndAddressToo() {
    ServerRow row =
        region.model().rows().stream()
            .filter(r -> r.name().equals("web-02"))
            .findFirst()
            .orElseThrow();
    assertThat(titles(row.server().id().substring(0, 13))).containsExactly("web-02");
    assertThat(titles(row.address())).first().isEqualTo("web-02");
  }

  @Test
  void findsImagesFlavorsAndPlacesOfTheTree() {
    titles("ubuntu");
    assertThat(palette.hits()).extracting(Hit::kind).contains(Kind.IMAGE);
    titles("m1.tiny");
    assertThat(palette.hits()).extracting(Hit::kind).contains(Kind.FLAVOR);
    filters.save(new SavedFilter("Demo", "Switched off", "status:shutoff"));
    palette.textProperty().set("switched off");
    Hit place = palette.hits().getFirst();
    assertThat(place.kind()).isEqualTo(Kind.PLACE);
    assertThat(palette.choose(place)).isTrue();
    assertThat(navigation.selectedProperty().get().label()).isEqualTo("Switched off");
  }

  @Test
  void whatCannotBeDoneIsShownWithItsReasonAndNotDone() {
    palette.textProperty().set("start");
    Hit start = palette.hits().getFirst();
    assertThat(start.whyNot()).isEqualTo("It is running.");
    assertThat(palette.choose(start)).isFalse();
    assertThat(gone).isEmpty();
  }

  @Test
  void ofEqualsTheGentlerComesFirstHoweverLatelyTheOtherWasChosen() {
    palette.open(
        List.of(
            command("Hard reboot", "", "", Harm.INTERRUPTS),
            command("Soft reboot", "", ""),
            command("Force delete", "", "", Harm.DESTROYS)));
    assertThat(titles("reboot")).startsWith("Soft reboot", "Hard reboot");
    palette.choose(palette.hits().get(1));
    assertThat(gone).containsExactly("Hard reboot");
    assertThat(titles("reboot")).startsWith("Soft reboot", "Hard reboot");
    assertThat(titles("force")).first().isEqualTo("Force delete");
  }

  @Test
  void whatCanBeDoneToWhatIsSelectedComesBeforeAllElse() {
    assertThat(titles(""))
        .containsExactly("Stop", "Revert resize", "Refresh everything", "Start", "Resize");
  }

  @Test
  void aServerLeadsToItsActionsAndBack() {
    palette.actsBy(new Acts());
    titles("web-03");
    assertThat(palette.showActions(palette.hits().getFirst())).isTrue();
    assertThat(palette.textProperty().get()).isEmpty();
    assertThat(palette.hits())
        .extracting(Hit::title)
        .containsExactly("STOP web-03", "START web-03");
    assertThat(titles("sto")).containsExactly("STOP web-03");
    palette.choose(palette.hits().getFirst());
    assertThat(gone).containsExactly("STOP web-03");
    assertThat(palette.recent()).isEmpty();
    assertThat(palette.showAll()).isTrue();
    assertThat(palette.textProperty().get()).isEqualTo("web-03");
    assertThat(palette.hits().getFirst().title()).isEqualTo("web-03");
    assertThat(palette.showAll()).isFalse();
    titles("refresh");
    assertThat(palette.showActions(palette.hits().getFirst())).isFalse();
  }

  @Test
  void aSentenceNamesAnActionAndAServerOrAFilter() {
    palette.actsBy(new Acts());
    assertThat(titles("reboot web-03")).first().isEqualTo("REBOOT_SOFT web-03");
    assertThat(titles("Hard reboot WEB-03")).first().isEqualTo("REBOOT_HARD web-03");
    assertThat(titles("stop web-0")).contains("STOP web-01", "STOP web-02");
    String many = titles("stop tier:web").getFirst();
    long webs =
        region.model().rows().stream()
            .filter(row -> "web".equals(row.server().metadata().get("tier")))
            .count();
    assertThat(many).startsWith("STOP web-").hasSizeGreaterThan(20);
    assertThat(many.split(" ", -1)).hasSize((int) webs + 1);
    assertThat(titles("stop nowhere-9")).isEmpty();
    assertThat(titles("stop:it web-03")).doesNotContain("STOP web-03");
    assertThat(titles("stop")).doesNotContain("STOP web-01");
  }

  @Test
  void whatIsNamedInPartIsCompletedAndNotDone() {
    palette.actsBy(new Acts());
    titles("stop web-0");
    assertThat(palette.choose(palette.hits().getFirst())).isFalse();
    assertThat(gone).isEmpty();
    assertThat(palette.textProperty().get()).isEqualTo("stop web-01");
    assertThat(palette.choose(palette.hits().getFirst())).isTrue();
    assertThat(gone).containsExactly("STOP web-01");

    gone.clear();
    titles("resize web-04 m1.x");
    assertThat(palette.choose(palette.hits().getFirst())).isFalse();
    assertThat(palette.textProperty().get()).isEqualTo("resize web-04 m1.xlarge");
    assertThat(gone).isEmpty();
  }

  @Test
  void aSentenceOverSeveralCloudsIsALineForEach() throws Exception {
    try (SmallRegion other = new SmallRegion()) {
      PaletteViewModel both =
          new PaletteViewModel(navigation, () -> List.of(region.model(), other.model()), this);
      List<List<ServerRow>> asked = new ArrayList<>();
      both.actsBy(new Acts(asked));
      both.textProperty().set("stop tier:web");
      assertThat(asked).hasSize(2);
      assertThat(asked.get(0)).isNotEmpty().allMatch(row -> row.region() == region.model());
      assertThat(asked.get(1)).isNotEmpty().allMatch(row -> row.region() == other.model());
    }
  }

  @Test
  void ofTwoServersWithOneNameNoneIsGuessed() throws Exception {
    try (SmallRegion other = new SmallRegion()) {
      PaletteViewModel both =
          new PaletteViewModel(navigation, () -> List.of(region.model(), other.model()), this);
      List<List<ServerRow>> asked = new ArrayList<>();
      both.actsBy(new Acts(asked));
      both.textProperty().set("stop web-01");
      assertThat(both.hits()).extracting(Hit::title).startsWith("STOP web-01", "STOP web-01");
      ServerRow second = asked.get(1).getFirst();
      assertThat(both.choose(both.hits().get(1))).isFalse();
      assertThat(gone).isEmpty();
      assertThat(both.textProperty().get()).isEqualTo("stop id:=" + second.server().id());
      assertThat(asked.getLast()).containsExactly(second);
      assertThat(both.choose(both.hits().getFirst())).isTrue();
      assertThat(gone).containsExactly("STOP web-01");
    }
  }

  @Test
  void aResizeTellsTheDifferenceAndWhyNot() {
    palette.actsBy(new Acts());
    assertThat(titles("resize web-04 m1.xlarge")).first().isEqualTo("Resize web-04 to m1.xlarge");
    Hit hit = palette.hits().getFirst();
    assertThat(hit.detail())
        .matches("\\d+ → 8 vCPU · \\S+ GiB → 16 GiB RAM · \\d+ GiB → 160 GiB disk · .*RegionOne");
    assertThat(hit.whyNot()).isEmpty();
    palette.choose(hit);
    assertThat(gone).containsExactly("web-04 m1.xlarge");
    assertThat(titles("resize web-04 m1."))
        .hasSizeGreaterThan(3)
        .contains("Resize web-04 to m1.tiny");
    titles("resize web-04 m1.tiny");
    assertThat(palette.hits().getFirst().whyNot()).contains("smaller disk");
    assertThat(palette.choose(palette.hits().getFirst())).isFalse();
  }

  @Test
  void whatWasTypedIsMarkedInWhatWasFound() {
    assertThat(marked("eb 3", "web-03")).isEqualTo("w[eb]-0[3]");
    assertThat(marked("rvrt", "Revert resize")).isEqualTo("[R]e[v]e[rt] resize");
    assertThat(marked("res", "Revert resize")).isEqualTo("Revert [res]ize");
    assertThat(marked("", "Revert")).isEqualTo("Revert");
  }

  private String marked(String typed, String title) {
    palette.textProperty().set(typed);
    StringBuilder told = new StringBuilder();
    int at = 0;
    for (int[] mark : palette.marks(title)) {
      told.append(title, at, mark[0]).append('[').append(title, mark[0], mark[1]).append(']');
      at = mark[1];
    }
    return told.append(title.substring(at)).toString();
  }

  private final class Acts implements ServerActs {
    private final List<List<ServerRow>> asked;

    Acts() {
      this(new ArrayList<>());
    }

    Acts(List<List<ServerRow>> asked) {
      this.asked = asked;
    }

    @Override
    public List<PaletteCommand> on(ServerRow server) {
      return List.of(
          on(ServerAction.STOP, List.of(server)), on(ServerAction.START, List.of(server)));
    }

    @Override
    public PaletteCommand on(ServerAction action, List<ServerRow> servers) {
      asked.add(servers);
      String title =
          action + " " + servers.stream().map(ServerRow::name).collect(Collectors.joining(" "));
      return new PaletteCommand("", title, "", true, "", "", "", Harm.NONE, () -> gone.add(title));
    }

    @Override
    public void resize(ServerRow server, Flavor to) {
      gone.add(server.name() + " " + to.name());
    }
  }

  @Test
  void aSignAsksForCommandsOnly() {
    titles("> re");
    assertThat(palette.hits()).isNotEmpty().allMatch(hit -> hit.kind() == Kind.COMMAND);
    assertThat(titles(">")).hasSize(5);
  }

  @Test
  void whatWasChosenLatelyComesFirst() {
    titles("web-03");
    palette.choose(palette.hits().getFirst());
    titles("refresh");
    palette.choose(palette.hits().getFirst());
    assertThat(gone).containsExactly("web-03", "Refresh everything");
    assertThat(titles("")).startsWith("Refresh everything", "web-03");
    assertThat(titles("web-0")).first().isEqualTo("web-03");

    PaletteViewModel next = new PaletteViewModel(navigation, () -> List.of(region.model()), this);
    next.remember(palette.recent());
    next.open(List.of());
    assertThat(next.hits()).extracting(Hit::title).containsExactly("web-03");
  }
}
