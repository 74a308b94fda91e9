/** The C libraries around GLib, called by foreign functions. */
@NullMarked
package io.novadesk.glib;

import org.jspecify.annotations.NullMarked;
