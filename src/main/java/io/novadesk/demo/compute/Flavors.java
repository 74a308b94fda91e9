package io.novadesk.demo.compute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The flavors of the cloud, the same in every region. */
public final class Flavors {
  private final List<Flavor> all;
  private final Map<String, Set<String>> access = new ConcurrentHashMap<>();

  public Flavors(List<Flavor> all) {
    this.all = new CopyOnWriteArrayList<>(all);
  }

  public List<Flavor> all() {
    return List.copyOf(all);
  }

  /** Those that a project may use. */
  public List<Flavor> of(String projectId) {
    return all.stream().filter(f -> isFor(f, projectId)).toList();
  }

  /** Whether a project may use it. */
  public boolean isFor(Flavor flavor, String projectId) {
    return flavor.isPublic() || accessOf(flavor.id()).contains(projectId);
  }

  public void add(Flavor flavor) {
    all.add(flavor);
  }

  /** Puts another in the place of the one with its id. */
  public void change(Flavor flavor) {
    all.replaceAll(f -> f.id().equals(flavor.id()) ? flavor : f);
  }

  public void remove(String id) {
    all.removeIf(f -> f.id().equals(id));
    access.remove(id);
  }

  /** The ids of projects that may use a flavor which is not public. */
  public Set<String> accessOf(String id) {
    return access.computeIfAbsent(id, k -> ConcurrentHashMap.newKeySet());
  }

  public @Nullable Flavor byId(@Nullable String id) {
    return all.stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }

  public @Nullable Flavor byNumber(int number) {
    return all.stream().filter(f -> f.number() == number).findFirst().orElse(null);
  }

  /**
   * The flavor of that name.
   *
   * @throws IllegalArgumentException when there is none: the seed is wrong
   */
  public Flavor named(String name) {
    return all.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no flavor " + name));
  }
}
