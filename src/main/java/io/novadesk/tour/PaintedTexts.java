package io.novadesk.tour;

import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Session;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads in a window that speaks with an {@link Accent}: it keeps the texts that are
 * not translated and those that are cut off. To be called on the JavaFX thread.
 */
public final class PaintedTexts {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");

  /** Shorter ones are units and signs. */
  private static final int WORD = 3;

  /** Units and names that every language writes so. */
  private static final Set<String> EVERYWHERE = Set.of("kib", "mib", "gib", "tib", "ed25519");

  private final Window window;
  private final Set<String> words = new HashSet<>();
  private final Set<Long> heard = new HashSet<>();
  private final SortedSet<String> untranslated = new TreeSet<>();
  private final SortedSet<String> cutOff = new TreeSet<>();

  public PaintedTexts(Window window) {
    this.window = window;
  }

  /** Takes in what the window shows now. */
  public void look() {
    window.console().sessions().forEach(this::hear);
    Parent root = window.scene().getRoot();
    root.applyCss();
    root.layout();
    for (Labeled label : labels(root)) {
      String text = label.getText();
      if (text.indexOf(Accent.BEGIN) < 0) {
        if (!isOfCloud(text)) {
          untranslated.add(text);
        }
      } else if (!isOfTable(label)
          && label.lookup(".text") instanceof Text seen
          && seen.getText().chars().filter(letter -> letter == Accent.END).count()
              < text.chars().filter(letter -> letter == Accent.END).count()) {
        cutOff.add(text);
      }
    }
  }

  /** Texts whose words come neither from the sentences nor from the cloud. */
  public SortedSet<String> untranslated() {
    return untranslated;
  }

  /** Sentences, outside of tables, whose end cannot be seen. */
  public SortedSet<String> cutOff() {
    return cutOff;
  }

  private void hear(Session session) {
    for (Exchange exchange : session.exchanges().all()) {
      if (heard.add(exchange.number())) {
        hear(exchange.requestBody());
        hear(exchange.responseBody());
        hear(exchange.uri().toString());
        hear(exchange.method());
        hear(String.valueOf(exchange.responseHeaders()));
      }
    }
  }

  private void hear(@Nullable String body) {
    if (body != null) {
      BETWEEN_WORDS.splitAsStream(body.toLowerCase(Locale.ROOT)).forEach(words::add);
    }
  }

  /** A person makes its columns as wide as wanted. */
  private static boolean isOfTable(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof TableView<?>) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfCloud(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= WORD && word.chars().anyMatch(Character::isLetter))
        .allMatch(word -> words.contains(word) || EVERYWHERE.contains(word));
  }

  /** Those that are painted, with a text of their own. */
  private static List<Labeled> labels(Node node) {
    List<Labeled> found = new ArrayList<>();
    if (!node.isVisible() || node instanceof TextInputControl) {
      return found;
    }
    if (node instanceof Labeled label && label.getText() != null && !label.getText().isBlank()) {
      found.add(label);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(labels(child)));
    }
    return found;
  }
}
