package io.novadesk.viewmodel.servers;

import io.novadesk.viewmodel.servers.SeenCloud.Standing;
import java.util.List;

/**
 * The heading over the servers of a cloud that has told nothing yet.
 *
 * @param id of the cloud's entry in the tree
 * @param cloud what a person calls it
 * @param told how far it is, and how old what stands under it is
 * @param count how many stand under it
 */
public record SeenHeading(String id, String cloud, Standing standing, String told, int count)
    implements TableLine {
  @Override
  public Object lineKey() {
    return List.of(SeenHeading.class, id);
  }
}
