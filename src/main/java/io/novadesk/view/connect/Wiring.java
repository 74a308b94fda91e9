package io.novadesk.view.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What ties nodes to a view model, so that it can be untied as a whole. */
final class Wiring {
  private final List<Subscription> ties = new ArrayList<>();

  /** Calls with the value now and whenever it changes. */
  <T extends @Nullable Object> void on(ObservableValue<T> value, Consumer<? super T> action) {
    ties.add(value.subscribe(action));
  }

  /** Calls now and whenever the list changes. */
  <T> void on(ObservableList<T> list, Runnable action) {
    ListChangeListener<T> listener = _ -> action.run();
    list.addListener(listener);
    ties.add(() -> list.removeListener(listener));
    action.run();
  }

  <T> void both(Property<T> one, Property<T> other) {
    one.bindBidirectional(other);
    ties.add(() -> one.unbindBidirectional(other));
  }

  void both(BooleanProperty one, BooleanProperty other) {
    one.bindBidirectional(other);
    ties.add(() -> one.unbindBidirectional(other));
  }

  /** A node that takes no place while it is not shown. */
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  void dispose() {
    ties.forEach(Subscription::unsubscribe);
    ties.clear();
  }
}
