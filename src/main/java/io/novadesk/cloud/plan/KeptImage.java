package io.novadesk.cloud.plan;

import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.live.Region;
import org.jspecify.annotations.Nullable;

/**
 * An image that an earlier run of the program began to make, and whose end nobody saw.
 *
 * @param id as the cloud told it when it made the image; null: it told none that we know of
 * @param record keeps it until it is settled
 */
public record KeptImage(Region region, String name, @Nullable String id, ImageLog record) {}
