package io.novadesk.view.parts;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/**
 * The forms in which something is copied, in a menu. One that cannot say it is grey and says why.
 */
public final class CopyAs {
  /** Of requests, for whoever sends them from elsewhere. */
  public static final List<CopyForm> FORMS_OF_REQUESTS =
      List.of(
          CopyForm.SHELL,
          CopyForm.FISH,
          CopyForm.POWERSHELL,
          CopyForm.OPENSTACK,
          CopyForm.PYTHON,
          CopyForm.JAVA);

  /** Of a filter, for whoever asks for servers from elsewhere. */
  public static final List<CopyForm> FORMS_OF_FILTERS =
      List.of(CopyForm.NOVADESK, CopyForm.OPENSTACK, CopyForm.PYTHON);

  /** Their answers are there too. */
  public static final List<CopyForm> FORMS_OF_EXCHANGES;

  static {
    List<CopyForm> forms = new ArrayList<>(FORMS_OF_REQUESTS);
    forms.add(CopyForm.HAR);
    FORMS_OF_EXCHANGES = List.copyOf(forms);
  }

  private CopyAs() {}

  /**
   * @param id of the menu; each entry has it with the form behind it
   * @param source says it in a form, when the menu is opened and again when an entry is chosen
   */
  public static Menu menu(String id, List<CopyForm> forms, Function<CopyForm, Copied> source) {
    Menu menu = new Menu(Text.of("copyAs"), Icons.of(Feather.TERMINAL));
    menu.setId(id);
    List<Entry> entries = entries(id, forms, source);
    menu.getItems().setAll(entries);
    menu.setOnShowing(_ -> entries.forEach(Entry::look));
    return menu;
  }

  /** The same behind a button. */
  public static MenuButton button(
      String id, List<CopyForm> forms, Function<CopyForm, Copied> source) {
    MenuButton button = new MenuButton(Text.of("copyAs"), Icons.of(Feather.TERMINAL));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(Text.of("copyAs")));
    List<Entry> entries = entries(id, forms, source);
    button.getItems().setAll(entries);
    button.setOnShowing(_ -> entries.forEach(Entry::look));
    return button;
  }

  private static List<Entry> entries(
      String id, List<CopyForm> forms, Function<CopyForm, Copied> source) {
    return forms.stream().map(form -> new Entry(id, form, source)).toList();
  }

  private static final class Entry extends MenuItem {
    private final CopyForm form;
    private final Function<CopyForm, Copied> source;

    Entry(String id, CopyForm form, Function<CopyForm, Copied> source) {
      super(form.title());
      this.form = form;
      this.source = source;
      setId(id + "-" + form);
      setOnAction(_ -> copy());
    }

    private void look() {
      if (source.apply(form) instanceof Copied.Not(String why)) {
        setText(Text.of("copyAs.why", form.title(), why));
        setDisable(true);
      } else {
        setText(form.title());
        setDisable(false);
      }
    }

    private void copy() {
      if (source.apply(form) instanceof Copied.Ready(String text)) {
        Clip.copy(text);
      }
    }
  }
}
