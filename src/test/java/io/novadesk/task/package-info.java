/** Tests of work beside the window. */
@NullMarked
package io.novadesk.task;

import org.jspecify.annotations.NullMarked;
