/** Runs a person's own programs for servers, without a shell. */
@NullMarked
package io.novadesk.common.own;

import org.jspecify.annotations.NullMarked;
