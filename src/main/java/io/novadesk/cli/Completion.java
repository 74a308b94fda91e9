package io.novadesk.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete commands. */
final class Completion implements Callable<Integer> {
  /** Shells that are known. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final CommandLine whole;
  private final Desk desk;

  @Parameters(paramLabel = "SHELL", arity = "0..1", descriptionKey = "shell")
  private Shell shell = Shell.BASH;

  Completion(CommandLine whole, Desk desk) {
    this.whole = whole;
    this.desk = desk;
  }

  @Override
  public @Nullable Integer call() {
    desk.out()
        .print(
            switch (shell) {
              // zsh reads bash's by bashcompinit, which the script calls itself.
              case BASH, ZSH -> AutoComplete.bash("novadesk", whole);
              case FISH -> Fish.of(whole);
            });
    desk.out().flush();
    return Exit.DONE;
  }
}
