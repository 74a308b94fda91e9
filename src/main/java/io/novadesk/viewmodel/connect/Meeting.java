package io.novadesk.viewmodel.connect;

import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Text;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A field that a person and another program changed, each in their own way.
 *
 * @param theirs what is written now
 * @param mine what is typed
 * @param takeMine which of both is saved
 */
public record Meeting(FormField field, String theirs, String mine, BooleanProperty takeMine) {
  Meeting(FormField field, String theirs, String mine) {
    this(field, theirs, mine, new SimpleBooleanProperty(true));
  }

  /** What a person reads where nothing is given. */
  public static String shown(String value) {
    return value.isEmpty() ? Text.of("meeting.nothing") : value;
  }
}
