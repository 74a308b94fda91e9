package io.novadesk.api.http;

import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.wire.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What to send.
 *
 * @param body null: none
 * @param tokens where the token comes from; null: the call needs none
 * @param renews whether a 401 leads to one renewal of the token and one repetition
 * @param accepted statuses from 300 on that are an answer rather than an error
 * @param secrets texts beyond the token that must never be logged
 * @param isUnlimited the answer is not held in memory and may be of any size
 * @param repeat whether it may go again by itself
 */
public record Request(
    String method,
    URI uri,
    Map<String, String> headers,
    @Nullable RequestBody body,
    @Nullable TokenSource tokens,
    boolean renews,
    Set<Integer> accepted,
    List<Secret> secrets,
    boolean isUnlimited,
    Repeat repeat) {

  public static Request of(String method, URI uri) {
    return new Request(
        method,
        uri,
        Map.of("Accept", "application/json"),
        null,
        null,
        true,
        Set.of(),
        List.of(),
        false,
        Repeat.of(method));
  }

  public static Request get(URI uri) {
    return of("GET", uri);
  }

  public static Request post(URI uri, JsonNode body) {
    return of("POST", uri).json(body);
  }

  public Request json(JsonNode body) {
    return body(RequestBody.of(Json.bytes(body))).header("Content-Type", "application/json");
  }

  public Request body(RequestBody body) {
    return new Request(
        method, uri, headers, body, tokens, renews, accepted, secrets, isUnlimited, repeat);
  }

  public Request header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Request(
        method, uri, more, body, tokens, renews, accepted, secrets, isUnlimited, repeat);
  }

  public Request token(TokenSource source) {
    return new Request(
        method, uri, headers, body, source, renews, accepted, secrets, isUnlimited, repeat);
  }

  /** A 401 is told as it is. */
  public Request withoutRenewal() {
    return new Request(
        method, uri, headers, body, tokens, false, accepted, secrets, isUnlimited, repeat);
  }

  public Request accepting(Integer... statuses) {
    return new Request(
        method, uri, headers, body, tokens, renews, Set.of(statuses), secrets, isUnlimited, repeat);
  }

  public Request repeating(Repeat when) {
    return new Request(
        method, uri, headers, body, tokens, renews, accepted, secrets, isUnlimited, when);
  }

  public Request hiding(Secret secret) {
    return new Request(
        method,
        uri,
        headers,
        body,
        tokens,
        renews,
        accepted,
        Stream.concat(secrets.stream(), Stream.of(secret)).toList(),
        isUnlimited,
        repeat);
  }

  Request unlimited() {
    return new Request(method, uri, headers, body, tokens, renews, accepted, secrets, true, repeat);
  }

  /** The same request to another address, without token and keys when that is another host. */
  Request redirected(URI target) {
    boolean same = Endpoint.of(uri).equals(Endpoint.of(target));
    return new Request(
        method,
        target,
        same ? headers : Redaction.withoutSecrets(headers),
        body,
        same ? tokens : null,
        same && renews,
        accepted,
        secrets,
        isUnlimited,
        repeat);
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether its body is there for a second time. */
  boolean isRepeatable() {
    return body == null || body.isRepeatable();
  }
}
