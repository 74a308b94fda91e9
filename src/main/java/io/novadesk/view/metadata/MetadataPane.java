package io.novadesk.view.metadata;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.metadata.MetadataEditors;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The metadata editor of whatever is shown. */
public final class MetadataPane extends StackPane {
  private final MetadataEditors editors;
  private final ChangeListener<@Nullable MetadataViewModel> onCurrent =
      (_, _, editor) -> show(editor);
  private @Nullable MetadataView view;

  public MetadataPane(MetadataEditors editors) {
    this.editors = editors;
    editors.currentProperty().addListener(onCurrent);
    show(editors.currentProperty().get());
  }

  public void dispose() {
    editors.currentProperty().removeListener(onCurrent);
    show(null);
  }

  private void show(@Nullable MetadataViewModel editor) {
    if (view != null) {
      view.dispose();
      view = null;
    }
    if (editor == null) {
      getChildren().setAll(Placeholder.empty(Feather.TAG, Text.of("metadata.noneSelected"), ""));
      return;
    }
    MetadataView shown = new MetadataView(editor);
    view = shown;
    getChildren().setAll(shown);
  }
}
