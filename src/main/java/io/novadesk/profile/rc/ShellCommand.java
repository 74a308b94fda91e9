package io.novadesk.profile.rc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a shell's file tells the shell to do, as far as variables are concerned. */
sealed interface ShellCommand {
  int line();

  /** A command with its words, or assignments alone; redirections are left out. */
  record Simple(List<ShellWord> words, int line) implements ShellCommand {
    public Simple {
      words = List.copyOf(words);
    }
  }

  record Sequence(List<ShellCommand> commands, int line) implements ShellCommand {
    public Sequence {
      commands = List.copyOf(commands);
    }
  }

  /** {@code left && right}, or with {@code and} false {@code left || right}. */
  record Both(ShellCommand left, boolean and, ShellCommand right, int line)
      implements ShellCommand {}

  record Not(ShellCommand command, int line) implements ShellCommand {}

  /**
   * @param otherwise what is done when the condition does not hold; a further question for an elif
   */
  record If(ShellCommand condition, ShellCommand then, ShellCommand otherwise, int line)
      implements ShellCommand {}

  /** {@code [[ words ]]}, without any operator of the shell within. */
  record Test(List<ShellWord> words, int line) implements ShellCommand {
    public Test {
      words = List.copyOf(words);
    }
  }

  record Function(String name, Set<String> assigned, int line) implements ShellCommand {
    public Function {
      assigned = Set.copyOf(assigned);
    }
  }

  /**
   * What is not followed: a loop, or what runs in a shell of its own.
   *
   * @param assigned the variables that it may set here
   */
  record Opaque(Set<String> assigned, int line) implements ShellCommand {
    public Opaque {
      assigned = Set.copyOf(assigned);
    }
  }

  /** The variables that a command may set, whatever its conditions say. */
  static Set<String> assigned(ShellCommand command) {
    Set<String> names = new LinkedHashSet<>();
    collect(command, names);
    return names;
  }

  private static void collect(ShellCommand command, Set<String> names) {
    switch (command) {
      case Simple simple -> names.addAll(Builtins.assigned(simple.words()));
      case Sequence all -> all.commands().forEach(each -> collect(each, names));
      case Both both -> {
        collect(both.left(), names);
        collect(both.right(), names);
      }
      case Not not -> collect(not.command(), names);
      case If question -> {
        collect(question.condition(), names);
        collect(question.then(), names);
        collect(question.otherwise(), names);
      }
      case Opaque opaque -> names.addAll(opaque.assigned());
      case Test _, Function _ -> {}
    }
  }
}
