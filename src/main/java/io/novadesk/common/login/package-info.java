/** What it takes to log in to a cloud that is described: in a form, a file or the saved clouds. */
@NullMarked
package io.novadesk.common.login;

import org.jspecify.annotations.NullMarked;
