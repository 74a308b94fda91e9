package io.novadesk.cloud.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException.Category;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.metadata.SharedStore;
import io.novadesk.viewmodel.metadata.SharedStore.Step;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An edit of metadata is taken back on a cloud that does not make it easy. */
class MetadataBackTest {
  private static final Map<String, String> BASE = Map.of("owner", "ada", "tier", "web");
  private static final Map<String, String> MINE = Map.of("owner", "bob", "new", "1");

  private static MetadataBack back(SharedStore store, Map<String, String> base) {
    return new MetadataBack(
        "web-01", store, "id", OptionalInt.of(128), new SavedEdit(base, MINE, MINE));
  }

  @Test
  void allThreeKindsOfChangeGoBack() throws Exception {
    SharedStore store = new SharedStore(MINE);
    store.byOthers("theirs", "stays");
    MetadataBack back = back(store, BASE);
    assertThat(back.subject()).isEqualTo("web-01");
    assertThat(back.title()).isEqualTo("Undo edit of metadata");
    assertThat(back.edit().keys()).containsExactly("new", "owner", "tier");
    assertThat(back.run(_ -> {})).isInstanceOf(OperationState.Done.class);
    assertThat(store.items())
        .containsOnly(
            Map.entry("owner", "ada"), Map.entry("tier", "web"), Map.entry("theirs", "stays"));
  }

  @Test
  void whatTheCloudRefusesIsToldInItsWords() throws Exception {
    SharedStore store = new SharedStore(MINE);
    OperationState state = back(store, Map.of("owner", "refused", "new", "1")).run(_ -> {});
    assertThat(state).isInstanceOf(OperationState.Failed.class);
    assertThat(((OperationState.Failed) state).sentence()).contains("It is not taken");
    assertThat(store.items()).isEqualTo(MINE);
  }

  @Test
  void anAnswerThatDoesNotTellIsLookedUp() throws Exception {
    SharedStore store = new SharedStore(MINE);
    store.meanwhile(
        step -> {
          if (step == Step.MERGE) {
            throw SharedStore.refusal(Category.SERVER_FAULT, 500, "Nobody knows.");
          }
        });
    OperationState state = back(store, BASE).run(_ -> {});
    assertThat(state).isInstanceOf(OperationState.Failed.class);
    assertThat(store.items()).isEqualTo(MINE);
  }

  @Test
  void whatCannotBeReadAgainIsNotDone() throws Exception {
    SharedStore store = new SharedStore(MINE);
    boolean[] written = {false};
    store.meanwhile(
        step -> {
          written[0] |= step == Step.DELETE;
          if (step == Step.READ && written[0]) {
            throw SharedStore.refusal(Category.SERVER_FAULT, 500, "Away.");
          }
        });
    assertThat(back(store, BASE).run(_ -> {})).isInstanceOf(OperationState.Unknown.class);
  }

  @Test
  void theSameEditElsewhereIsLikeIt() {
    SavedEdit edit = new SavedEdit(BASE, MINE, MINE);
    assertThat(edit.isLike(new SavedEdit(Map.of("tier", "db"), MINE, MINE))).isTrue();
    assertThat(edit.isLike(new SavedEdit(BASE, BASE, BASE))).isFalse();
    // A key that the cloud did not take was not changed.
    assertThat(new SavedEdit(BASE, MINE, BASE).keys()).isEmpty();
  }
}
