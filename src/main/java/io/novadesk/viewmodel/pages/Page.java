package io.novadesk.viewmodel.pages;

import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A page of a region: its entry in the tree, and what the window asks of it. Belongs to the JavaFX
 * thread.
 */
public interface Page {
  /** Its name in ids, as in {@code REGION/images}; stays from one start to the next. */
  String id();

  /** What the tree calls it. */
  String title();

  /** The extension without which a region lacks it; empty: every region has it. */
  default String extension() {
    return "";
  }

  /** Whether a cloud of several regions has it for all of them together as well. */
  default boolean isOfWholeClouds() {
    return false;
  }

  /** What it lists, where that is known before anybody looks; the tree counts it. */
  default @Nullable ObservableList<?> listed(RegionModel region) {
    return null;
  }

  /** Shows what these regions have; none: nobody looks, and nothing is asked of a cloud. */
  void show(List<RegionModel> regions);

  /** How it is shown now, to be found again on coming back. */
  default ListLook look() {
    return ListLook.NONE;
  }

  /**
   * Shows it as it was left, as soon as it is read.
   *
   * @param gone is told the name of what was selected and is not there any more
   */
  default void restore(ListLook look, Consumer<String> gone) {}

  /** Asks the cloud again for what is shown. */
  default void reload() {}

  /** Something outside changed that decides what may be done. */
  default void recheck() {}
}
