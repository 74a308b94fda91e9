package io.novadesk.demo.compute;

import io.novadesk.demo.image.Images;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.volume.Volumes;

/** All that the Compute APIs of one region work on. */
public final class ComputeCloud {
  private final Region region;
  private final Flavors flavors;
  private final Images images;
  private final Networks networks;
  private final Volumes volumes;
  private final KeyPairs keyPairs;
  private final ServerGroups groups;
  private final QuotaCheck quotas;
  private final Building building;
  private final Lifecycle lifecycle;
  private final Resizing resizing;
  private final Snapshots snapshots;
  private final Removal removal;
  private final Records records;

  /**
   * @param timeScale 1.0 for the pace of a real cloud, less for a faster one
   */
  public ComputeCloud(
      Region region,
      Flavors flavors,
      Images images,
      Networks networks,
      Volumes volumes,
      KeyPairs keyPairs,
      double timeScale) {
    Works works = new Works(region, timeScale);
    this.region = region;
    this.flavors = flavors;
    this.images = images;
    this.networks = networks;
    this.volumes = volumes;
    this.keyPairs = keyPairs;
    this.groups = new ServerGroups();
    this.quotas = new QuotaCheck(region);
    this.building = new Building(works);
    this.snapshots = new Snapshots(works, images);
    this.lifecycle = new Lifecycle(works, snapshots);
    this.resizing = new Resizing(works);
    this.removal = new Removal(works, volumes);
    this.records = new Records(region);
  }

  public Region region() {
    return region;
  }

  public Flavors flavors() {
    return flavors;
  }

  public Images images() {
    return images;
  }

  public Networks networks() {
    return networks;
  }

  public Volumes volumes() {
    return volumes;
  }

  public KeyPairs keyPairs() {
    return keyPairs;
  }

  public ServerGroups groups() {
    return groups;
  }

  public QuotaCheck quotas() {
    return quotas;
  }

  public Building building() {
    return building;
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public Resizing resizing() {
    return resizing;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public Removal removal() {
    return removal;
  }

  public Records records() {
    return records;
  }
}
