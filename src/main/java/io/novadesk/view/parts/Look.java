package io.novadesk.view.parts;

import io.novadesk.profile.Preferences.Density;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * How all of the program looks now: its colours, the size of its text, the height of its rows. All
 * sizes follow that of the text. To be used on the JavaFX thread.
 */
public final class Look {
  private static final List<String> FONTS =
      List.of("Inter-Regular.otf", "Inter-Bold.otf", "JetBrainsMono-Regular.ttf");

  private static final List<String> OF_SCENES =
      List.of("high-contrast.css", "novadesk.css", "commands.css", "watch.css");
  private static final int USUAL = 100;
  private static final String ROWS = "rows-";
  private static final PseudoClass OPAQUE = PseudoClass.getPseudoClass("opaque");

  /** What has stylesheets, with their names; whoever forgets it need not tell. */
  private static final Map<Object, List<String>> DRESSED = new WeakHashMap<>();

  private static final ReadOnlyDoubleWrapper ROW_HEIGHT =
      new ReadOnlyDoubleWrapper(height(Density.STANDARD));
  private static final ReadOnlyDoubleWrapper SCALE = new ReadOnlyDoubleWrapper(1);

  private static Theme theme = Theme.LIGHT;
  private static int percent = USUAL;
  private static Density rows = Density.STANDARD;
  private static boolean followsWindows;

  private Look() {}

  /** Shows the whole program in this way from now on. */
  public static void use(Theme wanted, int percentOfText, Density density) {
    boolean rescaled = percent != percentOfText;
    percent = percentOfText;
    use(wanted);
    if (rescaled) {
      List.copyOf(DRESSED.keySet()).forEach(Look::redress);
      SCALE.set(percent / 100.0);
    }
    rows = density;
    DRESSED.keySet().forEach(Look::markRows);
    ROW_HEIGHT.set(px(height(density)));
  }

  private static double height(Density density) {
    return switch (density) {
      case COMFORTABLE -> 32;
      case STANDARD -> 28;
      case COMPACT -> 24;
    };
  }

  static void use(Theme wanted) {
    theme = wanted;
    String sheet = Stylesheets.ofControls(percent);
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    DRESSED.keySet().forEach(Look::mark);
    if (!followsWindows) {
      // Menus, tooltips and cards are windows of their own, made when they are shown.
      followsWindows = true;
      Window.getWindows().addListener((ListChangeListener<Window>) _ -> markWindows());
    }
    markWindows();
  }

  private static void markWindows() {
    for (Window window : Window.getWindows()) {
      mark(window.getScene());
    }
  }

  private static void mark(@Nullable Object dressed) {
    if (dressed instanceof Scene scene) {
      theme.mark(scene.getRoot());
      // A shadow would stand on white where nothing shines through a window, as on many remote
      // displays.
      scene
          .getRoot()
          .pseudoClassStateChanged(
              OPAQUE, !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }
  }

  /** Whether words are brighter than what they stand on. */
  public static boolean isDark() {
    return theme != Theme.LIGHT;
  }

  /** So many pixels at the usual size of text, at today's. */
  public static double px(double usual) {
    return Math.round(usual * percent / 100.0);
  }

  /** What all sizes are multiplied by; set when everything has its new rules. */
  public static ReadOnlyDoubleProperty scale() {
    return SCALE.getReadOnlyProperty();
  }

  /** The height of a row of a table or tree. */
  public static ReadOnlyDoubleProperty rowHeight() {
    return ROW_HEIGHT.getReadOnlyProperty();
  }

  /** Keeps a size that no stylesheet can set in step with the text. */
  public static void keep(DoubleProperty size, double usual) {
    size.bind(SCALE.map(_ -> px(usual)));
  }

  /** Gives a scene Novadesk's own rules and fonts, which follow the theme. */
  public static void dress(Scene scene) {
    for (String font : FONTS) {
      Font.loadFont(
          Objects.requireNonNull(Look.class.getResource("/fonts/" + font), font).toExternalForm(),
          13);
    }
    dress(scene, OF_SCENES);
  }

  /** Gives what is shown now and then rules of its own. */
  public static void dress(Parent node, String stylesheet) {
    dress(node, List.of(stylesheet));
  }

  private static void dress(Object dressed, List<String> names) {
    DRESSED.put(dressed, names);
    redress(dressed);
    mark(dressed);
    markRows(dressed);
  }

  /** What stands in a row has its place by the stylesheet. */
  private static void markRows(Object dressed) {
    if (dressed instanceof Scene scene) {
      scene.getRoot().getStyleClass().removeIf(name -> name.startsWith(ROWS));
      scene.getRoot().getStyleClass().add(ROWS + rows.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void redress(Object dressed) {
    List<String> sheets = new ArrayList<>();
    for (String name : DRESSED.getOrDefault(dressed, List.of())) {
      String path = "/css/" + name;
      sheets.add(percent == USUAL ? Stylesheets.address(path) : Stylesheets.scaled(percent, path));
    }
    switch (dressed) {
      case Scene scene -> {
        sheets.addFirst(Stylesheets.dark());
        scene.getStylesheets().setAll(sheets);
      }
      case Parent parent -> parent.getStylesheets().setAll(sheets);
      default -> throw new IllegalArgumentException(dressed.toString());
    }
  }
}
