package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows what a {@link Fetch} got, or that it is on its way, or why it could not be had. */
public final class LoadedPane<T> extends StackPane {
  private final Fetch<T> fetch;
  private final Node content;
  private final Consumer<T> fill;
  private final ChangeListener<Loaded<T>> onState = (_, _, state) -> show(state);

  /**
   * @param content shown when there is something
   * @param fill puts it there
   */
  public LoadedPane(Fetch<T> fetch, Node content, Consumer<T> fill) {
    this.fetch = fetch;
    this.content = content;
    this.fill = fill;
    fetch.stateProperty().addListener(onState);
    show(fetch.stateProperty().get());
  }

  public void dispose() {
    fetch.stateProperty().removeListener(onState);
  }

  private void show(Loaded<T> state) {
    switch (state) {
      case Loaded.Loading<T> _ -> getChildren().setAll(Placeholder.loading(Text.of("loading"), ""));
      case Loaded.Broken<T> broken ->
          getChildren()
              .setAll(
                  Placeholder.broken(Text.of("loading.broken"), broken.sentence())
                      .withButton("loaded-again", Text.of("loading.again"), fetch::again));
      case Loaded.Ready<T> ready -> {
        fill.accept(ready.value());
        getChildren().setAll(content);
      }
    }
  }
}
