/** The wiring of one window: models, views, files, the one hop to the JavaFX thread. */
@NullMarked
package io.novadesk.window;

import org.jspecify.annotations.NullMarked;
