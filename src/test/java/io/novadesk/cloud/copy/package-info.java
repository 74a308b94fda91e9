/** Tests of what is copied, run by the programs that it is meant for. */
@NullMarked
package io.novadesk.cloud.copy;

import org.jspecify.annotations.NullMarked;
