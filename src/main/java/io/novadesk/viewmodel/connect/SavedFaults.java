package io.novadesk.viewmodel.connect;

import io.novadesk.common.login.FormField;
import io.novadesk.profile.lint.FieldFault;
import io.novadesk.profile.lint.SavedChecks;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the saved connection that is shown, as it is saved: rows that came and went
 * with each key would move the field that is typed in.
 */
public final class SavedFaults {
  private static final Map<String, FormField> FIELDS =
      Map.of(
          "auth_url", FormField.AUTH_URL,
          "username", FormField.USER,
          "user_id", FormField.USER_ID,
          "project_name", FormField.PROJECT,
          "project_id", FormField.PROJECT_ID,
          "region_name", FormField.REGION,
          "cacert", FormField.CA_FILE,
          "cert", FormField.CLIENT_CERTIFICATE,
          "key", FormField.CLIENT_KEY);

  private final TaskRunner tasks;
  private final ConnectForm form;
  private final ReadOnlyObjectProperty<@Nullable CloudEntry> shown;
  private final Supplier<SavedChecks> checks;
  private final ObservableList<FieldFault> all = FXCollections.observableArrayList();

  /**
   * @param checks made anew for each look: what is known of clouds grows
   */
  SavedFaults(
      TaskRunner tasks,
      ConnectForm form,
      ReadOnlyObjectProperty<@Nullable CloudEntry> shown,
      Supplier<SavedChecks> checks) {
    this.tasks = tasks;
    this.form = form;
    this.shown = shown;
    this.checks = checks;
    shown.subscribe(this::look);
  }

  /** They are looked for in the background. */
  public ObservableList<FieldFault> all() {
    return all;
  }

  private void look(@Nullable CloudEntry entry) {
    all.clear();
    if (entry == null || entry.kind() != Kind.SAVED) {
      return;
    }
    SavedChecks with = checks.get();
    tasks.run(
        () -> with.of(entry.connection()),
        faults -> {
          if (shown.get() == entry) {
            all.setAll(faults);
          }
        },
        failure -> all.clear());
  }

  /** Writes into the form what belongs there; the person saves it. */
  public void mend(FieldFault fault) {
    FormField field = FIELDS.get(fault.key());
    if (field != null && fault.mended() != null) {
      form.text(field).set(fault.mended());
      all.remove(fault);
    }
  }
}
