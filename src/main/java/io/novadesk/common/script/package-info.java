/** What a person did, as lines of commands that can be read, changed and run again. */
@NullMarked
package io.novadesk.common.script;

import org.jspecify.annotations.NullMarked;
