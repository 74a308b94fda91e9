package io.novadesk.api.http;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server that does exactly what a test tells it, down to the byte. */
final class FaultServer implements AutoCloseable {
  /** What to do with one request. */
  @FunctionalInterface
  interface Behaviour {
    void answer(Exchange exchange) throws IOException, InterruptedException;
  }

  /** One request and the way to its sender. */
  final class Exchange {
    final String head;
    final int number;
    private final Socket socket;

    private Exchange(String head, int number, Socket socket) {
      this.head = head;
      this.number = number;
      this.socket = socket;
    }

    @Nullable String header(String name) {
      for (String line : head.lines().toList()) {
        if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return null;
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /** A whole answer. */
    void answer(int status, String headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      send(
          "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, bytes.length));
      send(bytes);
    }

    /** A body of nothing but spaces, packed to a thousandth. */
    void packed(int status, int length) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        byte[] part = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < length; n += part.length) {
          gzip.write(part);
        }
      }
      send(
          "HTTP/1.1 %d X\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
              .formatted(status, packed.size()));
      send(packed.toByteArray());
    }

    /** Whether the test has ended. */
    boolean isOver() {
      return over.getCount() == 0;
    }

    void json(String body) throws IOException {
      answer(200, "Content-Type: application/json\r\n", body);
    }

    /** Ends the connection with a reset rather than in good order. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void close() throws IOException {
      socket.close();
    }

    /** Says nothing more for as long as the test lasts. */
    void stall() throws InterruptedException {
      over.await(30, TimeUnit.SECONDS);
    }

    /** Lets a moment pass. */
    void pause(long millis) throws InterruptedException {
      over.await(millis, TimeUnit.MILLISECONDS);
    }
  }

  private final ServerSocket listening;
  private final Behaviour behaviour;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  FaultServer(Behaviour behaviour) throws IOException {
    this(behaviour, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
  }

  FaultServer(Behaviour behaviour, SSLContext tls) throws IOException {
    this(
        behaviour,
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        "https");
  }

  private FaultServer(Behaviour behaviour, ServerSocket listening, String scheme) {
    this.behaviour = behaviour;
    this.listening = listening;
    this.scheme = scheme;
    threads.execute(this::accept);
  }

  URI uri(String path) {
    return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + path);
  }

  /** The heads of all requests so far. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        int number;
        synchronized (requests) {
          requests.add(head);
          number = requests.size();
        }
        behaviour.answer(new Exchange(head, number, socket));
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException _) {
      // The client went away, as some tests want.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skip(length);
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
