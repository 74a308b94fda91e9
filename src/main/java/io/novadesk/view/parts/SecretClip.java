package io.novadesk.view.parts;

import java.time.Duration;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;

/**
 * Puts secrets into the system's clipboard, and takes them away again after a while, unless
 * something else has been copied since. JavaFX thread.
 */
public final class SecretClip {
  private final Supplier<Duration> stays;
  private final PauseTransition pause = new PauseTransition();
  private String copied = "";

  /**
   * @param stays how long what is copied now may stay; zero: for good
   */
  public SecretClip(Supplier<Duration> stays) {
    this.stays = stays;
    pause.setOnFinished(_ -> clear());
  }

  /** Gives how long the secret stays; zero: until something else is copied. */
  public Duration copy(String secret) {
    Duration longest = stays.get();
    Clip.copy(secret);
    pause.stop();
    copied = longest.isZero() ? "" : secret;
    if (!longest.isZero()) {
      pause.setDuration(javafx.util.Duration.millis((double) longest.toMillis()));
      pause.playFromStart();
    }
    return longest;
  }

  private void clear() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (!copied.isEmpty() && copied.equals(clipboard.getString())) {
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
