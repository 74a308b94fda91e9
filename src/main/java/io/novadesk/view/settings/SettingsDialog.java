package io.novadesk.view.settings;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Preferences;
import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Preferences.Questions;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a person sets for all windows, on one page. Each choice is in force at once. */
public final class SettingsDialog {
  private static final double WIDTH = 600;
  private static final double HEIGHT = 460;
  private static final double NAME = 190;

  private final SettingsViewModel settings;
  private final ModalHost host;
  private final Runnable ownCommands;
  private Subscription subscriptions = Subscription.EMPTY;

  /**
   * @param ownCommands opens the file of the person's own commands
   */
  public SettingsDialog(SettingsViewModel settings, ModalHost host, Runnable ownCommands) {
    this.settings = settings;
    this.host = host;
    this.ownCommands = ownCommands;
  }

  public void show() {
    VBox lines = new VBox();
    lines.getStyleClass().add("settings");
    Segments<Theme> themes =
        new Segments<>(
            "settings-theme",
            Text.of("settings.theme"),
            List.of(Theme.values()),
            theme -> Text.of("settings.theme." + theme),
            theme -> settings.change(p -> p.withTheme(theme)));
    Segments<Density> densities =
        new Segments<>(
            "settings-density",
            Text.of("settings.density"),
            List.of(Density.values()),
            density -> Text.of("settings.density." + density),
            density -> settings.change(p -> p.withDensity(density)));
    follow(preferences -> themes.select(preferences.theme()));
    follow(preferences -> densities.select(preferences.density()));
    lines
        .getChildren()
        .addAll(
            heading("settings.look"),
            line("settings.theme", themes.node(), ""),
            line("settings.textSize", textSize(), ""),
            line("settings.density", densities.node(), ""),
            line("settings.language", language(), Text.of("settings.language.note")),
            heading("settings.work"),
            line("settings.refresh", refresh(), Text.of("settings.refresh.note")),
            line("settings.reopen", reopen(), ""),
            line("settings.team", team(), Text.of("settings.team.note")),
            line("settings.questions", questions(), ""),
            line("settings.clipboard", clipboard(), Text.of("settings.clipboard.note")),
            line("settings.own", own(), Text.of("settings.own.note")));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
    scroll.setFocusTraversable(false);
    Look.keep(scroll.prefWidthProperty(), WIDTH);
    Look.keep(scroll.prefHeightProperty(), HEIGHT);
    FormDialog dialog =
        new FormDialog(
            host, "settings", Text.of("settings.title"), "", scroll, Text.of("close"), false);
    dialog.withoutCancel();
    Button reset = new Button(Text.of("settings.reset"));
    reset.setId("settings-reset");
    reset.getStyleClass().add(Styles.FLAT);
    reset.setOnAction(_ -> settings.reset());
    dialog.addFirst(new HBox(reset, hints()));
    Node first = themes.selected();
    dialog.show(
        first == null ? dialog.acceptButton() : first, () -> {}, subscriptions::unsubscribe);
  }

  private Button hints() {
    Button again = new Button(Text.of("settings.hints"));
    again.setId("settings-hints");
    again.getStyleClass().add(Styles.FLAT);
    again.setOnAction(_ -> settings.change(preferences -> preferences.withHints(Set.of())));
    follow(preferences -> again.setDisable(preferences.hints().isEmpty()));
    return again;
  }

  private void follow(Consumer<Preferences> show) {
    subscriptions = subscriptions.and(settings.preferencesProperty().subscribe(show));
  }

  private static Label heading(String key) {
    Label heading = new Label(Text.of(key));
    heading.getStyleClass().add("settings-heading");
    return heading;
  }

  private static HBox line(String key, Node control, String note) {
    Label name = new Label(Text.of(key));
    name.setLabelFor(control);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Look.keep(name.prefWidthProperty(), NAME);
    VBox right = new VBox(control);
    right.getStyleClass().add("field");
    if (!note.isEmpty()) {
      Label text = new Label(note);
      text.getStyleClass().add("field-note");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      right.getChildren().add(text);
    }
    HBox line = new HBox(name, right);
    line.getStyleClass().add("settings-line");
    HBox.setHgrow(right, Priority.ALWAYS);
    return line;
  }

  private Node textSize() {
    Button smaller =
        step("settings-smaller", Feather.MINUS, "menu.text.smaller", settings::smaller);
    Button larger = step("settings-larger", Feather.PLUS, "menu.text.larger", settings::larger);
    Label now = new Label();
    now.setId("settings-size");
    now.getStyleClass().add("settings-size");
    Button usual = new Button(Text.of("menu.text.usual"));
    usual.setId("settings-usual-size");
    usual.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    usual.setOnAction(_ -> settings.usualSize());
    follow(
        preferences -> {
          now.setText(Text.of("settings.percent", preferences.textSize()));
          smaller.setDisable(preferences.textSize() <= Preferences.SMALLEST);
          larger.setDisable(preferences.textSize() >= Preferences.LARGEST);
        });
    HBox line = new HBox(smaller, now, larger, usual);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Button step(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.BUTTON_ICON);
    button.setAccessibleText(Text.of(key));
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Node language() {
    return choice(
        "settings-language",
        "settings.language",
        Stream.concat(Stream.of(""), Arrays.stream(Language.values()).map(Language::tag)).toList(),
        Preferences::language,
        Preferences::withLanguage,
        tag -> tag.isEmpty() ? Text.of("language.system") : Language.of(tag).nativeName());
  }

  private Node refresh() {
    return choice(
        "settings-refresh",
        "settings.refresh",
        settings.periods(),
        Preferences::refreshEvery,
        Preferences::withRefreshEvery,
        Ages::span);
  }

  private Node clipboard() {
    return choice(
        "settings-clipboard",
        "settings.clipboard",
        settings.stays(),
        Preferences::clipboardClearsAfter,
        Preferences::withClipboardClearsAfter,
        (Duration time) ->
            time.isZero()
                ? Text.of("settings.clipboard.stays")
                : Text.of("settings.clipboard.after", Ages.span(time)));
  }

  private Node reopen() {
    CheckBox again = new CheckBox(Text.of("settings.reopen.again"));
    again.setId("settings-reopen");
    again.setWrapText(true);
    again.setOnAction(_ -> settings.change(p -> p.withReopen(again.isSelected())));
    follow(preferences -> again.setSelected(preferences.reopen()));
    Label kept = new Label();
    kept.setId("settings-last-seen");
    kept.getStyleClass().add("field-note");
    kept.setWrapText(true);
    kept.setMinHeight(Region.USE_PREF_SIZE);
    settings.askWhyNotKept();
    subscriptions =
        subscriptions.and(
            settings
                .whyNotKeptProperty()
                .subscribe(
                    why ->
                        kept.setText(
                            why.isEmpty()
                                ? Text.of("settings.reopen.kept")
                                : Text.of("settings.reopen.notKept", why))));
    VBox lines = new VBox(again, kept);
    lines.getStyleClass().add("field");
    return lines;
  }

  private Node team() {
    TextField folder = new TextField();
    folder.setId("settings-team");
    folder.setAccessibleText(Text.of("settings.team"));
    folder.setPromptText(Text.of("settings.team.prompt"));
    follow(
        preferences -> {
          if (!folder.isFocused()) {
            folder.setText(preferences.team());
          }
        });
    folder
        .textProperty()
        .subscribe(text -> settings.change(p -> p.withTeam(text == null ? "" : text.strip())));
    return folder;
  }

  private Node questions() {
    CheckBox more = new CheckBox(Text.of("settings.questions.more"));
    more.setId("settings-questions");
    more.setWrapText(true);
    more.setOnAction(
        _ ->
            settings.change(
                p -> p.withQuestions(more.isSelected() ? Questions.MORE : Questions.USUAL)));
    follow(preferences -> more.setSelected(preferences.questions() == Questions.MORE));
    return more;
  }

  private Node own() {
    Button edit = new Button(Text.of("own.edit"));
    edit.setId("settings-own");
    edit.setOnAction(
        _ -> {
          host.close();
          ownCommands.run();
        });
    return edit;
  }

  private <T> ComboBox<T> choice(
      String id,
      String key,
      List<T> choices,
      Function<Preferences, T> value,
      BiFunction<Preferences, T, Preferences> change,
      Function<T, String> shown) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(Text.of(key));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T choice) {
            return choice == null ? "" : shown.apply(choice);
          }

          @Override
          public @Nullable T fromString(String text) {
            return null;
          }
        });
    box.getItems().setAll(choices);
    follow(
        preferences -> {
          T now = value.apply(preferences);
          if (!box.getItems().contains(now)) {
            box.getItems().addFirst(now);
          }
          box.setValue(now);
        });
    box.setOnAction(
        _ -> {
          T chosen = box.getValue();
          if (chosen != null) {
            settings.change(p -> change.apply(p, chosen));
          }
        });
    return box;
  }
}
