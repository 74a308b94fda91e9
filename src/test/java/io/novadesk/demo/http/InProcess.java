package io.novadesk.demo.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks a service of the demo cloud without a connection: a hundred thousand times in seconds. */
public final class InProcess {
  private final Service service;
  private final String prefix;

  public InProcess(Service service, String prefix) {
    this.service = service;
    this.prefix = prefix;
  }

  /** What came back. */
  public record Reply(int status, String body) {
    public boolean isAccepted() {
      return status < 300;
    }
  }

  public Reply send(String method, URI uri, Map<String, String> headers, byte[] body) {
    Answer answer = service.handle(new Call(new Asked(method, uri, headers, body), prefix));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      answer.body().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply(answer.status(), out.toString(StandardCharsets.UTF_8));
  }

  private static final class Asked extends HttpExchange {
    private final String method;
    private final URI uri;
    private final Headers headers = new Headers();
    private final byte[] body;

    Asked(String method, URI uri, Map<String, String> headers, byte[] body) {
      this.method = method;
      this.uri = uri;
      this.body = body;
      headers.forEach(this.headers::set);
    }

    @Override
    public Headers getRequestHeaders() {
      return headers;
    }

    @Override
    public URI getRequestURI() {
      return uri;
    }

    @Override
    public String getRequestMethod() {
      return method;
    }

    @Override
    public InputStream getRequestBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public Headers getResponseHeaders() {
      throw new UnsupportedOperationException();
    }

    @Override
    public HttpContext getHttpContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public OutputStream getResponseBody() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendResponseHeaders(int status, long length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getResponseCode() {
      throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getProtocol() {
      return "HTTP/1.1";
    }

    @Override
    public Object getAttribute(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public HttpPrincipal getPrincipal() {
      throw new UnsupportedOperationException();
    }
  }
}
