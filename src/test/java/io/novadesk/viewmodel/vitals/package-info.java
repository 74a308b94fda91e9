/** Tests of how servers went. */
@NullMarked
package io.novadesk.viewmodel.vitals;

import org.jspecify.annotations.NullMarked;
