package io.novadesk.api.identity;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of request for which an application credential is good (Identity API v3, "Access
 * rules").
 *
 * @param service type of the service, such as {@code compute}
 * @param method such as {@code GET}
 * @param path in which {@code *} and {@code {name}} stand for one segment, {@code **} for anything
 */
public record AccessRule(String service, String method, String path) {
  private static final Pattern WILD = Pattern.compile("\\{[^}]*}|\\*\\*|\\*");

  /** Whether it lets a request through; one of a service that is not known may be of its. */
  boolean allows(Set<String> types, String verb, String requested) {
    return method.equals(verb)
        && (types.isEmpty() || types.contains(service))
        && requested.matches(regex());
  }

  private String regex() {
    StringBuilder regex = new StringBuilder();
    Matcher wild = WILD.matcher(path);
    int from = 0;
    while (wild.find()) {
      regex.append(Pattern.quote(path.substring(from, wild.start())));
      regex.append(wild.group().equals("**") ? ".*" : "[^/]+");
      from = wild.end();
    }
    return regex.append(Pattern.quote(path.substring(from))).toString();
  }
}
