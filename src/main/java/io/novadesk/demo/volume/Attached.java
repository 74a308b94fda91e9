package io.novadesk.demo.volume;

import io.novadesk.demo.network.Estate;
import java.util.HashMap;
import java.util.Map;

/** Which server has which volume. */
final class Attached {
  private final Volumes volumes;
  private final Estate estate;
  private final HandAttachments byHand;

  Attached(Volumes volumes, Estate estate) {
    this.volumes = volumes;
    this.estate = estate;
    this.byHand = new HandAttachments(volumes);
  }

  HandAttachments byHand() {
    return byHand;
  }

  /** The servers that have volumes, by the volume's id. */
  Map<String, Estate.Attachment> now() {
    Map<String, Estate.Attachment> byVolume = new HashMap<>();
    for (Estate.Attachment attachment : estate.attachments()) {
      byVolume.put(attachment.volumeId(), attachment);
      volumes.learn(attachment);
    }
    byHand.addTo(byVolume);
    return byVolume;
  }
}
