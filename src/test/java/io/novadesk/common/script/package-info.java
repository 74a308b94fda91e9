/** Tests of scripts. */
@NullMarked
package io.novadesk.common.script;

import org.jspecify.annotations.NullMarked;
