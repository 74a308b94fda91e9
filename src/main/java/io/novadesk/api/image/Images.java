package io.novadesk.api.image;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import io.novadesk.api.TokenSource;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.HttpTransport;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Images of one region, through whichever service has them (Image service API v2 and v1, or the
 * Compute API's "Images" up to 2.35). Blocking; every method throws {@link ApiException}; safe to
 * use from many threads.
 */
public final class Images {
  private final Supplier<ImageService> finder;
  private final ReentrantLock finding = new ReentrantLock();
  private volatile @Nullable ImageService service;

  private Images(Supplier<ImageService> finder) {
    this.finder = finder;
  }

  /**
   * Of an endpoint that is asked what it speaks when it is first needed, again after each failure.
   *
   * @param glance the image endpoint of the catalogue; null: there is none, the compute proxy
   *     serves
   */
  public static Images at(
      HttpTransport http, @Nullable URI glance, ComputeClient compute, TokenSource tokens) {
    return new Images(
        glance == null
            ? () -> new ComputeImages(compute)
            : () -> {
              GlanceRoot root = GlanceRoot.ask(http, glance);
              return switch (root.version()) {
                case V2 -> new GlanceV2(http, root.url(), tokens);
                case V1 -> new GlanceV1(http, root.url(), tokens);
              };
            });
  }

  /** Finds out what the endpoint speaks (one request at most), unless that is known. */
  public void ask() {
    service();
  }

  private ImageService service() {
    ImageService known = service;
    if (known != null) {
      return known;
    }
    try {
      finding.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("GET");
    }
    try {
      ImageService found = service == null ? finder.get() : service;
      service = found;
      return found;
    } finally {
      finding.unlock();
    }
  }

  /** All that this project may see. */
  public List<Image> list() {
    return service().list();
  }

  public Image get(String id) {
    return service().get(id);
  }

  /** The image exactly as the cloud tells it, as JSON text. */
  public String raw(String id) {
    return service().raw(id);
  }

  public void delete(String id) {
    service().delete(id);
  }

  /** Makes an image without data; {@link #upload} brings the data. */
  public Image create(NewImage image) {
    return service().create(image);
  }

  /**
   * Sends the data of an image, once and without holding it in memory.
   *
   * @param length bytes; negative when not known
   * @param progress told the number of bytes sent so far, on another thread
   * @throws io.novadesk.api.ApiException also where images cannot be uploaded at all
   */
  public void upload(String id, InputStream data, long length, LongConsumer progress) {
    service().upload(id, data, length, progress);
  }

  /**
   * Writes the data of an image as it comes; gives the number of bytes.
   *
   * @param progress told the number of bytes so far, on the caller's thread
   */
  public long download(String id, OutputStream to, LongConsumer progress) {
    return service().download(id, to, progress);
  }

  /**
   * What the service that has the images can do beside listing and deleting; nothing while it was
   * not asked yet. Never blocks.
   */
  public Set<ImageFeature> features() {
    ImageService known = service;
    return known == null ? Set.of() : known.features();
  }

  /** Changes what an image is called and who may use it; gives the image as it is then. */
  public Image change(Image image, ImageChange change) {
    return service().change(image, change);
  }

  /** Whether the cloud fetches the data of an image from an address by itself (one request). */
  public boolean importsFromAddress() {
    return service().importsFromAddress();
  }

  /**
   * Lets the cloud fetch the data of an image that has none from an address that it can reach. It
   * goes on after the answer: the image's status tells how it ends.
   */
  public void importFrom(String id, URI address) {
    service().importFrom(id, address);
  }

  /** Whom an image is shared with: all for its owner, itself for a member. */
  public List<ImageMember> members(String id) {
    return service().members(id);
  }

  public void addMember(String id, String projectId) {
    service().addMember(id, projectId);
  }

  public void removeMember(String id, String projectId) {
    service().removeMember(id, projectId);
  }

  /** What the project itself answers to being a member. */
  public void answerAsMember(String id, String projectId, boolean accepts) {
    service().answerAsMember(id, projectId, accepts);
  }

  /** Takes an image out of use, or back; for administrators. */
  public void activate(String id, boolean active) {
    service().activate(id, active);
  }

  /** What the Compute API calls image metadata: properties of Glance. */
  public Metadata metadata() {
    return service().metadata();
  }
}
