package io.novadesk.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sentences for the person, kept until somebody is there to tell them. Safe for many threads. */
public final class Complaints {
  private final List<String> waiting = new ArrayList<>();
  private @Nullable Consumer<String> listener;

  public void add(String sentence) {
    Consumer<String> now;
    synchronized (this) {
      now = listener;
      if (now == null) {
        waiting.add(sentence);
        return;
      }
    }
    now.accept(sentence);
  }

  /**
   * Hands over what waits and all that follows.
   *
   * @param receiver is called on whatever thread has something to tell
   */
  public void tellTo(Consumer<String> receiver) {
    List<String> now;
    synchronized (this) {
      listener = receiver;
      now = List.copyOf(waiting);
      waiting.clear();
    }
    now.forEach(receiver);
  }
}
