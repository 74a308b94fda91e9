/** The server groups of one region. */
@NullMarked
package io.novadesk.view.groups;

import org.jspecify.annotations.NullMarked;
