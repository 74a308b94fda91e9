/** One box that leads to every command, server, image, flavor and place. */
@NullMarked
package io.novadesk.viewmodel.palette;

import org.jspecify.annotations.NullMarked;
