/** Keys for logging in to servers, made and read on this computer. */
@NullMarked
package io.novadesk.cloud.keys;

import org.jspecify.annotations.NullMarked;
