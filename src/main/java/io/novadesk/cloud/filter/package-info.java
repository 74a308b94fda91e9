/** The language in which servers are looked for: in the window and on the command line alike. */
@NullMarked
package io.novadesk.cloud.filter;

import org.jspecify.annotations.NullMarked;
