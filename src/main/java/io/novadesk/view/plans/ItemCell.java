package io.novadesk.view.plans;

import io.novadesk.cloud.plan.ItemState;
import io.novadesk.i18n.Names;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.plans.PlanCounts;
import io.novadesk.viewmodel.plans.PlanRow;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one server of a plan stands: a mark and a sentence. */
final class ItemCell extends TableCell<PlanRow, ItemState> {
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Tooltip whole = new Tooltip();

  /**
   * @param beat changes each second: the time of what is under way grows
   */
  ItemCell(ObservableValue<? extends Number> beat) {
    whole.setWrapText(true);
    whole.setMaxWidth(Look.px(480));
    beat.subscribe(
        () -> {
          PlanRow row = row();
          if (row != null && row.isUnderWay()) {
            tell(row);
          }
        });
  }

  private @Nullable PlanRow row() {
    return isEmpty() || getTableRow() == null ? null : getTableRow().getItem();
  }

  private void tell(PlanRow row) {
    setText(Names.shown(row.headline()));
    whole.setText(Names.lines(row.sentence()));
  }

  @Override
  protected void updateItem(@Nullable ItemState state, boolean empty) {
    super.updateItem(state, empty);
    PlanRow row = row();
    if (state == null || row == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    tell(row);
    setTooltip(whole);
    PlanCounts.Part part = PlanCounts.Part.of(state);
    mark(PlanChips.icon(part), PlanChips.tone(part));
  }

  private void mark(Feather which, String tone) {
    icon.getStyleClass().removeIf(style -> style.startsWith("tone-"));
    icon.setIconCode(which);
    icon.getStyleClass().add(tone);
    setGraphic(icon);
  }
}
