package io.novadesk.viewmodel.servers;

import org.jspecify.annotations.Nullable;

/**
 * One row that came, changed or went.
 *
 * @param before null when it is new
 * @param after null when it is gone
 */
public record RowChange(@Nullable ServerRow before, @Nullable ServerRow after) {}
