package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TagsViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  TagsViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  private List<String> inTheCloud() {
    return desk.shown().region().region().servers().tags().get(desk.shown().server().id());
  }

  @Test
  void addsWhatIsTypedAndRemovesIt() {
    TagsViewModel tags = desk.show("web-01", Tab.METADATA).tags();
    assertThat(tags.knownProperty().get()).isTrue();
    assertThat(tags.whyNotProperty().get()).isEmpty();
    assertThat(tags.tags()).containsExactlyInAnyOrderElementsOf(inTheCloud());
    tags.typedProperty().set("  blue ");
    tags.add();
    assertThat(tags.typedProperty().get()).as("until the cloud took it").isEqualTo("  blue ");
    desk.until(() -> tags.tags().contains("blue"));
    assertThat(tags.typedProperty().get()).isEmpty();
    assertThat(inTheCloud()).contains("blue");
    tags.remove("blue");
    desk.until(() -> !tags.tags().contains("blue"));
    assertThat(inTheCloud()).doesNotContain("blue").isNotEmpty();
  }

  @Test
  void saysWhatCannotBeATagAndSendsNothing() {
    TagsViewModel tags = desk.show("web-01", Tab.METADATA).tags();
    tags.typedProperty().set("no/slash");
    assertThat(tags.complaintProperty().get()).contains("slash");
    tags.typedProperty().set(tags.tags().getFirst());
    assertThat(tags.complaintProperty().get()).isNotEmpty();
    tags.add();
    assertThat(tags.change().busyProperty().get()).isFalse();
    tags.typedProperty().set("green");
    assertThat(tags.complaintProperty().get()).isEmpty();
  }

  @Test
  void keepsWhatIsTypedWhereTheCloudIsReadOnly() throws Exception {
    try (DetailDesk locked = new DetailDesk(new Marking(Colour.RED, true))) {
      TagsViewModel tags = locked.show("web-01", Tab.METADATA).tags();
      assertThat(tags.whyNotProperty().get()).isNotEmpty();
      tags.typedProperty().set("late");
      tags.add();
      assertThat(tags.change().problemProperty().get()).isNotEmpty();
      assertThat(tags.typedProperty().get()).isEqualTo("late");
      assertThat(tags.tags()).doesNotContain("late");
    }
  }
}
