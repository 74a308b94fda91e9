package io.novadesk.view.parts;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.Clipboard;
import javafx.util.Duration;

/**
 * Puts secrets into the system's clipboard, and takes them away again after a while, unless
 * something else has been copied since. JavaFX thread.
 */
public final class SecretClip {
  private static final Duration MINUTE = Duration.minutes(1);

  private final BooleanProperty clears;
  private final PauseTransition pause;
  private String copied = "";

  /**
   * @param clears false: what is copied stays
   */
  public SecretClip(BooleanProperty clears) {
    this(clears, MINUTE);
  }

  SecretClip(BooleanProperty clears, Duration after) {
    this.clears = clears;
    this.pause = new PauseTransition(after);
    pause.setOnFinished(_ -> clear());
  }

  /** Gives whether the secret will leave by itself. */
  public boolean copy(String secret) {
    Clip.copy(secret);
    copied = clears.get() ? secret : "";
    if (clears.get()) {
      pause.playFromStart();
    } else {
      pause.stop();
    }
    return clears.get();
  }

  private void clear() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (!copied.isEmpty() && clears.get() && copied.equals(clipboard.getString())) {
      clipboard.clear();
    }
    copied = "";
  }

  /** The window closes: nobody would be there when the time is over. */
  public void dispose() {
    pause.stop();
    clear();
  }
}
