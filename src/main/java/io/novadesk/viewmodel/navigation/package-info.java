/** The tree: clouds, regions, groups of servers, images, flavors, with live counts. */
@NullMarked
package io.novadesk.viewmodel.navigation;

import org.jspecify.annotations.NullMarked;
