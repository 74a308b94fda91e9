package io.novadesk.viewmodel.launch;

import java.nio.charset.StandardCharsets;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A file that is written into a new server: typed here, or read from a file of this machine. */
public final class InjectedFile {
  private final StringProperty path;
  private final StringProperty typed;
  private final ReadOnlyStringWrapper local = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<byte @Nullable []> read = new ReadOnlyObjectWrapper<>();

  public InjectedFile(String path, String typed) {
    this.path = new SimpleStringProperty(path);
    this.typed = new SimpleStringProperty(typed);
  }

  /** Where it goes in the server. */
  public StringProperty path() {
    return path;
  }

  public StringProperty typed() {
    return typed;
  }

  /** The file on this machine that it comes from; empty: it is typed. */
  public ReadOnlyStringProperty local() {
    return local.getReadOnlyProperty();
  }

  /** Why the local file could not be read. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<byte @Nullable []> read() {
    return read.getReadOnlyProperty();
  }

  byte[] content() {
    byte[] bytes = read.get();
    return bytes == null ? typed.get().getBytes(StandardCharsets.UTF_8) : bytes;
  }

  void comesFrom(String file, byte @Nullable [] content, String why) {
    local.set(file);
    problem.set(why);
    read.set(content);
  }
}
