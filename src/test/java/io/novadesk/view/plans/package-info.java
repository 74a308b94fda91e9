/** Tests of the pages of plans. */
@NullMarked
package io.novadesk.view.plans;

import org.jspecify.annotations.NullMarked;
