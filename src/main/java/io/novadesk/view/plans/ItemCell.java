package io.novadesk.view.plans;

import io.novadesk.cloud.plan.ItemState;
import io.novadesk.i18n.Names;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.plans.PlanCounts;
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
