package io.novadesk.demo.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of request that a credential is good for.
 *
 * @param service the type of the service in the catalogue
 * @param path in which {@code *} stands for a segment, {@code **} for anything, {@code {name}} for
 *     a segment too
 */
record AccessRule(String id, String service, String method, String path) {
  private static final Pattern WILD = Pattern.compile("\\{[^}]*}|\\*\\*|\\*");

  boolean allows(String type, String verb, String requested) {
    return service.equals(type) && method.equals(verb) && requested.matches(regex());
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
