package io.novadesk.api.compute;

import java.util.List;

/** Flavors of one region. Blocking. */
public final class Flavors {
  private final ComputeClient compute;

  Flavors(ComputeClient compute) {
    this.compute = compute;
  }

  /** All of them, with details. */
  public List<Flavor> list() {
    throw new UnsupportedOperationException(compute.toString());
  }

  public Flavor get(String id) {
    throw new UnsupportedOperationException();
  }

  public String raw(String id) {
    throw new UnsupportedOperationException();
  }
}
