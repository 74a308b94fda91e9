package io.novadesk.api;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads any text as YAML, to tell where it is none. */
public final class YamlText {
  private YamlText() {}

  /**
   * What is wrong with it.
   *
   * @param line from 1; 0 where it cannot be told
   * @param column from 1
   */
  public record Problem(int line, int column, String sentence) {}

  /** Null: it is YAML. */
  public static @Nullable Problem problem(String text) {
    try {
      new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text);
      return null;
    } catch (MarkedYamlEngineException e) {
      return new Problem(
          e.getProblemMark().map(m -> m.getLine() + 1).orElse(0),
          e.getProblemMark().map(m -> m.getColumn() + 1).orElse(0),
          e.getProblem());
    } catch (YamlEngineException e) {
      return new Problem(0, 0, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }
}
