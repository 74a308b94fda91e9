package io.novadesk.viewmodel.servers;

/**
 * What one line of the server table shows: a server, the heading over a group of them, or what was
 * last seen of a cloud that has told nothing yet. Only servers can be selected.
 */
public sealed interface TableLine permits ServerRow, GroupHeading, SeenHeading, SeenLine {
  /** The same for every state of one line, and for no other line of the table. */
  Object lineKey();
}
