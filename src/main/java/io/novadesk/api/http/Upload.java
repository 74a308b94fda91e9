package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the data of an image. The JDK's own clock would run while it is sent, however well it goes;
 * here only the time counts in which the other side takes nothing.
 */
final class Upload {
  private static final int LOOKS = 4;

  private final HttpClient client;
  private final HttpSettings settings;

  Upload(HttpClient client, HttpSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * @throws ApiException TIMEOUT when nothing more is taken
   */
  HttpResponse<BodyStream> send(Request request, HttpRequest sent, StreamPublisher data)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<BodyStream>> answer =
        client.sendAsync(sent, _ -> new BodyStream(settings.idle(), settings.whole()));
    try {
      while (true) {
        try {
          return answer.get(Math.max(1, settings.idle().toMillis() / LOOKS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          if (data.isStalled(settings.idle())) {
            throw Failures.stalled(request, settings);
          }
        }
      }
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      // Does nothing to an answer that is there; else it ends what is still being sent.
      answer.cancel(true);
    }
  }

  private static IOException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException io -> io;
      case RuntimeException slip -> throw slip;
      case Error error -> throw error;
      case null, default -> new IOException(e);
    };
  }
}
