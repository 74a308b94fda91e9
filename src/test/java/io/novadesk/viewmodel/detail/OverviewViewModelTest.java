package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
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

  private static Field field(OverviewViewModel overview, String label) {
    return overview.sections().stream()
        .flatMap(section -> section.fields().stream())
        .filter(field -> field.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " in " + overview.sections()));
  }

  @Test
  void showsWhatTheListKnowsAtOnceAndLeadsToFlavorAndImage() {
    OverviewViewModel overview = desk.show("web-01", Tab.OVERVIEW).overview();
    desk.until(() -> desk.shown().flavorName().contains("."));
    desk.until(() -> field(overview, "Image").link() != null);
    assertThat(field(overview, "Status").value()).isEqualTo("ACTIVE");
    assertThat(field(overview, "ID").value()).isEqualTo(desk.shown().server().id());
    assertThat(Objects.requireNonNull(field(overview, "Flavor").link()).kind())
        .isEqualTo(Link.Kind.FLAVOR);
    assertThat(Objects.requireNonNull(field(overview, "Image").link()))
        .isEqualTo(
            new Link(
                Link.Kind.IMAGE,
                desk.shown().region().key(),
                Objects.requireNonNull(desk.shown().server().imageId())));
    assertThat(overview.sections())
        .flatExtracting(section -> section.fields())
        .noneMatch(field -> field.value().isEmpty());
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
