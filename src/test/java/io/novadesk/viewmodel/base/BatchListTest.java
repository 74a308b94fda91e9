package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class BatchListTest {
  private record Item(String key, int state) {}

  private final BatchList<Item> list = new BatchList<>(Item::key);

  @Test
  void replacesInPlaceWhatOnlyChangedItsState() {
    list.become(items("a1", "b1", "c1"));
    List<String> changes = record();
    list.become(items("a1", "b2", "c1"));
    assertThat(changes).containsExactly("1..2 replaces [b1]");
  }

  @Test
  void exchangesOnlyTheStretchThatDiffers() {
    list.become(items("a1", "b1", "c1", "d1"));
    List<String> changes = record();
    list.become(items("a1", "x1", "d1"));
    assertThat(changes).containsExactly("1..2 replaces [b1, c1]");
  }

  @Test
  void tellsNothingWhenNothingMoved() {
    list.become(items("a1"));
    List<String> changes = record();
    list.become(items("a1"));
    assertThat(changes).isEmpty();
  }

  /** Whatever the change, who follows the events ends with the same list. */
  @Test
  void itsEventsAlwaysLeadToTheNewList() {
    Random random = new Random(7);
    List<Item> mirror = new ArrayList<>();
    list.addListener(
        (ListChangeListener<Item>)
            change -> {
              while (change.next()) {
                for (int i = 0; i < change.getRemovedSize(); i++) {
                  mirror.remove(change.getFrom());
                }
                mirror.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
    for (int round = 0; round < 2_000; round++) {
      List<Item> next = new ArrayList<>();
      for (char key = 'a'; key < 'k'; key++) {
        if (random.nextInt(4) > 0) {
          next.add(new Item(String.valueOf(key), random.nextInt(3)));
        }
      }
      if (random.nextBoolean()) {
        java.util.Collections.shuffle(next, random);
      }
      list.become(new ArrayList<>(next));
      assertThat(list).isEqualTo(next);
      assertThat(mirror).isEqualTo(next);
    }
  }

  private List<String> record() {
    List<String> changes = new ArrayList<>();
    list.addListener(
        (ListChangeListener<Item>)
            change -> {
              while (change.next()) {
                changes.add(
                    change.getFrom()
                        + ".."
                        + change.getTo()
                        + " replaces "
                        + change.getRemoved().stream().map(i -> i.key() + i.state()).toList());
              }
            });
    return changes;
  }

  private static List<Item> items(String... texts) {
    List<Item> items = new ArrayList<>();
    for (String text : texts) {
      items.add(new Item(text.substring(0, 1), Integer.parseInt(text.substring(1))));
    }
    return items;
  }
}
