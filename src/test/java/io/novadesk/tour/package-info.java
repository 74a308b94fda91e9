@NullMarked
package io.novadesk.tour;

import org.jspecify.annotations.NullMarked;
