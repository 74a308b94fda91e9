/** Tests of programs that are run for servers. */
@NullMarked
package io.novadesk.common.own;

import org.jspecify.annotations.NullMarked;
