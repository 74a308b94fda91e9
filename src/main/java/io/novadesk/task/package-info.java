/** Work in the background, its result on the caller's side. */
@NullMarked
package io.novadesk.task;

import org.jspecify.annotations.NullMarked;
