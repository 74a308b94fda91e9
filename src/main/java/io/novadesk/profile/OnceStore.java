package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what waits for its time, in one JSON file. Whoever takes one out of it does it: so none is
 * done twice, whatever is open. Blocking; safe to use from many threads.
 */
public abstract class OnceStore<T> {
  static final String ID = "id";

  private final JsonFile file;
  private final String list;

  /**
   * @param list what the list is called in the file
   */
  OnceStore(Path file, String list) {
    this.file = new JsonFile(file);
    this.list = list;
  }

  abstract String id(T one);

  abstract ObjectNode write(T one);

  /** Empty where it makes no sense. */
  abstract Optional<T> read(JsonNode node);

  /**
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded<T>(List<T> all, @Nullable String complaint) {}

  /** All of them; what makes no sense is left out. */
  public final Loaded<T> load() {
    JsonFile.Content content = file.read();
    List<T> all = new ArrayList<>();
    if (content.object() != null) {
      for (JsonNode node : content.object().path(list).values()) {
        read(node).ifPresent(all::add);
      }
    }
    return new Loaded<>(List.copyOf(all), content.complaint());
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public final void add(T one) throws IOException {
    file.change(root -> JsonFile.arrayIn(root, list).add(write(one)));
  }

  /**
   * Forgets it; harmless when it is not there.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public final void remove(T one) throws IOException {
    file.change(root -> JsonFile.arrayIn(root, list).removeIf(n -> JsonFile.has(n, ID, id(one))));
  }

  /**
   * Takes it out, to be done by whoever took it.
   *
   * @param next what takes its place; null: nothing
   * @return false: somebody else has taken it, or it was forgotten
   * @throws IOException with a sentence; it is still there then, and not to be done
   */
  public final boolean take(T one, @Nullable T next) throws IOException {
    AtomicBoolean taken = new AtomicBoolean();
    file.change(
        root -> {
          ArrayNode all = JsonFile.arrayIn(root, list);
          for (int i = all.size() - 1; i >= 0; i--) {
            if (read(all.get(i)).filter(one::equals).isPresent()) {
              taken.set(true);
              all.remove(i);
              if (next != null) {
                all.add(write(next));
              }
            }
          }
        });
    return taken.get();
  }
}
