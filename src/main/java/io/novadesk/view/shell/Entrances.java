package io.novadesk.view.shell;

import javafx.beans.value.ObservableValue;

/** The ways into a cloud while none is open. */
public interface Entrances {
  /** How many connections the person has; the demo cloud is none of them. */
  ObservableValue<Integer> known();

  /** Asks which cloud to open. */
  void connect();

  /** Goes into the demo cloud. */
  void demo();

  /** Takes a connection from a file of another tool. */
  void fromFile();

  /** Asks for what a new connection needs. */
  void type();
}
