/** The pages that a region has beside its servers: a list of something each. */
@NullMarked
package io.novadesk.viewmodel.pages;

import org.jspecify.annotations.NullMarked;
