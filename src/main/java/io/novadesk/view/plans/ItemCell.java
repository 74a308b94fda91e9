package io.novadesk.view.plans;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.i18n.Names;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.plans.PlanRow;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one server of a plan stands: a mark and a sentence. */
final class ItemCell extends TableCell<PlanRow, ItemState> {
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Tooltip whole = new Tooltip();

  ItemCell() {
    whole.setWrapText(true);
    whole.setMaxWidth(Look.px(480));
  }

  @Override
  protected void updateItem(@Nullable ItemState state, boolean empty) {
    super.updateItem(state, empty);
    PlanRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
    if (state == null || row == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    setText(Names.shown(row.sentence()));
    whole.setText(Names.lines(row.sentence()));
    setTooltip(whole);
    switch (state) {
      case ItemState.Waiting _ -> mark(Feather.CLOCK, "tone-off");
      case ItemState.LeftOut _ -> mark(Feather.SLASH, "tone-off");
      case ItemState.Unknown _ -> mark(Feather.HELP_CIRCLE, "tone-asks");
      case ItemState.Running _ -> mark(Feather.LOADER, "tone-busy");
      case ItemState.Ended ended -> {
        switch (ended.outcome()) {
          case OperationState.Done _ -> mark(Feather.CHECK_CIRCLE, "tone-good");
          case OperationState.Failed _ -> mark(Feather.ALERT_OCTAGON, "tone-bad");
          case OperationState.Unknown _ -> mark(Feather.HELP_CIRCLE, "tone-asks");
          default -> mark(Feather.SLASH, "tone-off");
        }
      }
    }
  }

  private void mark(Feather which, String tone) {
    icon.getStyleClass().removeIf(style -> style.startsWith("tone-"));
    icon.setIconCode(which);
    icon.getStyleClass().add(tone);
    setGraphic(icon);
  }
}
