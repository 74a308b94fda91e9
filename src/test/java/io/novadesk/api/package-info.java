/** What the API layer promises, against real bodies, faults and clouds. */
@NullMarked
package io.novadesk.api;

import org.jspecify.annotations.NullMarked;
