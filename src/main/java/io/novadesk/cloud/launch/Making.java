package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.launch.ExactlyOnce.InDoubt;
import io.novadesk.cloud.launch.ExactlyOnce.Made;
import io.novadesk.cloud.launch.LaunchBook.Unfinished;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has the servers of an order made, or finds those that an earlier run had made. Blocking; safe to
 * use from many threads, from one at a time where one request makes them all.
 */
final class Making {
  private final LaunchOrder order;
  private final Region region;
  private final Pace pace;
  private final @Nullable Unfinished left;
  private final Map<Integer, String> ids;
  private final Map<Integer, Integer> sendings = new ConcurrentHashMap<>();
  private @Nullable Made madeTogether;

  /**
   * @param ids the servers that are known, by their place in the order; grows
   */
  Making(
      LaunchOrder order,
      Region region,
      Pace pace,
      @Nullable Unfinished left,
      Map<Integer, String> ids) {
    this.order = order;
    this.region = region;
    this.pace = pace;
    this.left = left;
    this.ids = ids;
  }

  /** How many requests were sent for the server at this place. */
  int sendings(int index) {
    return sendings.getOrDefault(index, 0);
  }

  /**
   * After this returns the server is there.
   *
   * @throws ApiException when it surely is not
   * @throws InDoubt when nobody can tell
   */
  Made make(int index, Finder finder) throws InDoubt, InterruptedException {
    String known = ids.get(index);
    if (known != null) {
      return Made.earlier(known);
    }
    // Where one request makes them all there is one slot, so one thread is here at a time.
    Made together = madeTogether;
    if (together != null) {
      return together;
    }
    ExactlyOnce sender = new ExactlyOnce(order, region, finder, pace);
    Made made = left == null ? sender.send(index) : takeUp(left, index, sender);
    sendings.put(index, made.sendings());
    if (order.together()) {
      madeTogether = made;
    }
    return made;
  }

  private static Made takeUp(Unfinished left, int index, ExactlyOnce sender)
      throws InDoubt, InterruptedException {
    Server found = sender.search(index, null);
    if (found != null) {
      return Made.earlier(found.id());
    }
    if (left.lookOnly().contains(index) || !left.whole()) {
      throw new ApiException(
          Text.of(left.whole() ? "launch.failed.neverArrived" : "launch.failed.notWhole"),
          new ApiException.Facts(
              Category.NOT_FOUND, "POST", null, 0, null, null, null, null, null, false),
          null);
    }
    return sender.send(index);
  }

  /**
   * The server at this place, whether one request made it or all.
   *
   * @throws InDoubt when it is not in the list
   */
  String idOf(int index, Made made, Finder finder) throws InDoubt, InterruptedException {
    String known = ids.get(index);
    if (known != null) {
      return known;
    }
    if (!order.together()) {
      return made.serverId();
    }
    for (int i = 0; i < pace.looks(); i++) {
      try {
        for (Server server : finder.find(index, i % 2 == 1).ours()) {
          int at = order.names().indexOf(server.name());
          if (at >= 0) {
            ids.putIfAbsent(at, server.id());
          }
        }
      } catch (ApiException e) {
        // It is made: that the list does not come now is no refusal.
        if (e.category() == Category.CANCELLED) {
          throw new InterruptedException();
        }
      }
      String id = ids.get(index);
      if (id != null) {
        return id;
      }
      TimeUnit.MILLISECONDS.sleep(pace.pause(i).toMillis());
    }
    throw new InDoubt(
        Text.of("launch.failed.notFound", order.names().get(index)), made.requestId());
  }
}
