package io.novadesk.view.plans;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.plans.AttachInterfacePlanForm;
import io.novadesk.viewmodel.plans.AttachVolumePlanForm;
import io.novadesk.viewmodel.plans.BackupForm;
import io.novadesk.viewmodel.plans.DeletePlanForm;
import io.novadesk.viewmodel.plans.DetachInterfacePlanForm;
import io.novadesk.viewmodel.plans.DetachVolumePlanForm;
import io.novadesk.viewmodel.plans.EditPlanForm;
import io.novadesk.viewmodel.plans.LabelPlanForm;
import io.novadesk.viewmodel.plans.LockForm;
import io.novadesk.viewmodel.plans.MigrationForm;
import io.novadesk.viewmodel.plans.MovePlanForm;
import io.novadesk.viewmodel.plans.MovePlanForm.Target;
import io.novadesk.viewmodel.plans.PasswordForm;
import io.novadesk.viewmodel.plans.PlainPlanForm;
import io.novadesk.viewmodel.plans.PlanForm;
import io.novadesk.viewmodel.plans.RebuildPlanForm;
import io.novadesk.viewmodel.plans.RenameForm;
import io.novadesk.viewmodel.plans.ResetStateForm;
import io.novadesk.viewmodel.plans.ResizePlanForm;
import io.novadesk.viewmodel.plans.SnapshotForm;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** What has to be filled in for each kind of action. */
final class PlanFields {
  private static final double WIDEST_REMARK = 520;

  private PlanFields() {}

  static List<Node> of(PlanForm form) {
    List<Node> fields = new ArrayList<>(own(form));
    if (form.isDangerous()) {
      TextField count = new TextField();
      TypedText.isPassing(count);
      fields.add(
          PlanControls.text(count, "plan-count", "plan.count", 8, form.typedCountProperty()));
    }
    return fields;
  }

  private static List<Node> own(PlanForm form) {
    return switch (form) {
      case ResizePlanForm resize -> List.of(flavor(resize), autoConfirm(resize));
      case RebuildPlanForm rebuild -> List.of(image(rebuild));
      case SnapshotForm snapshot -> List.of(imageName(snapshot.nameProperty()));
      case BackupForm backup ->
          List.of(
              imageName(backup.nameProperty()),
              backupType(backup),
              PlanControls.number(
                  "plan-backups-kept", "plan.backupsKept", 1, backup.keptProperty(), ""));
      case RenameForm rename ->
          List.of(PlanControls.text("plan-new-name", "plan.newName", 30, rename.nameProperty()));
      case EditPlanForm edit -> List.of(description(edit), noDescription(edit));
      case PasswordForm password ->
          List.of(
              password("plan-password", "dialog.password.new", password.passwordProperty()),
              password("plan-password-again", "dialog.password.again", password.againProperty()));
      case MovePlanForm move -> List.of(host(move), hostRemark(move));
      case LockForm lock ->
          List.of(
              PlanControls.text("plan-lock-reason", "plan.lockReason", 30, lock.reasonProperty()));
      case ResetStateForm reset -> List.of(state(reset));
      case AttachVolumePlanForm volume ->
          List.of(
              PlanControls.text("plan-volume", "plan.volume.attach", 36, volume.patternProperty()));
      case DetachVolumePlanForm volume -> List.of(detachedVolumes(volume));
      case AttachInterfacePlanForm plug -> List.of(network(plug));
      case DetachInterfacePlanForm plug -> List.of(network(plug));
      case LabelPlanForm label -> List.of(label(label));
      case DeletePlanForm _, MigrationForm _, PlainPlanForm _ -> List.of();
    };
  }

  private static Node flavor(ResizePlanForm form) {
    ComboBox<@Nullable Flavor> flavors =
        PlanControls.choice("plan-flavor", 360, Text.of("plan.flavor.prompt"), PlanFields::tell);
    flavors.getItems().setAll(form.flavors());
    flavors.valueProperty().bindBidirectional(form.flavorProperty());
    return Fields.of(Text.of("plan.flavor"), flavors);
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
    return Fields.of(Text.of("plan.image"), images);
  }

  private static Node imageName(StringProperty pattern) {
    return PlanControls.text("plan-name", "plan.name", 30, pattern);
  }

  private static Node description(EditPlanForm form) {
    TextField field = new TextField();
    field.disableProperty().bind(form.noneProperty());
    return PlanControls.text(
        field, "plan-description", "plan.description", 36, form.descriptionProperty());
  }

  private static Node noDescription(EditPlanForm form) {
    CheckBox none = new CheckBox(Text.of("plan.noDescription"));
    none.setId("plan-no-description");
    none.selectedProperty().bindBidirectional(form.noneProperty());
    return PlanControls.beside(none);
  }

  private static Node password(String id, String key, StringProperty value) {
    return PlanControls.text(new PasswordField(), id, key, 20, value);
  }

  private static Node host(MovePlanForm form) {
    ComboBox<@Nullable Target> hosts =
        PlanControls.choice("plan-host", 360, Text.of("move.any"), target -> tell(form, target));
    hosts.setItems(form.hosts());
    hosts.setDisable(!form.takesHost());
    hosts.valueProperty().bindBidirectional(form.hostProperty());
    return Fields.of(Text.of("move.to"), hosts);
  }

  private static String tell(MovePlanForm form, Target target) {
    ComputeService service = target.service();
    String host =
        Text.of(
            "move.host",
            service.host(),
            service.zone() == null ? "" : service.zone(),
            service.state(),
            service.status());
    return form.hasRegions() ? Text.of("plan.host.inRegion", target.region(), host) : host;
  }

  private static Node hostRemark(MovePlanForm form) {
    Label remark = new Label();
    remark.setId("plan-host-remark");
    remark.getStyleClass().add("tone-asks");
    remark.setMaxWidth(WIDEST_REMARK);
    remark.setWrapText(true);
    remark.textProperty().bind(form.remark());
    Node beside = PlanControls.beside(remark);
    beside.visibleProperty().bind(remark.textProperty().isNotEmpty());
    beside.managedProperty().bind(beside.visibleProperty());
    return beside;
  }

  private static Node detachedVolumes(DetachVolumePlanForm form) {
    TextField field = new TextField();
    field.setPromptText(Text.of("plan.volume.all"));
    return PlanControls.text(
        field, "plan-volume", "plan.volume.detach", 36, form.patternProperty());
  }

  private static Node network(AttachInterfacePlanForm form) {
    ComboBox<AttachInterfacePlanForm.@Nullable Target> networks =
        PlanControls.choice(
            "plan-network", 300, Text.of("plan.network.prompt"), target -> tell(form, target));
    networks.setItems(form.networks());
    networks.valueProperty().bindBidirectional(form.networkProperty());
    return Fields.of(Text.of("plan.network"), networks);
  }

  private static String tell(AttachInterfacePlanForm form, AttachInterfacePlanForm.Target target) {
    String name = target.network().name();
    String network = target.network().external() ? Text.of("plan.network.outside", name) : name;
    return form.hasRegions() ? Text.of("plan.host.inRegion", target.region(), network) : network;
  }

  private static Node network(DetachInterfacePlanForm form) {
    ComboBox<@Nullable String> networks =
        PlanControls.choice("plan-network", 300, Text.of("plan.network.prompt"), name -> name);
    networks.getItems().setAll(form.networks());
    networks.valueProperty().bindBidirectional(form.networkProperty());
    return Fields.of(Text.of("plan.network"), networks);
  }

  /** One of those that there are; what is added may be typed. */
  private static Node label(LabelPlanForm form) {
    ComboBox<String> labels = new ComboBox<>(form.known());
    labels.setId("plan-label");
    labels.setPrefWidth(300);
    labels.setEditable(form.adds());
    labels.setPromptText(Text.of("plan.label.prompt." + form.action()));
    labels.setValue(form.labelProperty().get());
    if (form.adds()) {
      labels.getEditor().textProperty().bindBidirectional(form.labelProperty());
    } else {
      labels.valueProperty().bindBidirectional(form.labelProperty());
    }
    return Fields.of(Text.of("plan.label." + form.action()), labels);
  }

  private static Node backupType(BackupForm form) {
    ComboBox<String> types = new ComboBox<>();
    types.setId("plan-backup-type");
    types.getItems().setAll(BackupForm.TYPES);
    types.setEditable(true);
    types.setPrefWidth(140);
    types.valueProperty().bindBidirectional(form.typeProperty());
    types.getEditor().textProperty().bindBidirectional(form.typeProperty());
    return Fields.of(Text.of("plan.backupType"), types);
  }

  private static Node state(ResetStateForm form) {
    ComboBox<@Nullable Boolean> states =
        PlanControls.choice(
            "plan-reset-to",
            240,
            "",
            active -> Text.of(active ? "dialog.reset.active" : "dialog.reset.error"));
    states.getItems().setAll(true, false);
    states.setValue(form.activeProperty().get());
    states
        .valueProperty()
        .addListener((_, _, active) -> form.activeProperty().set(Boolean.TRUE.equals(active)));
    return Fields.of(Text.of("plan.resetTo"), states);
  }
}
