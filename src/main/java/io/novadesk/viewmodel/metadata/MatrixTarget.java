package io.novadesk.viewmodel.metadata;

import io.novadesk.api.Metadata;
import io.novadesk.cloud.metadata.SavedEdit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An object whose metadata is edited, alone or together with that of others.
 *
 * @param key the same as long as the program runs
 * @param store reads and writes the pairs of objects of this kind
 * @param objectId by which the store knows it
 * @param metadata what the cloud is known to hold
 * @param limit how many items the cloud takes, when it tells
 * @param whyNot why it cannot be edited now; empty when it can; asked again before it is saved
 * @param onSaved hears of each save that sent something
 */
public record MatrixTarget(
    String key,
    String name,
    Metadata store,
    String objectId,
    Map<String, String> metadata,
    OptionalInt limit,
    Supplier<String> whyNot,
    Consumer<SavedEdit> onSaved) {
  public MatrixTarget {
    metadata = Map.copyOf(metadata);
  }
}
