/** What the demo cloud holds when it starts: the seeded estate, or a generated one of any size. */
@NullMarked
package io.novadesk.demo.seed;

import org.jspecify.annotations.NullMarked;
