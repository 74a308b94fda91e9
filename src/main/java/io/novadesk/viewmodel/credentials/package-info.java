/** Application credentials of whoever is logged in: made, listed, deleted. */
@NullMarked
package io.novadesk.viewmodel.credentials;

import org.jspecify.annotations.NullMarked;
