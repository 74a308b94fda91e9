package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.image.Images;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.Connector.Progress;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the regions of a cloud, at the login, what their services speak. */
final class RegionCheck {
  private RegionCheck() {}

  /**
   * Asks all at once, so that those that are silent cost one time limit together. Where several are
   * wanted, one that is away is opened all the same, to be asked again: the others can be worked
   * with meanwhile. What a person has to decide, and that none answers, ends the attempt.
   *
   * @param progress hears of the regions in their order, on this thread
   */
  static void ask(Login login, List<Region> regions, Progress progress) throws ConnectException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<String>> answers =
          regions.stream()
              .map(region -> threads.submit(ExchangeLog.carried(() -> ask(login, region))))
              .toList();
      List<ConnectException> away = new ArrayList<>();
      for (int i = 0; i < regions.size(); i++) {
        try {
          progress.done(ConnectStep.COMPUTE, answer(answers.get(i)));
        } catch (ConnectException e) {
          if (e.remedy() instanceof Remedy.TrustCertificate || isCancelled(e)) {
            throw e;
          }
          away.add(e);
          if (away.size() == regions.size()) {
            throw away.getFirst();
          }
          progress.done(ConnectStep.COMPUTE, away(regions.get(i), e));
        }
      }
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static String away(Region region, ConnectException why) {
    return Text.of("connect.found.regionAway", region.name(), String.valueOf(why.getMessage()));
  }

  private static String answer(Future<String> asked) throws ConnectException {
    try {
      return asked.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("GET");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ConnectException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private static boolean isCancelled(ConnectException e) {
    return e.getCause() instanceof ApiException cause && cause.category() == Category.CANCELLED;
  }

  private static String ask(Login login, Region region) throws ConnectException {
    ComputeClient compute = region.compute();
    URI url = compute.url();
    try {
      compute.ask();
    } catch (ApiException e) {
      boolean away =
          switch (e.category()) {
            case UNKNOWN_HOST, UNREACHABLE, TIMEOUT, TLS -> true;
            default -> false;
          };
      boolean sameHost = login.authUrl().getHost().equalsIgnoreCase(url.getHost());
      throw new ConnectException(
          ConnectStep.COMPUTE,
          Connector.remedy(
              e,
              away && !sameHost
                  ? new Remedy.ReplaceHost(url, Endpoints.at(login.authUrl(), url))
                  : new Remedy.TryAgain()),
          Text.of("connect.error.compute", url, e.getMessage()),
          e);
    }
    askForImages(region.images());
    return compute.maximum() == null
        ? Text.of("connect.found.legacyCompute", url)
        : Text.of("connect.found.compute", url, compute.maximum().toString());
  }

  /** Servers can be worked with while the image service is away: it is asked again when needed. */
  private static void askForImages(Images images) throws ConnectException {
    try {
      images.ask();
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        throw e;
      }
      if (Connector.remedy(e, new Remedy.TryAgain()) instanceof Remedy.TrustCertificate trust) {
        throw new ConnectException(ConnectStep.COMPUTE, trust, e.getMessage(), e);
      }
    }
  }
}
