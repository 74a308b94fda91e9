package io.novadesk.view.detail;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.EventRow;
import io.novadesk.viewmodel.detail.EventRow.Result;
import io.novadesk.viewmodel.detail.EventRow.Step;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One entry of the history: a line, and below it, when it is unfolded, its steps. */
final class EventCard extends VBox {
  private static final int TRACE_LINES = 8;

  /** Narrower than this a line has no columns, and says the time it took only below it. */
  private static final double NARROW = 400;

  private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");

  private final Links links;
  private final String region;
  private final VBox steps = new VBox();
  private final LoadedPane<List<Step>> loaded;
  private final Subscription opening;

  EventCard(EventRow row, Consumer<String> showExchanges, Links links) {
    this.links = links;
    region = row.region();
    getStyleClass().add("event");
    FontIcon chevron = Icons.of(Feather.CHEVRON_RIGHT);
    Label action = new Label(Names.shown(row.action()), Icons.of(icon(row.action())));
    action.getStyleClass().add("event-action");
    action.setMinWidth(0);
    action.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(action, Priority.ALWAYS);
    HBox line =
        new HBox(
            chevron,
            action,
            outcome(row),
            whereWide(part("event-took", row.took(), "")),
            who(row),
            part("event-ago", row.ago(), row.when()));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("event-line");
    ToggleButton head = new ToggleButton(null, line);
    head.setId("event-" + row.requestId());
    head.getStyleClass().addAll("flat", "event-head");
    head.setMaxWidth(Double.MAX_VALUE);
    // It would else be no narrower than the line, which is as wide as it.
    head.setMinWidth(0);
    head.setAccessibleText(
        Text.of(
            "events.spoken",
            row.action(),
            Text.of("events.result." + row.result()),
            row.when(),
            row.userProperty().get()));
    line.prefWidthProperty().bind(head.widthProperty().subtract(18));
    head.selectedProperty().bindBidirectional(row.openProperty());

    steps.getStyleClass().add("event-steps");
    loaded = new LoadedPane<>(row.steps(), steps, this::showSteps);
    loaded.setMinHeight(USE_PREF_SIZE);
    VBox body = new VBox(about(row, showExchanges), loaded);
    body.getStyleClass().add("event-body");
    body.managedProperty().bind(body.visibleProperty());
    opening =
        row.openProperty()
            .subscribe(
                open -> {
                  chevron.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
                  body.setVisible(open);
                });
    widthProperty()
        .subscribe(width -> pseudoClassStateChanged(IS_NARROW, width.doubleValue() < NARROW));
    getChildren().addAll(head, body);
  }

  private static Label outcome(EventRow row) {
    String words = Text.of("events.result." + row.result());
    Label outcome = new Label(words, mark(row.result()));
    outcome.getStyleClass().add("event-outcome");
    if (row.result() == Result.GOOD) {
      outcome.getStyleClass().add("event-done");
    }
    if (row.result() == Result.BAD) {
      outcome.getStyleClass().addAll("tone-bad", "event-failed");
    }
    outcome.setMinWidth(USE_PREF_SIZE);
    return outcome;
  }

  private Label whereWide(Label part) {
    part.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(NARROW));
    part.managedProperty().bind(part.visibleProperty());
    return part;
  }

  private static Label who(EventRow row) {
    Label who = part("event-who", "", row.userId());
    who.textProperty().bind(row.userProperty().map(Names::shown));
    return who;
  }

  private static Label part(String styleClass, String words, String exact) {
    Label part = new Label(words);
    part.getStyleClass().addAll("muted", styleClass);
    if (!exact.isEmpty()) {
      part.setTooltip(new Tooltip(exact));
    }
    return part;
  }

  /** The cloud's words for what can be done to a server. */
  private static Feather icon(String action) {
    return switch (action) {
      case "create" -> Feather.PLUS_CIRCLE;
      case "delete", "forceDelete" -> Feather.TRASH_2;
      case "start", "resume", "unpause" -> Feather.PLAY;
      case "stop" -> Feather.SQUARE;
      case "pause", "suspend" -> Feather.PAUSE;
      case "reboot" -> Feather.REFRESH_CW;
      case "resize", "confirmResize", "revertResize" -> Feather.MAXIMIZE_2;
      case "createImage", "createBackup" -> Feather.CAMERA;
      case "rebuild", "rescue", "unrescue" -> Feather.TOOL;
      case "lock" -> Feather.LOCK;
      case "unlock" -> Feather.UNLOCK;
      case "shelve", "unshelve", "shelveOffload" -> Feather.ARCHIVE;
      case "migrate", "live-migration", "evacuate" -> Feather.TRUCK;
      case "attach_volume", "detach_volume", "swap_volume" -> Feather.HARD_DRIVE;
      case "attach_interface", "detach_interface" -> Feather.SHARE_2;
      default -> Feather.ACTIVITY;
    };
  }

  private VBox about(EventRow row, Consumer<String> showExchanges) {
    VBox about = new VBox();
    about.getStyleClass().add("event-about");
    Link user = row.userLink();
    Label when = new Label(user == null ? row.when() : Text.of("events.whenBy", row.when()));
    when.getStyleClass().add("muted");
    when.setMinWidth(USE_PREF_SIZE);
    HBox who = new HBox(when);
    who.getStyleClass().add("event-by");
    who.setAlignment(Pos.CENTER_LEFT);
    if (user != null) {
      Labeled name = links.name(user.name(), user);
      name.setId("event-user");
      who.getChildren().add(name);
    }
    about.getChildren().add(who);
    if (!row.message().isEmpty()) {
      Label message = new Label(Names.lines(row.message()));
      message.setWrapText(true);
      message.getStyleClass().add("tone-bad");
      about.getChildren().add(message);
    }
    Label request = new Label(Names.shown(row.requestId()));
    request.getStyleClass().addAll("exact", "muted");
    HBox.setHgrow(request, Priority.SOMETIMES);
    request.setMinWidth(0);
    Button copy = Explained.icon("copy-request", Feather.COPY, Text.of("events.copyRequest"));
    copy.getStyleClass().add("copy-button");
    copy.setOnAction(_ -> Clip.copy(row.requestId()));
    HBox line = new HBox(request, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    about.getChildren().add(line);
    if (row.isOurs()) {
      Button show =
          Explained.button("show-exchanges", Feather.REPEAT, Text.of("events.showExchanges"));
      show.setOnAction(_ -> showExchanges.accept(row.requestId()));
      about.getChildren().add(show);
    }
    return about;
  }

  private void showSteps(List<Step> all) {
    steps.getChildren().clear();
    if (all.isEmpty()) {
      Label none = new Label(Text.of("events.noSteps"));
      none.getStyleClass().add("muted");
      none.setWrapText(true);
      steps.getChildren().add(none);
    }
    all.forEach(step -> steps.getChildren().add(stepNode(step)));
  }

  private VBox stepNode(Step step) {
    Label name = new Label(Names.shown(step.name()), mark(step.result()));
    name.getStyleClass().add("exact");
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.SOMETIMES);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label took = new Label(step.took().isEmpty() ? Text.of("events.running") : step.took());
    took.getStyleClass().add("muted");
    took.setMinWidth(USE_PREF_SIZE);
    took.setTooltip(new Tooltip(Text.of("events.startedAt", step.started())));
    HBox line = new HBox(name, gap, took);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("event-line");
    VBox node = new VBox(line);
    if (!step.host().isEmpty()) {
      Label on = new Label(Text.of("events.on"));
      on.getStyleClass().add("muted");
      on.setMinWidth(USE_PREF_SIZE);
      HBox host =
          new HBox(on, links.name(step.host(), new Link(Link.Kind.HOST, region, step.host())));
      host.getStyleClass().addAll("event-by", "event-host");
      host.setAlignment(Pos.CENTER_LEFT);
      node.getChildren().add(host);
    }
    if (!step.text().isEmpty()) {
      TextArea text = new TextArea(step.text());
      text.setEditable(false);
      text.getStyleClass().addAll("exact", "event-trace");
      long lines = step.text().lines().count();
      text.setPrefRowCount((int) Math.min(TRACE_LINES, Math.max(2, lines + 1)));
      node.getChildren().add(text);
    }
    return node;
  }

  private static FontIcon mark(Result result) {
    return switch (result) {
      case GOOD -> Icons.of(Feather.CHECK, "tone-good");
      case BAD -> Icons.of(Feather.X, "tone-bad");
      case RUNNING -> Icons.of(Feather.LOADER, "tone-busy");
    };
  }

  void dispose() {
    opening.unsubscribe();
    loaded.dispose();
  }
}
