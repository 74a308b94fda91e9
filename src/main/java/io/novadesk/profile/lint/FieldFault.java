package io.novadesk.profile.lint;

import io.novadesk.profile.lint.Fault.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a saved connection.
 *
 * @param key the setting, in the words of clouds.yaml, with underscores
 * @param label what a person calls it
 * @param sentence what is wrong
 * @param mended what belongs there; null: only the person knows
 */
public record FieldFault(
    Weight weight, String key, String label, String sentence, @Nullable String mended) {}
