/** The way into a cloud: find out its dialect, log in, see which regions answer. */
@NullMarked
package io.novadesk.cloud.connect;

import org.jspecify.annotations.NullMarked;
