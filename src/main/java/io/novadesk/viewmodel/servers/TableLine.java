package io.novadesk.viewmodel.servers;

/** What one line of the server table shows: a server, or the heading over a group of them. */
public sealed interface TableLine permits ServerRow, GroupHeading {
  /** The same for every state of one line, and for no other line of the table. */
  Object lineKey();
}
