package io.novadesk.record;

import io.novadesk.api.SecretText;
import io.novadesk.api.image.Image;
import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.api.volume.Volumes.Volume;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an image, a volume or a floating IP.
 *
 * @param created when the cloud says that it was made; null where it does not say
 * @param updated when it says that it was changed last; null where it does not say
 */
record Thing(String id, ServerFacts facts, @Nullable Instant created, @Nullable Instant updated) {
  static Thing of(Image image) {
    ServerFacts.Collector facts = begin(image.name(), image.status());
    facts.put(ThingFacts.VISIBILITY, image.visibility());
    facts.put(ThingFacts.SIZE, text(image.size()));
    facts.put(ThingFacts.MIN_DISK, text(image.minDisk()));
    facts.put(ThingFacts.PROTECTED, text(image.isProtected()));
    facts.put(ThingFacts.CHECKSUM, image.checksum());
    facts.put(ServerFacts.TAGS, ServerFacts.sorted(image.tags().stream()));
    metadata(facts, image.properties());
    return new Thing(image.id(), facts.end(), image.created(), image.updated());
  }

  static Thing of(Volume volume) {
    ServerFacts.Collector facts = begin(volume.name(), volume.status());
    facts.put(ThingFacts.SIZE, text(volume.size()));
    facts.put(ThingFacts.TYPE, volume.type());
    facts.put(ThingFacts.SERVER, ServerFacts.sorted(volume.attachedTo().stream()));
    facts.put(ServerFacts.ZONE, volume.availabilityZone());
    metadata(facts, volume.metadata());
    return new Thing(volume.id(), facts.end(), volume.created(), null);
  }

  static Thing of(FloatingIp address) {
    ServerFacts.Collector facts = begin(address.address(), address.status());
    facts.put(ThingFacts.FIXED_IP, address.fixedIp());
    facts.put(ThingFacts.PORT, address.portId());
    return new Thing(address.id(), facts.end(), null, null);
  }

  private static ServerFacts.Collector begin(String name, String status) {
    ServerFacts.Collector facts = new ServerFacts.Collector();
    facts.put(ServerFacts.LISTED, "yes");
    facts.put(ServerFacts.NAME, name.isEmpty() ? null : name);
    facts.put(ServerFacts.STATUS, status);
    return facts;
  }

  private static void metadata(ServerFacts.Collector facts, Map<String, String> metadata) {
    new TreeMap<>(metadata)
        .forEach(
            (key, value) -> facts.put(ServerFacts.METADATA + key, SecretText.masked(key, value)));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
