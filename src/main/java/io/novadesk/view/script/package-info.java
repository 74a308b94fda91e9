/** The recording of what a person did, to be read, changed and kept. */
@NullMarked
package io.novadesk.view.script;

import org.jspecify.annotations.NullMarked;
