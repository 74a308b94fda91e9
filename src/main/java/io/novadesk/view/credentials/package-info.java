/** The dialog of application credentials. */
@NullMarked
package io.novadesk.view.credentials;

import org.jspecify.annotations.NullMarked;
