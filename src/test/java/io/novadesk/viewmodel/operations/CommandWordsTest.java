package io.novadesk.viewmodel.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a task says while it runs and when it has ended. */
class CommandWordsTest {
  private static String headline(ServerAction action, OperationState state) {
    return CommandWords.headline(action, state, Duration.ofMillis(4_200), "as it was told");
  }

  @ParameterizedTest
  @EnumSource(ServerAction.class)
  void everyActionHasItsVerbs(ServerAction action) {
    assertThat(headline(action, new OperationState.Accepted("req-1"))).endsWith("… 4 s");
    assertThat(headline(action, new OperationState.Done("The server is ACTIVE.")))
        .endsWith(" 4.2 s")
        .doesNotContain("…", "task.");
  }

  @Test
  void whatFailedSaysWhy() {
    assertThat(headline(ServerAction.STOP, new OperationState.Failed("No host.", null)))
        .isEqualTo("as it was told");
    assertThat(headline(ServerAction.STOP, new OperationState.Waiting()))
        .isEqualTo("as it was told");
  }

  @Test
  void theCloudsOwnWordIsLeftToTheTooltipButNoSentence() {
    assertThat(CommandWords.detail(new OperationState.Working(null, "reboot_started"))).isEmpty();
    assertThat(CommandWords.detail(new OperationState.Working(null, "The login has expired.")))
        .isEqualTo("The login has expired.");
  }

  @Test
  void anOutcomeThatTellsMoreThanTheVerbIsKept() {
    assertThat(CommandWords.detail(new OperationState.Done("The server is ACTIVE."))).isEmpty();
    assertThat(CommandWords.detail(new OperationState.Done("Deleted."))).isEmpty();
    assertThat(CommandWords.detail(new OperationState.Done("Renamed to web-9.")))
        .isEqualTo("Renamed to web-9.");
    String lost = "The server is ACTIVE. The password was in the lost answer: set another one.";
    assertThat(CommandWords.detail(new OperationState.Done(lost))).isEqualTo(lost);
  }
}
