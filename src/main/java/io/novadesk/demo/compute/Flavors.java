package io.novadesk.demo.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flavors of the cloud, the same in every region. */
public final class Flavors {
  private final List<Flavor> all;

  public Flavors(List<Flavor> all) {
    this.all = List.copyOf(all);
  }

  public List<Flavor> all() {
    return all;
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
