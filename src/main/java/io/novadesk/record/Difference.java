package io.novadesk.record;

import org.jspecify.annotations.Nullable;

/**
 * A field of a server, as it was and as it then was.
 *
 * @param field a name of {@link ServerFacts}
 * @param before null: it had none, or was not told
 * @param after null: it has none any more
 */
public record Difference(String field, @Nullable String before, @Nullable String after) {}
