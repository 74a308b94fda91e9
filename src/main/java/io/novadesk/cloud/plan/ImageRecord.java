package io.novadesk.cloud.plan;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An image on its way to a cloud in a {@link Ledger}, until it is whole or has gone. */
public final class ImageRecord implements ImageLog {
  private static final String MAKING = "image";
  private static final String MADE = "imageMade";
  private static final String ID = "id";

  private final Ledger ledger;
  private final String subject;
  private final Region region;
  private final Session session;

  public ImageRecord(Ledger ledger, Region region, Session session) {
    this(ledger, "image-" + UUID.randomUUID(), region, session);
  }

  private ImageRecord(Ledger ledger, String subject, Region region, Session session) {
    this.ledger = ledger;
    this.subject = subject;
    this.region = region;
    this.session = session;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public void making(String name) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Facts.KIND, MAKING);
    Facts.putHome(facts, session);
    facts.put("region", region.name());
    facts.put("at", Instant.now().toString());
    facts.put("name", name);
    ledger.write(subject, List.of(facts));
  }

  @Override
  public void made(Image image) throws IOException {
    ledger.write(subject, List.of(Map.of(Facts.KIND, MADE, ID, image.id())));
  }

  @Override
  public void ended() throws IOException {
    ledger.forget(subject);
  }

  static boolean isOf(Session session, List<Map<String, String>> lines) {
    Map<String, String> head = lines.getFirst();
    return MAKING.equals(head.get(Facts.KIND)) && Facts.belongsTo(head, session);
  }

  static @Nullable KeptImage read(
      String subject, List<Map<String, String>> lines, Session session, Ledger ledger) {
    Map<String, String> head = lines.getFirst();
    return session.regions().stream()
        .filter(region -> region.name().equals(head.get("region")))
        .findFirst()
        .map(
            region ->
                new KeptImage(
                    region,
                    head.getOrDefault("name", ""),
                    lines.stream()
                        .filter(line -> MADE.equals(line.get(Facts.KIND)))
                        .map(line -> line.get(ID))
                        .findFirst()
                        .orElse(null),
                    new ImageRecord(ledger, subject, region, session)))
        .orElse(null);
  }
}
