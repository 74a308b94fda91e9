package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OverviewViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  OverviewViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void showsWhatTheListKnowsAtOnceAndLeadsToFlavorAndImage() {
    OverviewViewModel overview = desk.show("web-01", Tab.OVERVIEW).overview();
    desk.until(() -> desk.shown().flavorName().contains("."));
    desk.until(() -> head().image().link() != null);
    HeadCard head = head();
    assertThat(head.status()).isEqualTo("ACTIVE");
    assertThat(head.since()).matches("changed \\d+ d ago");
    assertThat(Objects.requireNonNull(head.flavor().link()).kind()).isEqualTo(Link.Kind.FLAVOR);
    assertThat(head.image().link())
        .isEqualTo(
            new Link(
                Link.Kind.IMAGE,
                desk.shown().region().key(),
                Objects.requireNonNull(desk.shown().server().imageId()),
                Objects.requireNonNull(desk.shown().imageName())));
    assertThat(overview.sections())
        .flatExtracting(section -> section.fields())
        .noneMatch(field -> field.value().isEmpty());
  }

  /** Floating addresses first: from outside nothing else leads to the server. */
  @Test
  void tellsInItsHeadHowToReachItAndHowLargeItIs() {
    desk.show("web-01", Tab.OVERVIEW);
    desk.until(() -> head().sizes().size() == 3);
    assertThat(head().addresses()).extracting(HeadCard.Reach::kind).startsWith("floating");
    assertThat(head().addresses()).extracting(HeadCard.Reach::kind).endsWith("fixed");
    assertThat(head().networks()).isEqualTo(1);
    int largest =
        desk.shown().region().flavors().stream().mapToInt(Flavor::ram).max().orElseThrow();
    Flavor own = Objects.requireNonNull(desk.shown().region().flavorOf(desk.shown().server()));
    assertThat(head().sizes().get(1).value()).isEqualTo(Sizes.ofMib(own.ram()));
    assertThat(head().sizes().get(1).share()).isEqualTo((double) own.ram() / largest);
  }

  /** Each fact once: what the head says is not said again below, ids are folded. */
  @Test
  void saysNothingTwice() {
    OverviewViewModel overview = desk.show("web-01", Tab.OVERVIEW).overview();
    desk.until(() -> head().image().link() != null);
    List<String> below =
        overview.sections().stream().flatMap(s -> s.fields().stream()).map(Field::value).toList();
    assertThat(below)
        .doesNotContain("ACTIVE", head().flavor().name(), head().image().name())
        .doesNotContain(desk.shown().server().id());
    assertThat(overview.identifiers())
        .extracting(Field::value)
        .contains(desk.shown().server().id());
  }

  private HeadCard head() {
    return HeadCard.of(desk.shown());
  }

  @Test
  void asksForTheOtherFieldsOnlyWhenTheyAreOpened() {
    OverviewViewModel overview = desk.show("web-01", Tab.OVERVIEW).overview();
    String address = "/servers/" + desk.shown().server().id();
    assertThat(desk.requests(address)).isZero();
    overview.moreOpenProperty().set(true);
    List<Field> more = desk.answer(overview.more());
    assertThat(more).isNotEmpty();
    assertThat(desk.requests(address)).isEqualTo(1);
    assertThat(more)
        .extracting(Field::label)
        .doesNotContain("id", "name", "status", "flavor", "addresses");
  }
}
