/** The window in which a person chooses or types a cloud and signs in to it. */
@NullMarked
package io.novadesk.view.connect;

import org.jspecify.annotations.NullMarked;
