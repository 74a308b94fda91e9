package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * A cloud that a file describes, and that is not in the list yet.
 *
 * @param secret what the file holds of it; null: it holds none
 * @param remarks sentences about what the file asks for and does not get, and its faults
 * @param known whether a connection like it is saved already
 * @param wanted whether the person wants it
 */
public record FoundCloud(
    String file,
    Connection connection,
    @Nullable Secret secret,
    List<String> remarks,
    boolean known,
    BooleanProperty wanted) {
  public FoundCloud {
    remarks = List.copyOf(remarks);
  }

  public String name() {
    return connection.name();
  }

  /** What it is and where it leads, in one line. */
  public String about() {
    String user = connection.signIn().user();
    String project = connection.target().project();
    List<String> parts =
        new ArrayList<>(
            List.of(
                Text.of("connect.method." + connection.signIn().method()),
                user.isEmpty() ? project : project.isEmpty() ? user : user + "@" + project,
                connection.target().region(),
                connection.authUrl(),
                Text.of(secretNote())));
    parts.removeIf(String::isEmpty);
    return String.join(" · ", parts);
  }

  private String secretNote() {
    return known
        ? "drop.known"
        : secret != null
            ? "drop.withSecret"
            : connection.signIn().method().isSignOn() ? "drop.browser" : "drop.noSecret";
  }
}
