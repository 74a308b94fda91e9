/** Plans: one action on many servers. */
@NullMarked
package io.novadesk.viewmodel.plans;

import org.jspecify.annotations.NullMarked;
