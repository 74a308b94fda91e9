package io.novadesk.cloud.live;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.compute.Microversion;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.action.Refusals;
import io.novadesk.cloud.action.UnderWay;
import org.jspecify.annotations.Nullable;

/**
 * One region of a connected cloud: its compute endpoint, the services beside it, and what is alive
 * there.
 */
public final class Region implements AutoCloseable {
  private final String name;
  private final ComputeClient compute;
  private final Images images;
  private final @Nullable Networks networks;
  private final @Nullable Volumes volumes;
  private final @Nullable String userId;
  private final Inventory inventory;
  private final Shelf<Flavor> flavors;
  private final Shelf<Image> imageShelf;
  private final Refusals refusals = new Refusals();
  private final UnderWay underWay;

  /**
   * @param userId who is logged in; null where the cloud does not tell
   */
  public Region(
      String name,
      ComputeClient compute,
      Images images,
      @Nullable Networks networks,
      @Nullable Volumes volumes,
      @Nullable String userId) {
    this.name = name;
    this.compute = compute;
    this.images = images;
    this.networks = networks;
    this.volumes = volumes;
    this.userId = userId;
    this.inventory = new Inventory(compute.servers(), name);
    this.flavors = new Shelf<>(() -> compute.flavors().list());
    this.imageShelf = new Shelf<>(images::list);
    this.underWay = new UnderWay();
  }

  private Region(Region here, Region other) {
    this.name = here.name;
    this.compute = other.compute;
    this.images = other.images;
    this.networks = other.networks;
    this.volumes = other.volumes;
    this.userId = other.userId;
    this.inventory = here.inventory;
    this.flavors = here.flavors;
    this.imageShelf = here.imageShelf;
    this.underWay = here.underWay;
  }

  /**
   * This region as another login sends to it: what is alive and on its way here is the same, what
   * is refused there says nothing of this login.
   *
   * @param other the same region of the other login's session
   */
  public Region sentBy(Region other) {
    return new Region(this, other);
  }

  /** Empty where the cloud has no regions. */
  public String name() {
    return name;
  }

  public Servers servers() {
    return compute.servers();
  }

  public ComputeClient compute() {
    return compute;
  }

  public Images images() {
    return images;
  }

  /** Null where the catalogue names no network service. */
  public @Nullable Networks networks() {
    return networks;
  }

  /** Null where the catalogue names no volume service. */
  public @Nullable Volumes volumes() {
    return volumes;
  }

  /** Whether something was done by somebody else, as far as both sides tell who. */
  public boolean isAnothers(@Nullable String user) {
    return user != null && userId != null && !user.equals(userId);
  }

  /**
   * Whether it answered at the login or since. One that did not has a live model that goes on
   * asking.
   */
  public boolean hasAnswered() {
    return compute.hasAnswered();
  }

  public Limits limits() {
    return compute.limits();
  }

  /** The highest microversion that both sides know; null on clouds without any. */
  public @Nullable Microversion microversion() {
    return compute.maximum();
  }

  /** The live servers. */
  public Inventory inventory() {
    return inventory;
  }

  /** What the cloud refused to do with servers as they are now. */
  public Refusals refusals() {
    return refusals;
  }

  /** The commands that this program has on their way here. */
  public UnderWay underWay() {
    return underWay;
  }

  /** The flavors as last read. */
  public Shelf<Flavor> flavorShelf() {
    return flavors;
  }

  /** The images as last read. */
  public Shelf<Image> imageShelf() {
    return imageShelf;
  }

  @Override
  public void close() {
    inventory.close();
  }
}
