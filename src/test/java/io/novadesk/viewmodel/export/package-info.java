/** Tests of exports. */
@NullMarked
package io.novadesk.viewmodel.export;

import org.jspecify.annotations.NullMarked;
