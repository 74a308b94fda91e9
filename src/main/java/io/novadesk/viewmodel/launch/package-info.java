/** The Launch page: what new servers are to be, what that takes, and what becomes of them. */
@NullMarked
package io.novadesk.viewmodel.launch;

import org.jspecify.annotations.NullMarked;
