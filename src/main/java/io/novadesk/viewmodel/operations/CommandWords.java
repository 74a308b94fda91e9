package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import java.time.Duration;
import java.util.List;

/** A command in the words of one who looks on: a verb and its time. */
public final class CommandWords {
  /** Sentences that tell no more than the verb. */
  private static final List<String> ECHOES =
      List.of(
          "operation.done.reached",
          "operation.done.resizeConfirmed",
          "operation.done.resizeReverted",
          "operation.done.deleted",
          "operation.done.locked",
          "operation.done.unlocked",
          "operation.done.password",
          "operation.done.snapshotTaken",
          "operation.done.backupTaken",
          "operation.done.edited");

  private static final String FILLED = "¦";

  private CommandWords() {}

  /** Such as "Rebooting… 4 s" and "Rebooted in 4 s"; what failed says why. */
  public static String headline(
      ServerAction action, OperationState state, Duration span, String otherwise) {
    return state instanceof OperationState.Done
        ? Text.of("task.did." + action, Ages.took(span))
        : running(action.name(), state, span, otherwise);
  }

  /** The same of what has a verb for the way and a sentence for its end. */
  static String running(String verb, OperationState state, Duration span, String otherwise) {
    return switch (state) {
      case OperationState.Sent _, OperationState.Accepted _, OperationState.Working _ ->
          Text.of("task.doing." + verb, Ages.span(span));
      default -> otherwise;
    };
  }

  /** What the verb leaves out; empty where it says all. */
  public static String detail(OperationState state) {
    return switch (state) {
      case OperationState.Working(Double _, String step) -> isWord(step) ? "" : step;
      case OperationState.Done(String sentence) -> tellsMore(sentence) ? sentence : "";
      default -> "";
    };
  }

  /** A single word is the cloud's own, such as {@code resize_migrating}. */
  private static boolean isWord(String step) {
    return step.strip().chars().noneMatch(Character::isWhitespace);
  }

  private static boolean tellsMore(String sentence) {
    return ECHOES.stream().noneMatch(key -> isOf(key, sentence));
  }

  /** Whether it is this sentence, whatever single word is filled in. */
  private static boolean isOf(String key, String sentence) {
    String[] ends = Text.of(key, FILLED).split(FILLED, -1);
    int last = ends.length - 1;
    return sentence.startsWith(ends[0])
        && sentence.endsWith(ends[last])
        && sentence.length() >= ends[0].length() + ends[last].length() * last
        && isWord(
            sentence.substring(ends[0].length(), sentence.length() - ends[last].length() * last));
  }
}
