/**
 * What was seen of a cloud and what was sent to it, kept in a database beside the window: for
 * questions about the past that no cloud answers.
 */
@NullMarked
package io.novadesk.record;

import org.jspecify.annotations.NullMarked;
