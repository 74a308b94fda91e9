/** The page of a plan. */
@NullMarked
package io.novadesk.view.plans;

import org.jspecify.annotations.NullMarked;
