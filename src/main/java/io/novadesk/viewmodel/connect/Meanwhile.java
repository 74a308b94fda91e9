package io.novadesk.viewmodel.connect;

import io.novadesk.common.login.FormField;
import io.novadesk.profile.Connection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what another program made of a cloud with what is typed of it: what only one of both
 * changed is taken over, and what both changed waits for the person. Belongs to the caller's side.
 */
final class Meanwhile {
  private final ConnectForm form;

  /** What is written now in the fields that were changed on both sides. */
  private final Map<FormField, String> theirs = new EnumMap<>(FormField.class);

  Meanwhile(ConnectForm form) {
    this.form = form;
  }

  /**
   * Takes over what the person did not touch.
   *
   * @param before the cloud as it was when the person began
   * @param now the cloud as another program left it
   */
  void join(Connection before, Connection now) {
    ConnectForm first = shown(before);
    ConnectForm other = shown(now);
    for (FormField field : FormField.values()) {
      if (field.isNeverInAFile()) {
        continue;
      }
      String base = first.value(field);
      String written = other.value(field);
      if (written.equals(base)) {
        continue;
      }
      if (form.value(field).equals(base)) {
        form.text(field).set(written);
      } else {
        theirs.put(field, written);
      }
    }
    if (form.methodProperty().get() == first.methodProperty().get()) {
      form.methodProperty().set(other.methodProperty().get());
    }
    if (form.faceProperty().get() == first.faceProperty().get()) {
      form.faceProperty().set(other.faceProperty().get());
    }
    if (form.replaceHostsProperty().get() == first.replaceHostsProperty().get()) {
      form.replaceHostsProperty().set(other.replaceHostsProperty().get());
    }
  }

  private static ConnectForm shown(Connection connection) {
    ConnectForm form = new ConnectForm();
    form.show(connection, "");
    return form;
  }

  /** What both changed and still have in two ways. */
  List<Meeting> open() {
    return theirs.entrySet().stream()
        .filter(each -> !form.value(each.getKey()).equals(each.getValue()))
        .map(each -> new Meeting(each.getKey(), each.getValue(), form.value(each.getKey())))
        .toList();
  }

  /** The person has decided. */
  void settle(List<Meeting> decided) {
    for (Meeting each : decided) {
      if (!each.takeMine().get()) {
        form.text(each.field()).set(each.theirs());
      }
    }
    clear();
  }

  /** Another cloud is shown, or this one as it is written. */
  void clear() {
    theirs.clear();
  }
}
