package io.novadesk.testing;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plays the browser of a person who signs on, forms and cookies included; runs no scripts. */
public final class Browser implements AutoCloseable {
  private static final Pattern FIELD = Pattern.compile("name=\"token\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** What the last page would send, and where to. */
  public record Form(URI action, String token) {}

  /** Opens the page and signs on there; what comes of it is not sent yet. */
  public Form signOn(URI page, String user, String password) throws Exception {
    HttpResponse<String> login = get(page);
    HttpResponse<String> last =
        post(login.uri(), Map.of("username", user, "password", password), "null");
    Matcher token = FIELD.matcher(last.body());
    Matcher action = ACTION.matcher(last.body());
    if (!token.find() || !action.find()) {
      throw new AssertionError(last.statusCode() + " " + last.body());
    }
    return new Form(URI.create(action.group(1)), token.group(1));
  }

  /** The form goes where the cloud says. */
  public HttpResponse<String> submit(Form form, String origin) throws Exception {
    return post(form.action(), Map.of("token", form.token()), origin);
  }

  public HttpResponse<String> get(URI page) throws Exception {
    return http.send(
        HttpRequest.newBuilder(page).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** Sends a form. */
  public HttpResponse<String> post(URI to, Map<String, String> fields, String origin)
      throws Exception {
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.header("Origin", origin).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
