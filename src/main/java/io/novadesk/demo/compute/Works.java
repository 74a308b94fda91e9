package io.novadesk.demo.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts work on servers, at the pace of the cloud. Callers hold the server's monitor. */
final class Works {
  private final Region region;
  private final double scale;

  /**
   * @param scale 1.0 for the pace of a real cloud, less for a faster one
   */
  Works(Region region, double scale) {
    this.region = region;
    this.scale = scale;
  }

  Region region() {
    return region;
  }

  Migrations migrations() {
    return region.migrations();
  }

  long now() {
    return region.now();
  }

  Work.Step step(@Nullable TaskState task, long millis, String event) {
    return new Work.Step(task, scaled(millis), event);
  }

  Work.Step step(@Nullable TaskState task, long millis, String event, Work.Effect onBegin) {
    return new Work.Step(task, scaled(millis), event, onBegin);
  }

  private long scaled(long millis) {
    return millis >= Work.FOREVER ? millis : Math.max(1, Math.round(millis * scale));
  }

  /** Begins the work of an order and notes it in the server's history. */
  Work begin(Server server, Order order, String action, List<Work.Step> steps, Work.Effect effect) {
    return begin(server, note(server, order, action), steps, effect, now());
  }

  /** Begins work that nobody ordered: it follows from other work. */
  Work begin(
      Server server,
      @Nullable InstanceAction action,
      List<Work.Step> steps,
      Work.Effect effect,
      long now) {
    Work before = server.work;
    if (before != null) {
      before.abandon(now);
    }
    Work work = new Work(server, action, steps, effect, now);
    server.work = work;
    region.setBusy(server);
    return work;
  }

  /** Notes an action in the server's history. */
  InstanceAction note(Server server, Order order, String action) {
    InstanceAction noted = InstanceAction.by(order.caller(), order.requestId(), action, now());
    server.record(noted);
    return noted;
  }

  /** Notes an action that went well at once. */
  void noteDone(Server server, Order order, String action, String event) {
    noteDone(server, order, action, event, "Success");
  }

  /**
   * Notes an action that is over at once.
   *
   * @param result Success or Error
   */
  void noteDone(Server server, Order order, String action, String event, String result) {
    InstanceAction noted = note(server, order, action);
    noted.begin(event, server.host, now());
    noted.end(result, now());
  }
}
