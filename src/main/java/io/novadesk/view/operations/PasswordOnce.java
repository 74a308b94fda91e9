package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.NewPasswords;
import io.novadesk.viewmodel.operations.NewPasswords.NewPassword;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows passwords that a cloud told once, when the person wants to see them, and at once those that
 * were asked for; they are gone when it closes. It closes only by its button: Escape could lose
 * what nobody has seen.
 */
public final class PasswordOnce {
  private static final String MASK = "••••••••••••";
  private static final double MOST_HEIGHT = 320;

  private final ModalHost host;
  private final NewPasswords passwords;
  private final SecretClip clip;
  private final ListChangeListener<NewPassword> onWaiting = _ -> arrived();
  private boolean asked;
  private @Nullable VBox shown;

  /**
   * @param clip takes what is copied
   */
  public PasswordOnce(ModalHost host, NewPasswords passwords, SecretClip clip) {
    this.host = host;
    this.clip = clip;
    this.passwords = passwords;
    passwords.waiting().addListener(onWaiting);
    arrived();
  }

  public void dispose() {
    passwords.waiting().removeListener(onWaiting);
  }

  private void arrived() {
    if (passwords.isUrgent()) {
      showWhenFree();
    }
  }

  /** Shows all that nobody has seen yet, as soon as no other dialog is open. */
  public void showWhenFree() {
    if (!asked) {
      asked = true;
      host.whenFree(this::show);
    }
  }

  private void show() {
    asked = false;
    List<NewPassword> now = List.copyOf(passwords.waiting());
    if (now.isEmpty()) {
      return;
    }
    VBox dialog = dialog(now);
    shown = dialog;
    host.show(dialog, dialog.lookup("#password-copy"), () -> closed(dialog));
  }

  /** Those that came meanwhile are next; those of a dialog that another one displaced come back. */
  private void closed(VBox dialog) {
    if (shown == dialog) {
      shown = null;
    }
    arrived();
  }

  private VBox dialog(List<NewPassword> now) {
    boolean one = now.size() == 1;
    Label title =
        new Label(
            one
                ? Text.of("password.one", now.getFirst().serverName())
                : Text.of("password.many", now.size()));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    Label text = new Label(Text.of("password.text"));
    text.getStyleClass().add("dialog-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    Label copied = new Label();
    copied.setId("password-copied");
    copied.getStyleClass().add("muted");
    Button copy =
        new Button(Text.of(one ? "password.copy" : "password.copyAll"), Icons.of(Feather.COPY));
    copy.setId("password-copy");
    copy.getStyleClass().add(Styles.ACCENT);
    copy.setDefaultButton(true);
    copy.setOnAction(
        _ -> {
          copy(one ? now.getFirst().reveal() : table(now), copied);
        });
    Button close = new Button(Text.of("password.close"));
    close.setId("password-close");
    close.setOnAction(
        _ -> {
          passwords.forget(now);
          host.close();
        });
    Button save = new Button(Text.of("password.save"), Icons.of(Feather.SAVE));
    save.setId("password-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(_ -> save(now, copied));
    copied.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(copied, gap, close, save, copy);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox dialog = new VBox(title, text, lines(now, copied), buttons);
    dialog.setId("password-once");
    dialog.getStyleClass().add("form-dialog");
    dialog.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            copied.setText(Text.of("password.notByEscape"));
            event.consume();
          }
        });
    return dialog;
  }

  private void save(List<NewPassword> now, Label said) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(Text.of("password.fileName"));
    File file = chooser.showSaveDialog(said.getScene().getWindow());
    if (file != null) {
      passwords.save(file.toPath(), now, said::setText);
    }
  }

  private Node lines(List<NewPassword> now, Label copied) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("password-lines");
    for (int i = 0; i < now.size(); i++) {
      NewPassword each = now.get(i);
      Label name = new Label(Names.shown(each.serverName()));
      name.getStyleClass().add("name-list-name");
      Label purpose = new Label(each.purpose());
      purpose.getStyleClass().add("muted");
      Label password = new Label(MASK);
      password.setId("password-text-" + i);
      password.getStyleClass().addAll("exact", "password-text");
      password.setAccessibleText(Text.of("password.one", each.serverName()));
      HBox.setHgrow(password, Priority.ALWAYS);
      ToggleButton reveal = new ToggleButton(null, Icons.of(Feather.EYE));
      reveal.setId("password-reveal-" + i);
      reveal.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
      reveal.setTooltip(new Tooltip(Text.of("password.reveal")));
      reveal.setAccessibleText(Text.of("password.reveal"));
      reveal
          .selectedProperty()
          .addListener((_, _, open) -> password.setText(open ? each.reveal() : MASK));
      Button one = new Button(null, Icons.of(Feather.COPY));
      one.setId("password-copy-" + i);
      one.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
      one.setTooltip(new Tooltip(Text.of("password.copy")));
      one.setAccessibleText(Text.of("copy.named", each.serverName()));
      one.setOnAction(
          _ -> {
            copy(each.reveal(), copied);
          });
      grid.addRow(i, name, purpose, password, reveal, one);
      GridPane.setHgrow(password, Priority.ALWAYS);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(Look.px(MOST_HEIGHT));
    return scroll;
  }

  private static String table(List<NewPassword> now) {
    return now.stream()
        .map(p -> p.serverName() + "\t" + p.reveal())
        .collect(Collectors.joining("\n"));
  }

  private void copy(String text, Label said) {
    Duration stays = clip.copy(text);
    said.setText(
        stays.isZero()
            ? Text.of("password.copied")
            : Text.of("password.copied.leaves", Ages.span(stays)));
  }
}
