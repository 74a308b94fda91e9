package io.novadesk.api.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the link to the next page as the cloud wrote it; only its query may be used
 */
public record Page<T>(List<T> items, @Nullable String next) {}
