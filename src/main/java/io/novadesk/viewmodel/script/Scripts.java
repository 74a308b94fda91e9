package io.novadesk.viewmodel.script;

import io.novadesk.cloud.export.Quoted;
import io.novadesk.common.script.Script;
import io.novadesk.common.script.ScriptException;
import io.novadesk.common.script.ScriptText;
import io.novadesk.i18n.Text;
import io.novadesk.profile.PrivateFiles;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person's scripts: what is wrong with one, the same in Python, and where they are kept. */
public final class Scripts {
  private static final String ENDING = ".sh";
  private static final List<String> PLAYED = List.of("novadesk", "plan", "run");

  private final OwnCommandsViewModel own;
  private final Sending saving;
  private @Nullable Path folder;

  /**
   * @param own gets what is kept
   */
  Scripts(TaskRunner tasks, OwnCommandsViewModel own) {
    this.own = own;
    saving = new Sending(tasks);
  }

  /** Says where they are kept. */
  public void keepIn(Path kept) {
    folder = kept;
  }

  /** What is wrong with a script, with its line; empty: nothing. */
  public String fault(String text) {
    try {
      Script.read(text);
      return "";
    } catch (ScriptException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The same script in Python; empty where it cannot be read. */
  public String python(String text) {
    try {
      return ScriptText.python(text);
    } catch (ScriptException _) {
      return "";
    }
  }

  public Sending saving() {
    return saving;
  }

  /**
   * Why nothing can be kept under that name; empty: it can.
   *
   * @param kept what the script is kept as already; may be empty
   */
  public String problem(String name, String kept) {
    if (!name.strip().matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,60}")) {
      return Text.of("script.badName");
    }
    boolean taken = !name.strip().equals(kept) && isOwn(name.strip());
    return taken ? Text.of("own.fault.twice", name.strip()) : "";
  }

  private boolean isOwn(String name) {
    return own.commands().stream().anyMatch(c -> c.name().equals(name));
  }

  /** Keeps a script, as one of the person's own commands. */
  public void save(String name, String text, Runnable whenKept) {
    Path kept = folder;
    if (kept == null) {
      return;
    }
    Path file = kept.resolve(name.strip() + ENDING);
    saving.start(
        () -> {
          PrivateFiles.makeFolder(kept);
          PrivateFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
          return file;
        },
        written -> {
          if (isOwn(name.strip())) {
            whenKept.run();
            return;
          }
          String before = own.file().textProperty().get().stripTrailing();
          String entry =
              "- name: "
                  + Quoted.text(name.strip())
                  + "\n  run: [novadesk, plan, run, "
                  + Quoted.text(written.toString())
                  + "]\n  ask: true\n";
          own.file().save(before + (before.isEmpty() ? "" : "\n") + entry, whenKept);
        });
  }

  /** Reads what is kept: texts by name, in the order of names. */
  public void kept(Consumer<Map<String, String>> then) {
    Path where = folder;
    if (where == null) {
      then.accept(Map.of());
      return;
    }
    saving.start(() -> readAll(where), then);
  }

  private static Map<String, String> readAll(Path where) throws IOException {
    Map<String, String> texts = new TreeMap<>(NaturalOrder.INSTANCE);
    if (Files.isDirectory(where)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(where, "*" + ENDING)) {
        for (Path file : files) {
          texts.put(name(file), Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }

  /** The name of the kept script that an own command runs; empty: it runs none. */
  public String playedBy(OwnCommand command) {
    List<String> run = command.run();
    Path where = folder;
    if (where == null || run.size() != PLAYED.size() + 1 || !run.subList(0, 3).equals(PLAYED)) {
      return "";
    }
    Path file = Path.of(run.getLast());
    return where.equals(file.getParent()) && file.toString().endsWith(ENDING) ? name(file) : "";
  }
}
