package io.novadesk.demo.compute;

import io.novadesk.demo.identity.Project;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.image.Images;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes images of servers. */
public final class Snapshots {
  private final Works works;
  private final Images images;

  Snapshots(Works works, Images images) {
    this.works = works;
    this.images = images;
  }

  /**
   * Starts a snapshot.
   *
   * @return the id of the image in the making
   */
  public String snapshot(Server server, Order order, String name, Map<String, String> metadata) {
    synchronized (server) {
      Verb.CREATE_IMAGE.check(server, order.caller());
      String image = start(server, order, name, "snapshot", metadata);
      run(
          server,
          order,
          "createImage",
          TaskState.IMAGE_SNAPSHOT,
          "compute_snapshot_instance",
          image);
      return image;
    }
  }

  /**
   * Starts a backup, and forgets those of its type that are more than {@code rotation}.
   *
   * @return the id of the image in the making
   */
  public String backup(Server server, Order order, String name, String type, int rotation) {
    synchronized (server) {
      Verb.CREATE_BACKUP.check(server, order.caller());
      String image = start(server, order, name, "backup", Map.of("backup_type", type));
      rotate(server, order, type, rotation);
      run(server, order, "createBackup", TaskState.IMAGE_BACKUP, "compute_backup_instance", image);
      return image;
    }
  }

  private void rotate(Server server, Order order, String type, int rotation) {
    List<Image> backups = new ArrayList<>();
    for (Image image : images.listed(order.caller())) {
      Map<String, String> properties = image.properties();
      if (server.id().equals(properties.get("instance_uuid"))
          && type.equals(properties.get("backup_type"))) {
        backups.add(image);
      }
    }
    backups.sort(Comparator.comparing(Image::created).reversed());
    backups.stream().skip(Math.max(rotation, 1)).forEach(i -> images.discard(i.id()));
  }

  private String start(
      Server server, Order order, String name, String type, Map<String, String> metadata) {
    Map<String, String> properties = new LinkedHashMap<>(metadata);
    Image base = images.find(server.imageId);
    if (base != null) {
      for (String inherited : List.of("os_distro", "os_version", "os_type")) {
        String value = base.properties().get(inherited);
        if (value != null) {
          properties.putIfAbsent(inherited, value);
        }
      }
    }
    properties.put("base_image_ref", server.imageId);
    Project project = order.caller().project();
    properties.put("boot_roles", String.join(",", new TreeSet<>(order.caller().roles())));
    properties.put("owner_project_name", project == null ? "" : project.name());
    properties.put("owner_user_name", order.caller().user().name());
    properties.put("instance_uuid", server.id());
    properties.put("user_id", order.caller().user().id());
    properties.putIfAbsent("image_type", type);
    int minRam = base == null ? 0 : base.minRam();
    return images.startSnapshot(name, server.projectId(), server.flavor.disk(), minRam, properties);
  }

  private void run(
      Server server, Order order, String action, TaskState task, String event, String image) {
    works.begin(
        server,
        order,
        action,
        List.of(
            works.step(
                task == TaskState.IMAGE_BACKUP ? task : TaskState.IMAGE_SNAPSHOT_PENDING,
                300,
                event),
            works.step(task, 1_000, event),
            works.step(TaskState.IMAGE_PENDING_UPLOAD, 800, event),
            works.step(
                TaskState.IMAGE_UPLOADING, 2_900, event, now -> images.uploadingSnapshot(image))),
        now -> finish(image));
  }

  /** The image that a shelved server leaves behind. */
  String shelved(Server server) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("base_image_ref", server.imageId);
    properties.put("instance_uuid", server.id());
    properties.put("image_type", "snapshot");
    String name = server.name + "-shelved";
    return images.startSnapshot(name, server.projectId(), server.flavor.disk(), 0, properties);
  }

  /** Forgets the image of a server that is off the shelf again; empty: there is none. */
  void discard(String image) {
    if (!image.isEmpty()) {
      images.discard(image);
    }
  }

  void finish(String image) {
    images.finishSnapshot(image);
  }
}
