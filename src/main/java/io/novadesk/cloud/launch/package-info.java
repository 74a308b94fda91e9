/** Making servers: each one asked for is made exactly once, and followed until it runs. */
@NullMarked
package io.novadesk.cloud.launch;

import org.jspecify.annotations.NullMarked;
