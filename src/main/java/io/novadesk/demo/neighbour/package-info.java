/** What the demo cloud's services beside Compute have in common. */
@NullMarked
package io.novadesk.demo.neighbour;

import org.jspecify.annotations.NullMarked;
