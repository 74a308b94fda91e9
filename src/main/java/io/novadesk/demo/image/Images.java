package io.novadesk.demo.image;

import io.novadesk.demo.identity.Caller;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All images of the cloud; every region uses the same. */
public final class Images {
  private static final int KEPT_CONTENT = 1 << 20;

  private final InstantSource clock;
  private final Map<String, Image> images = new ConcurrentHashMap<>();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Member>> members = new ConcurrentHashMap<>();
  private volatile Predicate<String> inUse = id -> false;

  /** A project that an image is shared with. */
  record Member(String projectId, String status, String created, String updated) {}

  public Images(InstantSource clock) {
    this.clock = clock;
  }

  /** Who knows whether an image is being read right now. */
  public void useCheck(Predicate<String> check) {
    inUse = check;
  }

  boolean isInUse(String id) {
    return inUse.test(id);
  }

  public @Nullable Image find(@Nullable String id) {
    return id == null ? null : images.get(id);
  }

  /** The image, when the caller may see it. */
  public @Nullable Image visible(@Nullable String id, Caller caller) {
    Image image = find(id);
    return image != null && mayRead(image, caller) ? image : null;
  }

  private boolean mayRead(Image image, Caller caller) {
    return caller.isAdmin()
        || image.owner().equals(caller.projectId())
        || image.visibility().equals("public")
        || image.visibility().equals("community")
        || members(image.id()).containsKey(caller.projectId());
  }

  /** Those the caller sees in lists, the newest first. */
  public List<Image> listed(Caller caller) {
    return listed(caller, null, "accepted");
  }

  /**
   * Those the caller sees in a list, the newest first: their own, the public ones, those that they
   * have accepted; community images of others only when asked for.
   *
   * @param visibility the visibility asked for; null for none
   * @param memberStatus which of the shared ones: accepted, pending, rejected or all
   */
  List<Image> listed(Caller caller, @Nullable String visibility, String memberStatus) {
    return images.values().stream()
        .filter(i -> isListed(i, caller, visibility, memberStatus))
        .sorted(Comparator.comparing(Image::created).thenComparing(Image::id).reversed())
        .toList();
  }

  private boolean isListed(
      Image image, Caller caller, @Nullable String visibility, String memberStatus) {
    if (image.owner().equals(caller.projectId()) || image.visibility().equals("public")) {
      return true;
    }
    if (image.visibility().equals("community")) {
      return visibility != null;
    }
    Member member = members(image.id()).get(caller.projectId());
    if (member != null && image.visibility().equals("shared")) {
      return memberStatus.equals("all") || memberStatus.equals(member.status());
    }
    return caller.isAdmin() && member == null;
  }

  /** Every image, whoever owns it. */
  public List<Image> all() {
    return List.copyOf(images.values());
  }

  /** The first image of that name, for the seed. */
  public @Nullable Image named(String name) {
    return images.values().stream().filter(i -> i.name().equals(name)).findFirst().orElse(null);
  }

  /** Adds an image as it is. */
  public void put(Image image) {
    images.put(image.id(), image);
  }

  /** Changes an image, moving its updated_at; null when it is gone. */
  @Nullable Image change(String id, UnaryOperator<Image> change) {
    return images.computeIfPresent(
        id, (k, image) -> change.apply(image).with("updated_at", Image.time(clock.instant())));
  }

  /** Gives the image exactly these properties. */
  public void setProperties(String id, Map<String, String> properties) {
    change(
        id,
        image -> {
          Image changed = image;
          for (String old : image.properties().keySet()) {
            changed = changed.without(old);
          }
          for (Map.Entry<String, String> property : properties.entrySet()) {
            changed = changed.with(property.getKey(), property.getValue());
          }
          return changed;
        });
  }

  void remove(String id) {
    images.remove(id);
    contents.remove(id);
    members.remove(id);
  }

  /** Forgets an image, as the rotation of backups does. */
  public void discard(String id) {
    remove(id);
  }

  Image create(Map<String, @Nullable Object> given, String id, String owner) {
    Image image = Image.queued(id, owner, clock.instant());
    for (Map.Entry<String, @Nullable Object> entry : given.entrySet()) {
      image = image.with(entry.getKey(), entry.getValue());
    }
    put(image);
    return image;
  }

  /**
   * Starts a snapshot: an image in the making, owned by the project of the server.
   *
   * @param minRam MiB, that of the image that the server was made of
   * @param properties image_type, instance_uuid, base_image_ref, and what the user gave
   * @return its id
   */
  public String startSnapshot(
      String name, String owner, int minDisk, int minRam, Map<String, String> properties) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(properties);
    fields.put("name", name);
    fields.put("min_disk", minDisk);
    fields.put("min_ram", minRam);
    fields.put("disk_format", "qcow2");
    fields.put("container_format", "bare");
    fields.put("visibility", "private");
    return create(fields, UUID.randomUUID().toString(), owner).id();
  }

  /** The snapshot's content is on its way. */
  public void uploadingSnapshot(String id) {
    change(id, i -> i.with("status", "saving"));
  }

  /** The snapshot is complete. */
  public void finishSnapshot(String id) {
    change(id, i -> Content.SNAPSHOT.describe(i).with("status", "active"));
  }

  /** Stores what was uploaded; the bytes only when they are few. */
  void store(String id, Content content, byte[] head) {
    if (content.size() <= KEPT_CONTENT) {
      contents.put(id, head);
    }
    change(id, i -> content.describe(i).with("status", "active"));
  }

  /** The bytes of a small image; null for those that read as zeros. */
  byte @Nullable [] content(String id) {
    return contents.get(id);
  }

  static int keptContent() {
    return KEPT_CONTENT;
  }

  Map<String, Member> members(String id) {
    return members.getOrDefault(id, Map.of());
  }

  Member share(String id, String projectId, String status) {
    String now = Image.time(clock.instant());
    Member before = members(id).get(projectId);
    Member member = new Member(projectId, status, before == null ? now : before.created(), now);
    members.computeIfAbsent(id, k -> new ConcurrentHashMap<>()).put(projectId, member);
    return member;
  }

  boolean unshare(String id, String projectId) {
    Map<String, Member> of = members.get(id);
    return of != null && of.remove(projectId) != null;
  }
}
