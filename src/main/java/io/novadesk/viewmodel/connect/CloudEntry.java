package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.TypedUrl;
import io.novadesk.i18n.Folded;
import io.novadesk.profile.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cloud in the list.
 *
 * @param remarks what a person should know about it before connecting
 * @param file where it stands, for those of {@code clouds.yaml} and of a team; else empty
 */
public record CloudEntry(Kind kind, Connection connection, List<String> remarks, String file) {

  /** Where the list knows a cloud from. */
  public enum Kind {
    DEMO,
    SAVED,
    CLOUDS_YAML,
    /** Of a folder that a team shares, and that is only read. */
    TEAM
  }

  public String name() {
    return connection.name();
  }

  /** What a person reads: their own name for it, or its name. */
  public String shownName() {
    String nickname = connection.marking().nickname();
    return nickname.isEmpty() ? name() : nickname;
  }

  /** Under which it stands in the list; empty: none. */
  public String folder() {
    return connection.marking().folder();
  }

  /** Its name where it goes by another one, who goes to which project there, and the region. */
  public List<String> about() {
    String user = connection.signIn().user();
    String project = connection.target().project();
    List<String> parts =
        new ArrayList<>(
            List.of(
                shownName().equals(name()) ? "" : name(),
                user.isEmpty() ? host() : project.isEmpty() ? user : user + "@" + project,
                connection.target().region()));
    parts.removeIf(String::isEmpty);
    return List.copyOf(parts);
  }

  /** Host of its address, or the address as it is when it is none; empty for the demo cloud. */
  public String host() {
    URI url = TypedUrl.parse(connection.authUrl());
    return url == null ? connection.authUrl() : url.getHost();
  }

  /** Whether it may be renamed, changed and deleted here. */
  public boolean editable() {
    return kind == Kind.SAVED;
  }

  /** Whether what is changed here can be written to where it stands. */
  public boolean savable() {
    return kind == Kind.SAVED || kind == Kind.CLOUDS_YAML;
  }

  /** Whether a file of other tools or of a team describes it. */
  public boolean isOfFile() {
    return kind == Kind.CLOUDS_YAML || kind == Kind.TEAM;
  }

  /** Whether a search for this text finds it. */
  boolean matches(String wanted) {
    return Stream.of(
            name(),
            shownName(),
            host(),
            folder(),
            connection.signIn().user(),
            connection.target().project(),
            connection.target().region())
        .anyMatch(text -> contains(text, wanted));
  }

  private static boolean contains(String text, String wanted) {
    return Folded.of(text).contains(Folded.of(wanted.strip()));
  }
}
