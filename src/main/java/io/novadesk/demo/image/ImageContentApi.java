package io.novadesk.demo.image;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.GlanceService.ImageCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The content of images, who shares them, and whether they may be read. */
final class ImageContentApi {
  private static final int IMPORT_TIMEOUT = 10_000;

  private final Images images;

  ImageContentApi(Images images) {
    this.images = images;
  }

  void addTo(Routes<ImageCall> routes) {
    String members = "/v2/images/{id}/members";
    routes
        .on("PUT", "/v2/images/{id}/file", this::upload)
        .on("GET", "/v2/images/{id}/file", this::download)
        .on("POST", "/v2/images/{id}/import", this::importFrom)
        .on("POST", "/v2/images/{id}/actions/deactivate", (c, p) -> activate(c, p, false))
        .on("POST", "/v2/images/{id}/actions/reactivate", (c, p) -> activate(c, p, true))
        .on("GET", members, this::members)
        .on("POST", members, this::addMember)
        .on("GET", members + "/{member}", this::member)
        .on("PUT", members + "/{member}", this::changeMember)
        .on("DELETE", members + "/{member}", this::removeMember);
  }

  private Image visible(ImageCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Image image = images.visible(id, call.caller());
    if (image == null) {
      throw Refusal.notFound("No image found with ID " + id);
    }
    return image;
  }

  private Image owned(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    if (!call.caller().isAdmin() && !image.owner().equals(call.caller().projectId())) {
      throw Refusal.forbidden("You do not own this image");
    }
    return image;
  }

  /** Keeps the first bytes of a stream. */
  private static final class Head extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int room = Images.keptContent() - kept.size();
      kept.write(bytes, offset, Math.min(length, room));
    }
  }

  private Answer upload(ImageCall call, Map<String, String> path) {
    Image image = owned(call, path);
    ImageRecordsApi.requireMember(call, "upload_image");
    if (!image.status().equals("queued")) {
      throw Refusal.conflict(
          "Image status transition from " + image.status() + " to saving is not allowed");
    }
    images.change(image.id(), i -> i.with("status", "saving"));
    Head head = new Head();
    try {
      Content content = Content.read(call.call().body(), head);
      images.store(image.id(), content, head.kept.toByteArray());
    } catch (IOException e) {
      images.change(image.id(), i -> i.with("status", "queued"));
      throw new UncheckedIOException(e);
    }
    return Answer.empty(204);
  }

  /** Fetches the data from an address after the answer, as Glance does. */
  private Answer importFrom(ImageCall call, Map<String, String> path) {
    Image image = owned(call, path);
    ImageRecordsApi.requireMember(call, "import_image");
    JsonNode method = call.call().json("Malformed JSON in request body.").path("method");
    if (!method.path("name").asString("").equals("web-download")) {
      throw Refusal.badRequest(
          "Unknown import method name '" + method.path("name").asString("") + "'.");
    }
    if (!image.status().equals("queued")) {
      throw Refusal.conflict("Image needs to be in 'queued' state to use 'web-download' method");
    }
    String address = method.path("uri").asString("");
    if (!address.startsWith("http://") && !address.startsWith("https://")) {
      throw Refusal.badRequest("URI for web-download does not pass filtering: " + address);
    }
    images.change(image.id(), i -> i.with("status", "importing"));
    Thread.ofVirtual().name("demo-import").start(() -> fetch(image.id(), address));
    return Answer.empty(202);
  }

  private void fetch(String id, String address) {
    Head head = new Head();
    try {
      URLConnection connection = URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(IMPORT_TIMEOUT);
      connection.setReadTimeout(IMPORT_TIMEOUT);
      try (InputStream in = connection.getInputStream()) {
        images.store(id, Content.read(in, head), head.kept.toByteArray());
      }
    } catch (IOException | IllegalArgumentException e) {
      // Glance tells the reason to its log only.
      images.change(id, i -> i.with("status", "queued").with("os_glance_failed_import", "file"));
    }
  }

  private Answer download(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    if (image.status().equals("deactivated") && !call.caller().isAdmin()) {
      throw Refusal.forbidden(
          "The requested image has been deactivated. Image data download is" + " forbidden.");
    }
    if (image.size() == 0) {
      return Answer.empty(204);
    }
    byte[] content = images.content(image.id());
    Answer answer =
        content != null
            ? Answer.bytes(200, "application/octet-stream", content)
            : new Answer(
                200,
                "application/octet-stream",
                Map.of(),
                image.size(),
                out -> new Content.ZeroStream(image.size()).transferTo(out));
    return answer.with("Content-MD5", image.text("checksum"));
  }

  private Answer activate(ImageCall call, Map<String, String> path, boolean active) {
    Image image = owned(call, path);
    ImageRecordsApi.requireMember(call, active ? "reactivate" : "deactivate");
    String from = image.status();
    if (!from.equals("active") && !from.equals("deactivated")) {
      String verb = active ? "reactivate" : "deactivate";
      throw Refusal.forbidden("Image status " + from + " does not allow to " + verb);
    }
    images.change(image.id(), i -> i.with("status", active ? "active" : "deactivated"));
    return Answer.empty(204);
  }

  private static Map<String, @Nullable Object> describe(Image image, Images.Member member) {
    return object(
        "member_id", member.projectId(),
        "image_id", image.id(),
        "status", member.status(),
        "created_at", member.created(),
        "updated_at", member.updated(),
        "schema", "/v2/schemas/member");
  }

  private Answer members(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    List<Object> shown = new ArrayList<>();
    boolean all = call.caller().isAdmin() || image.owner().equals(call.caller().projectId());
    for (Images.Member member : images.members(image.id()).values()) {
      if (all || member.projectId().equals(call.caller().projectId())) {
        shown.add(describe(image, member));
      }
    }
    return Answer.ok(object("members", shown, "schema", "/v2/schemas/members"));
  }

  private Answer addMember(ImageCall call, Map<String, String> path) {
    Image image = owned(call, path);
    ImageRecordsApi.requireMember(call, "add_member");
    String project = Json.text(call.call().json("Malformed JSON in request body."), "member");
    if (project == null || project.isEmpty()) {
      throw Refusal.badRequest("Member to be added not specified");
    }
    if (!image.visibility().equals("shared")) {
      throw Refusal.forbidden("Not allowed to create members for image " + image.id() + ".");
    }
    if (images.members(image.id()).containsKey(project)) {
      throw Refusal.conflict("Member " + project + " is duplicated for image " + image.id());
    }
    return Answer.ok(describe(image, images.share(image.id(), project, "pending")));
  }

  private Images.Member find(Image image, Map<String, String> path) {
    String project = path.getOrDefault("member", "");
    Images.Member member = images.members(image.id()).get(project);
    if (member == null) {
      throw Refusal.notFound(project + " not found in the member list of the image " + image.id());
    }
    return member;
  }

  private Answer member(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    return Answer.ok(describe(image, find(image, path)));
  }

  private Answer changeMember(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    Images.Member member = find(image, path);
    if (!call.caller().isAdmin() && !member.projectId().equals(call.caller().projectId())) {
      throw Refusal.forbidden("Not allowed to update members for image " + image.id() + ".");
    }
    ImageRecordsApi.requireMember(call, "modify_member");
    String status = Json.text(call.call().json("Malformed JSON in request body."), "status");
    if (status == null || !List.of("pending", "accepted", "rejected").contains(status)) {
      throw Refusal.badRequest("The status of a member is pending, accepted or rejected");
    }
    return Answer.ok(describe(image, images.share(image.id(), member.projectId(), status)));
  }

  private Answer removeMember(ImageCall call, Map<String, String> path) {
    Image image = owned(call, path);
    ImageRecordsApi.requireMember(call, "delete_member");
    images.unshare(image.id(), find(image, path).projectId());
    return Answer.empty(204);
  }
}
