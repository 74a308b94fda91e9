/** The server groups of one region. */
@NullMarked
package io.novadesk.viewmodel.groups;

import org.jspecify.annotations.NullMarked;
