package io.novadesk.view.plans;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.Sizes;
import io.novadesk.viewmodel.commands.BackupForm;
import io.novadesk.viewmodel.plans.BackupPlanForm;
import io.novadesk.viewmodel.plans.DeletePlanForm;
import io.novadesk.viewmodel.plans.LockPlanForm;
import io.novadesk.viewmodel.plans.PlainPlanForm;
import io.novadesk.viewmodel.plans.PlanForm;
import io.novadesk.viewmodel.plans.RebuildPlanForm;
import io.novadesk.viewmodel.plans.RenamePlanForm;
import io.novadesk.viewmodel.plans.ResetStatePlanForm;
import io.novadesk.viewmodel.plans.ResizePlanForm;
import io.novadesk.viewmodel.plans.SnapshotPlanForm;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** What has to be filled in for each kind of action. */
final class PlanFields {
  private PlanFields() {}

  static List<Node> of(PlanForm form) {
    List<Node> fields = new ArrayList<>(own(form));
    if (form.isDangerous()) {
      fields.add(PlanControls.text("plan-count", "plan.count", 8, form.typedCountProperty()));
    }
    return fields;
  }

  private static List<Node> own(PlanForm form) {
    return switch (form) {
      case ResizePlanForm resize -> List.of(flavor(resize), autoConfirm(resize));
      case RebuildPlanForm rebuild -> List.of(image(rebuild));
      case SnapshotPlanForm snapshot -> List.of(imageName(snapshot.namePatternProperty()));
      case BackupPlanForm backup ->
          List.of(
              imageName(backup.namePatternProperty()),
              backupType(backup),
              PlanControls.number(
                  "plan-backups-kept", "plan.backupsKept", 1, backup.keptProperty(), ""));
      case RenamePlanForm rename ->
          List.of(PlanControls.text("plan-new-name", "plan.newName", 30, rename.newNameProperty()));
      case LockPlanForm lock ->
          List.of(
              PlanControls.text("plan-lock-reason", "plan.lockReason", 30, lock.reasonProperty()));
      case ResetStatePlanForm reset -> List.of(state(reset));
      case DeletePlanForm _, PlainPlanForm _ -> List.of();
    };
  }

  private static Node flavor(ResizePlanForm form) {
    ComboBox<@Nullable Flavor> flavors =
        PlanControls.choice("plan-flavor", 360, Text.of("plan.flavor.prompt"), PlanFields::tell);
    flavors.getItems().setAll(form.flavors());
    flavors.valueProperty().bindBidirectional(form.flavorProperty());
    return PlanControls.field(Text.of("plan.flavor"), flavors);
  }

  private static String tell(Flavor flavor) {
    return Text.of(
        "flavor.summary",
        flavor.name(),
        flavor.vcpus() == null ? "?" : flavor.vcpus(),
        Sizes.ofMib(flavor.ram()),
        flavor.disk());
  }

  private static Node autoConfirm(ResizePlanForm form) {
    CheckBox confirm = new CheckBox(Text.of("plan.autoConfirm"));
    confirm.setId("plan-auto-confirm");
    confirm.setTooltip(new Tooltip(Text.of("plan.autoConfirm.help")));
    confirm.selectedProperty().bindBidirectional(form.autoConfirmProperty());
    return PlanControls.beside(confirm);
  }

  private static Node image(RebuildPlanForm form) {
    ComboBox<@Nullable Image> images =
        PlanControls.choice("plan-image", 300, Text.of("plan.image.own"), Image::name);
    images.getItems().add(null);
    images.getItems().addAll(form.images());
    images.valueProperty().bindBidirectional(form.imageProperty());
    return PlanControls.field(Text.of("plan.image"), images);
  }

  private static Node imageName(StringProperty pattern) {
    return PlanControls.text("plan-name", "plan.name", 30, pattern);
  }

  private static Node backupType(BackupPlanForm form) {
    ComboBox<String> types = new ComboBox<>();
    types.setId("plan-backup-type");
    types.getItems().setAll(BackupForm.TYPES);
    types.setEditable(true);
    types.setPrefWidth(140);
    types.valueProperty().bindBidirectional(form.typeProperty());
    types.getEditor().textProperty().bindBidirectional(form.typeProperty());
    return PlanControls.field(Text.of("plan.backupType"), types);
  }

  private static Node state(ResetStatePlanForm form) {
    ComboBox<@Nullable Boolean> states =
        PlanControls.choice(
            "plan-reset-to",
            240,
            "",
            active -> Text.of(active ? "dialog.reset.active" : "dialog.reset.error"));
    states.getItems().setAll(true, false);
    states.setValue(form.toActiveProperty().get());
    states
        .valueProperty()
        .addListener((_, _, active) -> form.toActiveProperty().set(Boolean.TRUE.equals(active)));
    return PlanControls.field(Text.of("plan.resetTo"), states);
  }
}
