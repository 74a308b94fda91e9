package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.filter.CloudName;
import io.novadesk.profile.LastSeen.Seen;
import java.util.List;

/**
 * A cloud that has told nothing yet, in a list beside others that have.
 *
 * @param id of its entry in the tree
 * @param told how far it is, and how old what is known of it is, as a person reads it
 * @param servers as they were last seen, in natural order; empty where nothing was kept
 */
public record SeenCloud(
    String id, CloudName name, Standing standing, String told, List<Seen> servers) {
  /** How far it is. */
  public enum Standing {
    COMING,
    WANTS_PERSON,
    AWAY
  }
}
