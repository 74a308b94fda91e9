/** Tests of recordings. */
@NullMarked
package io.novadesk.viewmodel.script;

import org.jspecify.annotations.NullMarked;
